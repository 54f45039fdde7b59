package org.fewbit.ui.quantize;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fewbit.core.model.Artifact;
import org.fewbit.core.model.BaseModel;
import org.fewbit.core.model.Execution;
import org.fewbit.core.model.Method;
import org.fewbit.core.model.QuantizationScheme;
import org.fewbit.core.model.SchemeOption;
import org.fewbit.core.model.TensorClass;
import org.fewbit.core.model.VariantId;
import org.fewbit.core.problem.Problem;
import org.fewbit.core.problem.ProblemException;
import org.fewbit.core.quantize.CalibrationRequest;
import org.fewbit.core.quantize.QuantizationReport;
import org.fewbit.core.quantize.QuantizationRequest;
import org.fewbit.core.quantize.ReportStore;
import org.fewbit.ui.doubles.FixedCatalogs;
import org.fewbit.ui.doubles.Samples;
import org.fewbit.ui.fx.Background;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Making variants, without a window: state and controller on a scripted quantizer. */
class QuantizeControllerTest {

  private static final String SMALL = "pocket-0.4m";
  private static final String LARGE = "pocket-6m";
  private static final QuantizationScheme FOUR = QuantizationScheme.rtn(4, 128, true);
  private static final QuantizationScheme THREE = QuantizationScheme.rtn(3, 128, true);

  private final List<Throwable> errors = new ArrayList<>();
  private final List<VariantId> made = new ArrayList<>();
  private final ScriptedQuantizer quantizer = new ScriptedQuantizer();
  private final Map<Path, QuantizationReport> stored = new HashMap<>();
  private final ReportStore reports =
      new ReportStore() {
        @Override
        public void write(Path graph, QuantizationReport report) {
          stored.put(graph, report);
        }

        @Override
        public Optional<QuantizationReport> read(Path graph) {
          return Optional.ofNullable(stored.get(graph));
        }

        @Override
        public Optional<Path> file(Path graph) {
          return Optional.empty();
        }
      };
  private final QuantizeState state = new QuantizeState();
  private final QuantizeController controller =
      new QuantizeController(
          new QuantizeSources(
              FixedCatalogs.models(
                  Samples.model(SMALL, 64, "fp32"),
                  Samples.model(LARGE, 256, "fp32", "rtn-w4-g128-sym")),
              quantizer,
              (model, graph, check) ->
                  new Artifact(
                      graph.file(),
                      1_600_000,
                      "ab",
                      400_000,
                      32,
                      Map.of(TensorClass.ATTENTION, 32.0, TensorClass.EMBEDDING, 32.0),
                      Map.of(TensorClass.ATTENTION, 300_000L, TensorClass.EMBEDDING, 100_000L),
                      Execution.KERNEL,
                      Map.of()),
              reports,
              FixedCatalogs.machine(1_000_000_000, 8_000_000_000L)),
          state,
          Background.direct(errors::add),
          made::add);

  @BeforeEach
  void open() {
    controller.open();
    assertThat(errors).isEmpty();
  }

  private Job job(String model, QuantizationScheme scheme) {
    return state.job(new VariantId(model, scheme.toString())).orElseThrow();
  }

  @Test
  void opensOnTheSmallestModelAndTheFirstMethodWithAnEmptyList() {
    assertThat(state.chosenModels()).containsExactly(SMALL);
    assertThat(state.settings().scheme()).contains(FOUR);
    assertThat(state.jobs()).isEmpty();
  }

  @Test
  void theSettingsMakeTheNameAndBitsStayWithTheNextMethod() {
    MethodSettings settings = state.settings();
    settings.bitsProperty().set(3);
    settings.symmetricProperty().set(false);
    settings.choose(ScriptedQuantizer.GPTQ);
    settings.options().add(SchemeOption.DYNAMIC_GROUPS);
    assertThat(settings.scheme()).map(Object::toString).contains("gptq-w3-g128-sym-dynact");
    settings.options().add(SchemeOption.NO_ACT_ORDER);
    assertThat(settings.scheme()).isEmpty();
    settings.choose(ScriptedQuantizer.INT8);
    assertThat(settings.scheme()).contains(QuantizationScheme.INT8_DYNAMIC);
    settings.choose(ScriptedQuantizer.RTN);
    assertThat(settings.scheme()).contains(FOUR);
  }

