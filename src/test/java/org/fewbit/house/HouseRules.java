package org.fewbit.house;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.properties.HasOwner;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.elements.ClassesShouldConjunction;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/**
 * The architecture as rules, written for any root package, so that the same rules meet the program
 * and the deliberate offenders of {@code org.fewbit.house.offender}.
 */
final class HouseRules {

  private final String root;

  HouseRules(String root) {
    this.root = root;
  }

  /** Rule name (also the offender's class name) to rule. */
  Map<String, ArchRule> all() {
    Map<String, ArchRule> rules = new LinkedHashMap<>();
    libraries(rules);
    behaviour(rules);
    rooms(rules);
    return rules;
  }

  private void libraries(Map<String, ArchRule> rules) {
    rules.put(
        "CoreUsesALibrary",
        classes()
            .that()
            .resideInAPackage(in("core"))
            .should()
            .onlyDependOnClassesThat(
                resideInAnyPackage(
                    in("core"),
                    "java.lang..",
                    "java.util..",
                    "java.io..",
                    "java.nio..",
                    "java.time..",
                    "java.math..",
                    "java.text..",
                    "java.security..",
                    "org.jspecify..",
                    "org.hipparchus.."))
            .because("core must run and be tested without screen, runtime or files of any format"));
    rules.put(
        "RuntimeOutsideOnnx",
        onlyIn("ai.onnxruntime..", "onnx")
            .because("one room knows the runtime's traps: native memory, locks, pinned tensors"));
    rules.put(
        "JavaFxOutsideUi",
        onlyIn("javafx..", "ui", "app")
            .because("everything else runs on a machine without display"));
    rules.put(
        "JsonInChart",
        onlyIn("tools.jackson..", "archive", "exchange", "tokenizer", "benchmarks", "app")
            .because("file formats belong to the rooms that read and write files"));
    rules.put(
        "StatisticsLibraryElsewhere",
        onlyIn("org.hipparchus..", "core.statistics")
            .because("the rest speaks of intervals and tests, not of a library's classes"));
  }

  private void behaviour(Map<String, ArchRule> rules) {
    rules.put(
        "RunLaterOutsideFx",
        noClasses()
            .that(not(resideInAPackage(in("ui.fx"))))
            .should()
            .callMethod("javafx.application.Platform", "runLater", "java.lang.Runnable")
            .because("one place decides what crosses to the window's thread, and coalesces it")
            .allowEmptyShould(true));
    rules.put(
        "ThreadInQuantizers",
        noClasses()
            .that(not(resideInAnyPackage(in("ui.fx"), in("app"), in("onnx"))))
            .should()
            .callConstructorWhere(
                JavaCall.Predicates.target(
                    HasOwner.Predicates.With.owner(
                        JavaClass.Predicates.assignableTo(Thread.class))))
            .orShould()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.util.concurrent.Executors")
            .because("threads that nobody owns can be neither cancelled nor counted"));
    rules.put(
        "ClockInCore",
        noClasses()
            .that()
            .resideInAPackage(in("core"))
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(System.class, "nanoTime")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(Math.class, "random")
            .orShould()
            .callConstructor(java.util.Random.class)
            .orShould()
            .callMethod(RandomGenerator.class, "getDefault")
            .because("a result that depends on a hidden clock or seed can't be repeated"));
    rules.put(
        "PrintOutsideApp",
        noClasses()
            .that(not(resideInAPackage(in("app"))))
            .should()
            .accessField(System.class, "out")
            .because("standard output belongs to the command line's result"));
  }

  private void rooms(Map<String, ArchRule> rules) {
    rules.put("CoreCallsArchive", room("core").because("ports point inwards"));
    rules.put("OnnxCallsBenchmarks", room("onnx", "core", "tokenizer").because(ADAPTERS));
    rules.put("TokenizerCallsOnnx", room("tokenizer", "core").because(ADAPTERS));
    rules.put(
        "QuantizersCallOnnxSession", room("quantizers", "core", "onnx.graph").because(ADAPTERS));
    rules.put("BenchmarksCallOnnx", room("benchmarks", "core").because(ADAPTERS));
    rules.put("ArchiveCallsUi", room("archive", "core").because(ADAPTERS));
    rules.put("ChartCallsUi", room("chart", "core").because("a figure is drawn without a window"));
    rules.put(
        "ExchangeCallsArchive",
        room("exchange", "core", "chart")
            .because("what is exported does not depend on where from"));
    rules.put(
        "UiCallsOnnx",
        room("ui", "core", "chart", "exchange").because("the window sees ports, not adapters"));
    rules.put("FxCallsPane", room("ui.fx", "core").because("the common room knows no pane"));
    for (String pane : new String[] {"pick", "compare"}) {
      rules.put(
          "Pane" + pane,
          room("ui." + pane, "core", "chart", "ui.fx").because("only the shell composes panes"));
    }
    for (String pane : new String[] {"runs", "sample", "side"}) {
      rules.put(
          "Pane" + pane,
          room("ui." + pane, "core", "exchange", "ui.fx").because("only the shell composes panes"));
    }
    insideCore(rules);
    rules.put(
        "Cycle",
        slices()
            .matching(root + ".(*)..")
            .should()
            .beFreeOfCycles()
            .because("what depends on each other is one thing"));
    rules.put(
        "CoreCycle",
        slices()
            .matching(root + ".core.(*)..")
            .should()
            .beFreeOfCycles()
            .because("what depends on each other is one thing"));
  }

  private static final String ADAPTERS = "adapters know the core and not each other";

  private void insideCore(Map<String, ArchRule> rules) {
    String reason = "arrows inside core go one way: model, inference, evaluation, run, compare";
    rules.put("ModelCallsRun", room("core.model", "core.problem").because(reason));
    rules.put(
        "InferenceCallsEvaluation",
        room("core.inference", "core.model", "core.problem", "core.job").because(reason));
    rules.put(
        "EvaluationCallsRun",
        room(
                "core.evaluation",
                "core.inference",
                "core.model",
                "core.statistics",
                "core.problem",
                "core.job")
            .because(reason));
    rules.put("StatisticsKnowsDomain", room("core.statistics").because(reason));
    rules.put(
        "CompareCallsQuantize",
        room(
                "core.compare",
                "core.run",
                "core.evaluation",
                "core.model",
                "core.statistics",
                "core.problem")
            .because(reason));
  }

  /** A room may use itself, the rooms named, and what does not belong to the program. */
  private ClassesShouldConjunction room(String room, String... others) {
    String[] allowed =
        Stream.concat(Stream.of(room), Stream.of(others)).map(this::in).toArray(String[]::new);
    return noClasses()
        .that()
        .resideInAPackage(in(room))
        .should()
        .dependOnClassesThat(resideInAPackage(root + "..").and(not(resideInAnyPackage(allowed))));
  }

  private ClassesShouldConjunction onlyIn(String library, String... rooms) {
    String[] allowed = Stream.of(rooms).map(this::in).toArray(String[]::new);
    return noClasses()
        .that(not(resideInAnyPackage(allowed)))
        .should()
        .dependOnClassesThat()
        .resideInAPackage(library);
  }

  private String in(String room) {
    return root + "." + room + "..";
  }
}
