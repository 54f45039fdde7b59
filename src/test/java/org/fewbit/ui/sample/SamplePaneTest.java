package org.fewbit.ui.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.text.TextFlow;
import javafx.stage.Stage;
import org.fewbit.app.Wiring;
import org.fewbit.core.compare.EvaluationKey;
import org.fewbit.core.compare.VariantKey;
import org.fewbit.core.evaluation.Protocol;
import org.fewbit.core.problem.Problem;
import org.fewbit.core.run.Provenance;
import org.fewbit.core.run.RebuiltPrompts;
import org.fewbit.core.run.RunArchive;
import org.fewbit.core.run.RunJournal;
import org.fewbit.core.run.RunRecord;
import org.fewbit.core.run.RunSpec;
import org.fewbit.core.run.SampleResult;
import org.fewbit.ui.fx.Background;
import org.fewbit.ui.fx.Theme;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The real pane on the runs that come with the program, by keyboard. */
@NullUnmarked // its fields are set by the test engine
@ExtendWith(ApplicationExtension.class)
class SamplePaneTest {

  private static final int SIDE = 980;
  private static final VariantKey W3 =
      VariantKey.parse("pocket-1.5m@rtn-w3-g128-sym").orElseThrow();
  private static final EvaluationKey GSM8K = new EvaluationKey("pocket-gsm8k", Protocol.PAPER);
  private static final EvaluationKey MC = new EvaluationKey("pocket-truthfulqa", Protocol.PAPER);

  private final AtomicReference<Throwable> failure = new AtomicReference<>();
  private final AtomicInteger backs = new AtomicInteger();
  private final Wiring wiring = new Wiring();
  private Background background;
  private SamplePane pane;
  private Stage stage;

  @Start
  void start(Stage window) {
    background = Background.ofWindow(failure::set);
    stage = window;
    stage.setX(0);
    stage.setY(0);
    show(wiring.archive(), Locale.ENGLISH);
    stage.show();
  }

  private void show(RunArchive archive, Locale locale) {
    pane =
        new SamplePane(
            archive,
            new RebuiltPrompts(wiring.evaluations(), wiring.models(), wiring.tokenizers()),
            background,
            locale,
            backs::incrementAndGet);
    Scene scene = new Scene(pane.node(), SIDE, SIDE);
    new Theme(Theme.Choice.LIGHT).dress(scene);
    stage.setScene(scene);
  }

  @BeforeEach
  void needsTheSampleRuns() {
    Assumptions.assumeTrue(
        wiring.archive().records().stream().anyMatch(r -> VariantKey.of(r).equals(W3)),
        "the sample runs are not here");
  }

  @AfterEach
  void nothingFailedInTheBackground() {
    background.close();
    assertThat(failure.get()).isNull();
  }

  private static void await(Callable<Boolean> condition) throws Exception {
    WaitForAsyncUtils.waitFor(60, TimeUnit.SECONDS, condition);
    WaitForAsyncUtils.waitForFxEvents();
  }

  private void open(FxRobot robot, EvaluationKey evaluation) throws Exception {
    robot.interact(() -> pane.open(W3, Optional.of(evaluation)));
    ListView<?> list = list(robot);
    await(() -> !list.getItems().isEmpty());
    await(() -> robot.lookup("#sample-prompt .text-area").tryQuery().isPresent());
  }

  private static ListView<?> list(FxRobot robot) {
    return robot.lookup("#sample-list").queryAs(ListView.class);
  }

  private static String text(FxRobot robot, String selector) {
    return robot.lookup(selector).queryAs(Labeled.class).getText();
  }

  @Test
  void theKeyboardPagesFindsFlipsAndSearches(FxRobot robot) throws Exception {
    open(robot, GSM8K);
    assertThat(text(robot, "#sample-id")).isEqualTo("test/0");

    robot.type(KeyCode.J, KeyCode.DOWN, KeyCode.K);
    WaitForAsyncUtils.waitForFxEvents();
    assertThat(text(robot, "#sample-id")).isEqualTo("test/1");

    robot.type(KeyCode.F);
    WaitForAsyncUtils.waitForFxEvents();
    assertThat(text(robot, "#sample-change")).isNotEqualTo("both right");
    String flipped = text(robot, "#sample-id");
    assertThat(list(robot).getSelectionModel().getSelectedItem().toString()).contains(flipped);

    robot.type(KeyCode.SLASH);
    TextField search = robot.lookup("#sample-search").queryAs(TextField.class);
    await(search::isFocused);
    robot.write("test/130");
    await(() -> list(robot).getItems().size() == 1);
    assertThat(text(robot, "#sample-id")).isEqualTo("test/130");
    assertThat(text(robot, "#sample-count")).startsWith("1 of ");

    robot.type(KeyCode.ESCAPE);
    await(() -> list(robot).getItems().size() > 1);
    robot.type(KeyCode.ESCAPE);
    await(() -> list(robot).isFocused());
    robot.clickOn("#sample-back");
    assertThat(backs.get()).isEqualTo(1);
  }