  @Test
  void theListIsEveryTickedModelUnderEveryScheme() {
    state.chosenModels().add(LARGE);
    controller.addAll(List.of(FOUR, THREE, FOUR));
    assertThat(state.jobs()).hasSize(4);
    assertThat(job(LARGE, FOUR).state()).isEqualTo(Job.State.THERE);
    assertThat(state.wanted()).hasSize(3);
  }

  @Test
  void variantsThatAreThereAreShownWithTheirStoredReport() {
    BaseModel large =
        state.models().stream().filter(m -> m.name().equals(LARGE)).findFirst().orElseThrow();
    Path graph = large.graph(FOUR.toString()).orElseThrow().file();
    QuantizationReport report =
        ScriptedQuantizer.report(QuantizationRequest.of(large, large.baseline(), FOUR, graph));
    reports.write(graph, report);
    state.chosenModels().add(LARGE);
    controller.changed();
    assertThat(state.jobs()).extracting(Job::variant).hasToString("[" + LARGE + "@" + FOUR + "]");
    assertThat(controller.isListed(FOUR)).isFalse();
    controller.select(new VariantId(LARGE, FOUR.toString()));
    assertThat(job(LARGE, FOUR).report()).contains(report);
    assertThat(job(LARGE, FOUR).state()).isEqualTo(Job.State.THERE);
    assertThat(state.wanted()).isEmpty();
    controller.addAll(List.of(THREE));
    assertThat(job(LARGE, FOUR).report()).contains(report);
  }

  @Test
  void aVariantMadeWithOtherSettingsIsReplacedOnlyWhenThatIsAskedFor() {
    QuantizationScheme four = QuantizationScheme.parse("gptq-w4-g128-sym");
    controller.addAll(List.of(four));
    controller.start();
    assertThat(job(SMALL, four).state()).isEqualTo(Job.State.DONE);
    quantizer.differences =
        request -> request.calibration().isPresent() ? List.of("samples 128, now 64") : List.of();
    state.calibrationFileProperty().set("other.json");
    assertThat(job(SMALL, four).isOutdated()).isTrue();
    assertThat(job(SMALL, four).existing().differences()).containsExactly("samples 128, now 64");
    controller.start();
    assertThat(quantizer.requests).as("not asked for").hasSize(1);

    controller.replace(job(SMALL, four).variant(), true);
    controller.replace(job(SMALL, four).variant(), false);
    assertThat(state.wanted()).isEmpty();
    controller.replace(job(SMALL, four).variant(), true);
    assertThat(job(SMALL, four).state()).isEqualTo(Job.State.PLANNED);
    quantizer.differences = request -> List.of();
    controller.start();
    assertThat(quantizer.requests).hasSize(2);
    assertThat(quantizer.requests.getLast().overwrite()).isTrue();
    assertThat(quantizer.requests.getFirst().overwrite()).isFalse();
    assertThat(job(SMALL, four).state()).isEqualTo(Job.State.DONE);
    assertThat(job(SMALL, four).existing()).isEqualTo(Job.Existing.NONE);
    assertThat(errors).isEmpty();
  }

  @Test
  void whatNobodyMakesIsOnTheListWithItsReason() {
    controller.addByName("awq-w4-g128-asym");
    Job job = state.jobs().getFirst();
    assertThat(job.state()).isEqualTo(Job.State.IMPOSSIBLE);
    assertThat(job.step()).contains("awq-w4-g128-asym");
    assertThat(state.wanted()).isEmpty();
  }

