package org.fewbit.ui.side;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import javafx.scene.Scene;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuButton;
import javafx.scene.control.SplitMenuButton;
import javafx.scene.input.Clipboard;
import javafx.scene.layout.GridPane;
import javafx.stage.Stage;
import org.fewbit.app.Wiring;
import org.fewbit.core.compare.EvaluationKey;
import org.fewbit.core.compare.VariantKey;
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

/** The real pane on the runs that come with the program. */
@NullUnmarked // its fields are set by the test engine
@ExtendWith(ApplicationExtension.class)
class SidePaneTest {

  private static final int SIDE = 980;
  private static final VariantKey FP32 = VariantKey.parse("pocket-1.5m@fp32").orElseThrow();
  private static final VariantKey W3 =
      VariantKey.parse("pocket-1.5m@rtn-w3-g128-sym").orElseThrow();
  private static final VariantKey W2 =
      VariantKey.parse("pocket-1.5m@rtn-w2-g128-sym").orElseThrow();

  private final AtomicReference<Throwable> failure = new AtomicReference<>();
  private final AtomicInteger backs = new AtomicInteger();
  private final List<String> opened = new ArrayList<>();
  private final Wiring wiring = new Wiring();
  private Background background;
  private SidePane pane;

  @Start
  void start(Stage stage) {
    background = Background.ofWindow(failure::set);
    pane =
        new SidePane(
            wiring.archive(),
            wiring.evaluations(),
            background,
            Locale.ENGLISH,
            (VariantKey v, EvaluationKey k) -> opened.add(v + " " + k),
            backs::incrementAndGet);
    Scene scene = new Scene(pane.node(), SIDE, SIDE);
    new Theme(Theme.Choice.LIGHT).dress(scene);
    stage.setScene(scene);
    stage.setX(0);
    stage.setY(0);
    stage.show();
  }

  @BeforeEach
  void open(FxRobot robot) throws Exception {
    Assumptions.assumeTrue(
        wiring.archive().records().stream().anyMatch(r -> VariantKey.of(r).equals(W3)),
        "the sample runs are not here");
    robot.interact(() -> pane.open(List.of(FP32, W3, W2)));
    await(() -> !robot.lookup(".side-flips").queryAll().isEmpty());
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

  private static List<String> rows(FxRobot robot) {
    GridPane grid = robot.lookup("#side-grid").queryAs(GridPane.class);
    return grid.getChildren().stream()
        .filter(n -> GridPane.getColumnIndex(n) == 0 && n instanceof Labeled)
        .map(n -> ((Labeled) n).getText())
        .toList();
  }

  @Test
  void onlyDifferencesLeavesOutWhatIsAlike(FxRobot robot) {
    assertThat(rows(robot)).contains("Pocket GSM8K [paper]", "Java", "Weights", "Method");

    robot.clickOn("#side-only");
    WaitForAsyncUtils.waitForFxEvents();

    assertThat(rows(robot))
        .contains("Pocket GSM8K [paper]", "Bits per weight", "Bits of a stored weight")
        .doesNotContain("Java", "Weights", "SHA-256 of the tokenizer");
  }

  @Test
  void flipsLeadToTheirSamples(FxRobot robot) {
    Hyperlink first = robot.lookup(".side-flips").queryAs(Hyperlink.class);
    // The first link may lie below what is scrolled to.
    robot.interact(first::fire);

    assertThat(opened).hasSize(1);
    assertThat(opened.getFirst()).startsWith("pocket-1.5m@rtn-w3-g128-sym pocket-");
  }

  @Test
  void theTableIsCopiedAsItIsShown(FxRobot robot) {
    robot.clickOn("#side-copy");
    AtomicReference<String> copied = new AtomicReference<>("");
    robot.interact(() -> copied.set(Clipboard.getSystemClipboard().getString()));

    List<String> lines = copied.get().lines().toList();
    assertThat(lines.getFirst().split("\t")).containsExactly("", FP32 + "", W3 + "", W2 + "");
    String gsm8k =
        lines.stream()
            .filter(l -> l.startsWith("Pocket GSM8K") && !l.contains("harness"))
            .findFirst()
            .orElseThrow();
    assertThat(gsm8k.split("\t")).hasSize(4);
    assertThat(gsm8k).contains("\u0394 \u2212").contains("p ");
    assertThat(lines.stream().filter(l -> l.startsWith("Generation speed")).findFirst())
        .hasValueSatisfying(l -> assertThat(l).contains("simulated"));
  }

  @Test
  void theTableIsCopiedForPapersAndProgramsToo(FxRobot robot) {
    SplitMenuButton copy = robot.lookup("#side-copy").queryAs(SplitMenuButton.class);
    AtomicReference<String> copied = new AtomicReference<>("");
    for (String form : List.of("tex", "md", "csv", "json")) {
      robot.interact(
          () -> {
            copy.getItems().stream()
                .filter(i -> ("side-copy-" + form).equals(i.getId()))
                .forEach(javafx.scene.control.MenuItem::fire);
            copied.set(Clipboard.getSystemClipboard().getString());
          });
      assertThat(copied.get())
          .as(form)
          .contains("Pocket GSM8K", "rtn-w2-g128-sym")
          .startsWith(
              switch (form) {
                case "tex" -> "\\begin{tabular}{lllll}";
                case "md" -> "| Part | Quantity | " + FP32 + " |";
                case "csv" -> "Part,Quantity," + FP32 + ",";
                default -> "[";
              });
    }
  }

  @Test
  void columnsAreTakenOutAndAdded(FxRobot robot) throws Exception {
    robot.clickOn(
        robot
            .lookup(
                (javafx.scene.Node n) ->
                    n instanceof javafx.scene.control.Button b
                        && ("Take " + W2 + " out").equals(b.getAccessibleText()))
            .queryAs(javafx.scene.control.Button.class));
    await(() -> robot.lookup(".side-head .text-bold").queryAll().size() == 2);
    MenuButton add = robot.lookup("#side-add").queryAs(MenuButton.class);
    robot.interact(
        () ->
            add.getItems().stream()
                .filter(i -> i.getText().equals(W2.toString()))
                .findFirst()
                .orElseThrow()
                .fire());
    await(() -> robot.lookup(".side-head .text-bold").queryAll().size() == 3);
    robot.clickOn("#side-back");
    assertThat(backs.get()).isEqualTo(1);
  }
}
