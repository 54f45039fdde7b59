package org.fewbit.ui.runs;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.fewbit.ui.fx.Icons;
import org.fewbit.ui.fx.Texts;
import org.fewbit.ui.fx.Units;
import org.kordamp.ikonli.feather.Feather;

/** The always visible line at the bottom: what runs now, how far, what it found so far. */
final class QueueLine extends HBox {

  private final Label icon = new Label();
  private final Label position = new Label();
  private final Label what = new Label();
  private final ProgressBar bar = new ProgressBar(0);
  private final Label step = new Label();
  private final Label score = new Label();
  private final Label left = new Label();
  private final Label failed = new Label();
  private final Button cancel;
  private final Button pause;
  private final RunsState state;
  private final Texts texts;

  QueueLine(RunsState state, RunsController controller, Texts texts) {
    this.state = state;
    this.texts = texts;
    setId("queue-line");
    getStyleClass().add("queue-line");
    setAlignment(Pos.CENTER_LEFT);
    position.getStyleClass().add("queue-position");
    failed.getStyleClass().add("queue-failed");
    failed.setGraphic(Icons.of(Feather.ALERT_TRIANGLE, "state-failed"));
    bar.setPrefWidth(140);
    what.setMinWidth(60);
    cancel =
        Icons.button(
            Feather.X,
            texts.get("line.cancel"),
            () ->
                state
                    .summaryProperty()
                    .get()
                    .active()
                    .ifPresent(row -> controller.cancel(row.number())));
    cancel.setId("queue-cancel");
    pause = pauseButton(state, controller, texts);
    pause.setId("queue-pause");
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    getChildren().addAll(icon, position, what, bar, step, score, left, pause, cancel, gap, failed);
    getChildren().add(toggle(state, texts));
    for (Label label : new Label[] {icon, position, step, score, left, failed}) {
      label.setMinWidth(Region.USE_PREF_SIZE);
    }
    state.summaryProperty().subscribe(this::show);
    state.pausedProperty().subscribe(paused -> show(state.summaryProperty().get()));
  }

  /** Pauses what works, or resumes; the worker ends meanwhile and gives its memory back. */
  static Button pauseButton(RunsState state, RunsController controller, Texts texts) {
    Button button =
        Icons.button(
            Feather.PAUSE,
            texts.get("pause"),
            () -> controller.pause(!state.pausedProperty().get()));
    state
        .pausedProperty()
        .subscribe(
            paused -> {
              button.setGraphic(Icons.of(paused ? Feather.PLAY : Feather.PAUSE));
              String name = texts.get(paused ? "resume" : "pause");
              button.setAccessibleText(name);
              button.setTooltip(new Tooltip(name));
            });
    return button;
  }

  private static ToggleButton toggle(RunsState state, Texts texts) {
    ToggleButton toggle = new ToggleButton(texts.get("line.toggle"), Icons.of(Feather.CHEVRON_UP));
    toggle.setId("queue-toggle");
    toggle.getStyleClass().addAll("flat", "queue-toggle");
    toggle.setTooltip(new Tooltip(texts.get("line.toggle.hint")));
    toggle.selectedProperty().bindBidirectional(state.openProperty());
    toggle
        .graphicProperty()
        .bind(
            state
                .openProperty()
                .map(open -> Icons.of(open ? Feather.CHEVRON_DOWN : Feather.CHEVRON_UP)));
    return toggle;
  }

  private void show(QueueSummary summary) {
    RunRow row = summary.active().orElse(null);
    icon.setGraphic(
        row != null
            ? Icons.of(Feather.PLAY, "state-running")
            : Icons.of(summary.isBusy() ? Feather.CLOCK : Feather.CHECK, "state-queued"));
    set(position, row == null ? "" : texts.get("step.of", summary.place(), summary.total()));
    what.setText(row != null ? row.title() : idleText(summary));
    visible(bar, row != null);
    visible(cancel, row != null);
    visible(pause, summary.isBusy() || state.pausedProperty().get());
    bar.setProgress(row == null ? 0 : row.share());
    set(step, row == null ? "" : row.step());
    set(score, row == null ? "" : row.partial());
    set(
        left,
        row == null || row.secondsLeft().isEmpty()
            ? ""
            : texts.get("left", Units.duration(row.secondsLeft().getAsDouble())));
    set(failed, summary.failed() == 0 ? "" : texts.get("line.failed", summary.failed()));
    setAccessibleText(
        texts.get("queue") + ": " + what.getText() + " " + step.getText() + " " + score.getText());
  }

  private String idleText(QueueSummary summary) {
    if (state.pausedProperty().get()) {
      return texts.get("line.paused", summary.waiting());
    }
    if (summary.isBusy()) {
      return texts.get("line.waiting", summary.waiting());
    }
    return summary.total() == 0
        ? texts.get("line.idle")
        : texts.get("line.ended", summary.finished());
  }

  private static void set(Label label, String text) {
    label.setText(text);
    visible(label, !text.isEmpty());
  }

  private static void visible(Node node, boolean visible) {
    node.setVisible(visible);
    node.setManaged(visible);
  }
}