  @Test
  void aNameThatIsNoneIsRefusedWithTheReason() {
    assertThat(controller.addByName("rtn-w99")).isFalse();
    assertThat(state.errorProperty().get()).contains("rtn-w99");
    assertThat(controller.addByName("rtn-w3")).isTrue();
    assertThat(state.errorProperty().get()).isEmpty();
    assertThat(state.schemes()).containsExactly(THREE);
  }

  @Test
  void sizesAreToldBeforeTheStart() {
    controller.addAll(List.of(FOUR, THREE));
    // 64 inputs fill half of a group of 128: 4 + 32 / 64 bits; the embedding stays.
    assertThat(job(SMALL, FOUR).prediction().orElseThrow().bitsPerWeight())
        .isEqualTo((300_000 * 4.5 + 100_000 * 32) / 400_000);
    assertThat(job(SMALL, THREE).prediction().orElseThrow().execution())
        .isEqualTo(Execution.SIMULATED);
    assertThat(job(SMALL, THREE).prediction().orElseThrow().bytes()).isEqualTo(1_600_000);
  }

  @Test
  void makesOneAfterTheOtherAndReportsEach() {
    controller.addAll(List.of(FOUR, THREE));
    controller.start();
    assertThat(quantizer.requests)
        .extracting(QuantizationRequest::scheme)
        .containsExactly(FOUR, THREE);
    assertThat(made).hasSize(2);
    assertThat(job(SMALL, FOUR).state()).isEqualTo(Job.State.DONE);
    assertThat(job(SMALL, FOUR).report().orElseThrow().layers()).hasSize(2);
    assertThat(state.selectedProperty().get()).contains(new VariantId(SMALL, FOUR.toString()));
    assertThat(state.wanted()).isEmpty();
    assertThat(quantizer.requests.getFirst().calibration()).isEmpty();
  }

  @Test
  void aFailureIsExplainedAndTheNextOneGoesOn() {
    quantizer.before =
        cancellation -> {
          if (quantizer.requests.size() == 1) {
            throw ProblemException.of(
                Problem.Code.BAD_ARGUMENT, "The calibration file is empty", "x", "Give one");
          }
        };
    controller.addAll(List.of(FOUR, THREE));
    controller.start();
    assertThat(job(SMALL, FOUR).problem().orElseThrow().what()).contains("is empty");
    assertThat(job(SMALL, THREE).state()).isEqualTo(Job.State.DONE);
    assertThat(state.wanted()).hasSize(1);
    controller.start();
    assertThat(job(SMALL, FOUR).state()).isEqualTo(Job.State.DONE);
    assertThat(errors).isEmpty();
  }

  @Test
  void stoppingEndsTheOneAtWorkAndKeepsTheRestPlanned() {
    quantizer.before = cancellation -> controller.cancelAll();
    controller.addAll(List.of(FOUR, THREE));
    controller.start();
    assertThat(job(SMALL, FOUR).state()).isEqualTo(Job.State.CANCELLED);
    assertThat(job(SMALL, THREE).state()).isEqualTo(Job.State.PLANNED);
    assertThat(quantizer.requests).hasSize(1);
    assertThat(state.wanted()).hasSize(2);
  }

  @Test
  void aCalibrationFileIsHandedOn() {
    state.calibrationFileProperty().set(" /data/some text.txt ");
    controller.addByName("gptq-w4-g128-sym");
    controller.start();
    CalibrationRequest request = quantizer.requests.getFirst().calibration().orElseThrow();
    assertThat(request.file()).isEqualTo(Path.of("/data/some text.txt"));
    assertThat(request.kind()).isEqualTo(CalibrationRequest.Kind.TEXT_WINDOWS);
    assertThat(request.samples()).isEqualTo(CalibrationRequest.SAMPLES);
    assertThat(quantizer.requests.getFirst().scheme().method()).isEqualTo(Method.GPTQ);
  }
}
