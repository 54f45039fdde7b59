package org.fewbit.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fewbit.ui.shell.WindowFixture.until;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TabPane;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import org.fewbit.ui.fx.Language;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/** After a switch of the language no English sentence is left on any pane or sheet. */
class ChineseSheetsTest extends WindowTest {

  private static final Pattern SENTENCE =
      Pattern.compile("\\p{IsLatin}{2,},? \\p{IsLatin}+,? \\p{IsLatin}{2,}");

  /** A sentence of which only the words around the numbers were translated. */
  private static final Pattern TORN =
      Pattern.compile("\\p{IsLatin}{4,} \\p{IsHan}{1,2} \\p{IsLatin}{4,}");

  /** Names of files, variants, benchmarks and works, as their makers wrote them. */
  private static final Pattern NAMES =
      Pattern.compile(
          "@inproceedings[^\u0000]*|Pocket [^ ]+|pocket-[^ ]+|[^ ]+\\.csv|CNN/DailyMail"
              + "|random\\.sample");

  private final Map<String, Set<String>> english = new TreeMap<>();

  @Test
  void noEnglishSentenceIsLeft(FxRobot robot) throws TimeoutException {
    until(() -> window.rows().size() > 3, "the sample runs are listed");
    openPick(robot);
    openQuantize(robot);
    robot.push(KeyCode.SHORTCUT, KeyCode.COMMA);
    until(() -> window.node("#settings-language").isPresent(), "the settings are there");
    WaitForAsyncUtils.waitForAsyncFx(
        10_000,
        () -> {
          @SuppressWarnings("unchecked")
          ComboBox<Object> box = (ComboBox<Object>) window.node("#settings-language").orElseThrow();
          box.getSelectionModel().select(Language.CHINESE);
        });
    until(() -> window.text("#run-button").equals("运行…"), "the window speaks Chinese");
    look("settings");
    robot.push(KeyCode.ESCAPE);

    until(() -> window.rows().size() > 3, "the runs are listed again");
    window.goToRow("rtn-w2-g128-sym");
    look("window");
    openPick(robot);
    WaitForAsyncUtils.waitForAsyncFx(
        10_000, () -> ((ButtonBase) window.node("#pick-data-how-mmlu").orElseThrow()).fire());
    look("pick");
    openQuantize(robot);
    look("quantize");
    sheets(robot);
    assertThat(english).isEmpty();
  }

  private void sheets(FxRobot robot) throws TimeoutException {
    open(robot, KeyCode.E, "#export-sheet", "export");
    open(robot, KeyCode.M, ".recommend-row", "recommend");
    open(robot, KeyCode.L, "#log-list", "log");
    open(robot, KeyCode.O, "#open-sheet", "open");
    robot.push(KeyCode.F1);
    until(() -> window.node("#help-about").isPresent(), "help is there");
    look("help");
    robot.clickOn("#help-about");
    until(() -> window.node("#about-licences").isPresent(), "about is there");
    look("about");
    robot.push(KeyCode.ESCAPE);
    robot.push(KeyCode.SHORTCUT, KeyCode.J);
    until(() -> window.node("#runs-view").isPresent(), "the queue is open");
    look("queue");
    WaitForAsyncUtils.waitForAsyncFx(
        10_000,
        () -> ((TabPane) window.node("#runs-view").orElseThrow()).getSelectionModel().selectLast());
    WaitForAsyncUtils.waitForFxEvents();
    look("history");
    robot.push(KeyCode.SHORTCUT, KeyCode.J);
  }

  private void open(FxRobot robot, KeyCode key, String shows, String name) throws TimeoutException {
    robot.push(KeyCode.SHORTCUT, key);
    until(() -> window.node(shows).isPresent(), name + " is there");
    look(name);
    robot.push(KeyCode.ESCAPE);
  }

  private void openPick(FxRobot robot) throws TimeoutException {
    robot.push(KeyCode.SHORTCUT, KeyCode.R);
    until(window::hasModel, "the sheet has read the models");
  }

  private void openQuantize(FxRobot robot) throws TimeoutException {
    robot.push(KeyCode.SHORTCUT, KeyCode.K);
    until(() -> window.node("#quantize-method").isPresent(), "the sheet for quantizing is there");
  }

  private void look(String place) {
    WaitForAsyncUtils.waitForFxEvents();
    Set<String> found =
        WaitForAsyncUtils.waitForAsyncFx(10_000, () -> ShownTexts.of(window.root()));
    assertThat(found)
        .as(place)
        .anyMatch(text -> text.codePoints().anyMatch(Character::isIdeographic));
    Set<String> left = english(found);
    if (!left.isEmpty()) {
      english.put(place, left);
    }
  }

  private static Set<String> english(Set<String> texts) {
    return texts.stream()
        .filter(
            text -> {
              String words = NAMES.matcher(text).replaceAll("0");
              return SENTENCE.matcher(words).find() || TORN.matcher(words).find();
            })
        .collect(Collectors.toSet());
  }

  @Test
  void anEnglishSentenceIsFoundWhereverItIs() {
    HBox pane = new HBox(new Label("Choose any model"), new Label("量化 GPTQ"));
    Label named = new Label("就近 4");
    named.setTooltip(new Tooltip("Opens the folder of models"));
    named.setAccessibleText("Round 至 nearest");
    Label hidden = new Label("Nobody sees this sentence");
    hidden.setVisible(false);
    pane.getChildren().addAll(named, hidden);

    assertThat(english(ShownTexts.of(pane)))
        .containsExactlyInAnyOrder(
            "Choose any model", "Opens the folder of models", "Round 至 nearest");
  }
}