  @Test
  void aFlipShowsPromptBothOutputsAndWhatTheyDifferIn(FxRobot robot) throws Exception {
    open(robot, GSM8K);
    robot.clickOn("#sample-kind-right-to-wrong");
    WaitForAsyncUtils.waitForFxEvents();

    assertThat(text(robot, "#sample-change")).isEqualTo("right \u2192 wrong");
    TextArea prompt = robot.lookup("#sample-prompt .text-area").queryAs(TextArea.class);
    assertThat(prompt.getText()).startsWith("<|im_start|>user\n");
    for (String side : List.of("#sample-left", "#sample-right")) {
      MarkedText output = robot.lookup(side + " .marked-text").queryAs(MarkedText.class);
      assertThat(output.getAccessibleText()).contains("####");
      assertThat(output.getChildren()).anyMatch(piece -> piece.getBoundsInLocal().getWidth() > 0);
    }
    ToggleButton chip = robot.lookup("#sample-kind-right-to-wrong").queryAs(ToggleButton.class);
    assertThat(chip.getText()).endsWith("  " + list(robot).getItems().size());
    assertThat(text(robot, "#sample-convention")).contains("any number of the reply");
  }

  @Test
  void choicesShowTheirLogLikelihoodsAndTheConvention(FxRobot robot) throws Exception {
    open(robot, MC);

    assertThat(robot.lookup("#sample-choices .choice-gold").queryAll()).hasSize(1);
    // One largest sum and one largest mean in each of both runs, unless choices tie.
    assertThat(robot.lookup("#sample-choices .choice-likeliest").queryAll().size())
        .isGreaterThanOrEqualTo(4);
    assertThat(text(robot, "#sample-convention")).contains("mean token log-likelihood");
  }

  @Test
  void aSampleIsCopiedAsTextAndAsJson(FxRobot robot) throws Exception {
    open(robot, GSM8K);
    String id = text(robot, "#sample-id");
    robot.clickOn("#sample-copy-json");
    AtomicReference<String> copied = new AtomicReference<>("");
    robot.interact(() -> copied.set(Clipboard.getSystemClipboard().getString()));
    JsonNode json = JsonMapper.shared().readTree(copied.get());
    assertThat(json.get("id").asString()).isEqualTo(id);
    assertThat(json.get("prompts").get(0).asString()).startsWith("<|im_start|>");
    assertThat(json.get("baseline").get("variant").asString()).isEqualTo("pocket-1.5m@fp32");
    assertThat(json.get("variant").get("responses").get(0).get("text").asString()).isNotEmpty();

    robot.clickOn("#sample-copy-text");
    robot.interact(() -> copied.set(Clipboard.getSystemClipboard().getString()));
    assertThat(copied.get()).contains(id, "<|im_start|>", "[pocket-1.5m@rtn-w3-g128-sym]");
  }

  @Test
  void theWordsAreChineseWhenAsked(FxRobot robot) throws Exception {
    robot.interact(() -> show(wiring.archive(), Locale.SIMPLIFIED_CHINESE));
    open(robot, GSM8K);

    assertThat(text(robot, "#sample-kind-flips")).startsWith("\u7ffb\u8f6c");
    assertThat(robot.lookup("#sample-pane").query().lookupAll(".label"))
        .map(n -> ((Label) n).getText())
        .noneMatch(t -> t.contains("Right answer") || t.contains("Extracted"));
  }

  /** Real samples many times over, each under an id of its own. */
  private record Many(RunArchive real, int times) implements RunArchive {

    @Override
    public List<RunRecord> records() {
      return real.records();
    }

    @Override
    public List<Problem> problems() {
      return List.of();
    }

    @Override
    public List<SampleResult> samples(String runId) {
      List<SampleResult> all = new ArrayList<>();
      for (int i = 0; i < times; i++) {
        for (SampleResult s : real.samples(runId)) {
          all.add(
              new SampleResult(
                  i + "/" + s.sampleId(), s.promptSha256(), s.responses(), s.outcome(), 0));
        }
      }
      return all;
    }

    @Override
    public RunJournal open(RunSpec spec, Provenance provenance) {
      throw new UnsupportedOperationException("nothing is run here");
    }

    @Override
    public void delete(String runId) {
      throw new UnsupportedOperationException("nothing is deleted here");
    }
  }

  @Test
  void fourteenThousandSamplesDoNotHoldTheWindow(FxRobot robot) throws Exception {
    robot.interact(() -> show(new Many(wiring.archive(), 48), Locale.ENGLISH));
    robot.interact(() -> pane.open(W3, Optional.of(GSM8K)));
    await(() -> list(robot).getItems().size() > 14_000);
    Node pageable = list(robot);
    List<Double> millis = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      String kind = i % 2 == 0 ? "#sample-kind-flips" : "#sample-kind-all";
      robot.interact(
          () -> {
            long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            robot.lookup(kind).queryAs(ToggleButton.class).fire();
            pageable.getScene().getRoot().applyCss();
            pageable.getScene().getRoot().layout();
            millis.add(
                (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start) / 1e6);
          });
      await(() -> true);
    }
    // Each gesture's own work on the window's thread; the first ones warm up.
    double usual = millis.subList(4, 12).stream().sorted().toList().get(4);
    assertThat(usual).isLessThan(50);
    assertThat(pageable.lookupAll(".list-cell").size()).isLessThan(100);
    assertThat(robot.lookup("#sample-left .marked-text").queryAs(TextFlow.class)).isNotNull();
  }
}
