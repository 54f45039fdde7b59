package org.fewbit.ui.runs;

import java.util.Locale;
import java.util.function.Consumer;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.fewbit.core.run.RunState;
import org.fewbit.ui.fx.Clip;
import org.fewbit.ui.fx.Icons;
import org.fewbit.ui.fx.ProblemBox;
import org.fewbit.ui.fx.Texts;
import org.fewbit.ui.fx.Units;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** A ticket: what runs, how far it is, what came out so far, and what can be done to it. */
final class RunCell extends ListCell<RunRow> {

  private static final int LOG_LINES = 12;

  private final RunsState state;
  private final Texts texts;
  private final RunsController controller;
  private final Consumer<String> showRun;
  private final Label icon = new Label();
  private final Label variant = new Label();
  private final Label evaluation = new Label();
  private final ProgressBar bar = new ProgressBar();
  private final Label step = new Label();
  private final Label left = new Label();
  private final Label score = new Label();
  private final Label rate = new Label();
  private final HBox buttons = new HBox(2);
  private final VBox more = new VBox(6);
  private final VBox body;

  RunCell(RunsState state, RunsController controller, Texts texts, Consumer<String> showRun) {
    this.texts = texts;
    this.state = state;
    this.controller = controller;
    this.showRun = showRun;
    getStyleClass().add("run-cell");
    variant.getStyleClass().add("run-variant");
    bar.setPrefWidth(110);
    bar.setMinWidth(110);
    buttons.setAlignment(Pos.CENTER_RIGHT);
    buttons.setMinWidth(88);
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    HBox line =
        new HBox(
            10,
            fixed(icon, 16),
            fixed(variant, 240),
            fixed(evaluation, 190),
            bar,
            fixed(step, 110),
            fixed(score, 150),
            fixed(rate, 110),
            fixed(left, 90),
            gap,
            buttons);
    line.setAlignment(Pos.CENTER_LEFT);
    body = new VBox(6, line, more);
    // No wider than the list: in a small window labels shrink, and the buttons stay in sight.
    setPrefWidth(0);
    drag();
    more.setPadding(new Insets(0, 0, 0, 26));
  }

  /** A waiting run is put before or behind another one with the mouse, too. */
  private void drag() {
    setOnDragDetected(
        e -> {
          RunRow row = getItem();
          if (row != null && row.state() == RunState.QUEUED) {
            ClipboardContent content = new ClipboardContent();
            content.putString(Long.toString(row.number()));
            startDragAndDrop(TransferMode.MOVE).setContent(content);
            e.consume();
          }
        });
    setOnDragOver(
        e -> {
          if (e.getGestureSource() instanceof RunCell other
              && other != this
              && getItem() != null
              && getItem().state() == RunState.QUEUED) {
            e.acceptTransferModes(TransferMode.MOVE);
            e.consume();
          }
        });
    setOnDragDropped(
        e -> {
          if (e.getGestureSource() instanceof RunCell other
              && other.getItem() != null
              && getItem() != null) {
            controller.moveTo(other.getItem().number(), getItem().number());
            e.setDropCompleted(true);
            e.consume();
          }
        });
  }

  private static Label fixed(Label label, double width) {
    label.setPrefWidth(width);
    label.setMinWidth(Math.min(width, 60));
    label.setMaxWidth(width);
    if (width < 30) {
      label.setMinWidth(width);
    }
    return label;
  }

  @Override
  protected void updateItem(@Nullable RunRow row, boolean empty) {
    super.updateItem(row, empty);
    if (empty || row == null) {
      setGraphic(null);
      setAccessibleText(null);
      return;
    }
    icon.setGraphic(stateIcon(row.state()));
    variant.setText(row.variant().model() + "  " + row.variant().label());
    variant.setTooltip(new Tooltip(row.variant().toString()));
    evaluation.setText(row.evaluation() + " (" + row.protocol() + ")");
    bar.setVisible(row.isActive());
    bar.setManaged(row.isActive());
    bar.setProgress(row.share());
    step.setText(row.step());
    score.setText(row.partial());
    rate.setText(
        row.samplesPerSecond().isPresent()
            ? texts.get("rate", Units.significant(row.samplesPerSecond().getAsDouble()))
            : "");
    left.setText(
        row.secondsLeft().isPresent()
            ? texts.get("left", Units.duration(row.secondsLeft().getAsDouble()))
            : "");
    fillButtons(row);
    fillMore(row);
    setGraphic(body);
    setAccessibleText(row.title() + ", " + row.step() + " " + row.partial());
  }

  private void fillButtons(RunRow row) {
    buttons.getChildren().clear();
    row.runId()
        .ifPresent(
            id ->
                add(Icons.button(Feather.CROSSHAIR, texts.get("show"), () -> showRun.accept(id))));
    if (!row.log().isEmpty()) {
      add(Icons.button(Feather.FILE_TEXT, texts.get("log"), () -> state.toggleLog(row.number())));
    }
    if (row.state() == RunState.QUEUED) {
      add(
          Icons.button(
              Feather.CHEVRON_UP, texts.get("up"), () -> controller.move(row.number(), -1)));
      add(
          Icons.button(
              Feather.CHEVRON_DOWN, texts.get("down"), () -> controller.move(row.number(), 1)));
    }
    if (row.canRetry()) {
      add(
          Icons.button(
              Feather.ROTATE_CW, texts.get("retry"), () -> controller.retry(row.number())));
    }
    if (!row.state().isTerminal()) {
      add(Icons.button(Feather.X, texts.get("cancel"), () -> controller.cancel(row.number())));
    }
  }

  private void add(Button button) {
    buttons.getChildren().add(button);
  }

  private void fillMore(RunRow row) {
    more.getChildren().clear();
    row.problem().ifPresent(problem -> more.getChildren().add(new ProblemBox(problem, texts)));
    if (state.openLogs().contains(row.number())) {
      int from = Math.max(0, row.log().size() - LOG_LINES);
      Label log = new Label(String.join("\n", row.log().subList(from, row.log().size())));
      log.getStyleClass().add("run-log");
      log.setMaxWidth(Double.MAX_VALUE);
      Button copy =
          Icons.button(
              Feather.COPY, texts.get("log.copy"), () -> Clip.text(String.join("\n", row.log())));
      HBox.setHgrow(log, Priority.ALWAYS);
      more.getChildren().add(new HBox(6, log, copy));
    }
    more.setManaged(!more.getChildren().isEmpty());
  }

  private static Region stateIcon(RunState state) {
    String style = "state-" + state.name().toLowerCase(Locale.ROOT);
    return new StackPane(
        Icons.of(
            switch (state) {
              case QUEUED -> Feather.CLOCK;
              case PREPARING -> Feather.SETTINGS;
              case RUNNING -> Feather.PLAY;
              case DONE -> Feather.CHECK;
              case FAILED -> Feather.ALERT_TRIANGLE;
              case CANCELLED -> Feather.SLASH;
            },
            style));
  }
}
