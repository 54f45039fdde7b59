package org.fewbit.ui.runs;

import java.time.ZoneId;
import java.util.function.Consumer;
import javafx.collections.SetChangeListener;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.fewbit.ui.fx.EmptyState;
import org.fewbit.ui.fx.Icons;
import org.fewbit.ui.fx.Texts;
import org.kordamp.ikonli.feather.Feather;

/** The full queue and the history behind the queue line. */
final class RunsView extends TabPane {

  private static final double LEAST_HEIGHT = 140;

  private final RunsState state;
  private final RunsController controller;
  private final Texts texts;

  RunsView(
      RunsState state,
      RunsController controller,
      Texts texts,
      ZoneId zone,
      Consumer<String> showRun,
      Runnable pick) {
    this.state = state;
    this.controller = controller;
    this.texts = texts;
    setId("runs-view");
    setAccessibleText(texts.get("line.toggle"));
    setMinHeight(LEAST_HEIGHT);
    getStyleClass().add("runs-view");
    setTabClosingPolicy(TabClosingPolicy.UNAVAILABLE);
    Tab queue = new Tab(texts.get("queue"), queue(showRun, pick));
    queue
        .textProperty()
        .bind(
            state
                .summaryProperty()
                .map(
                    s ->
                        s.isBusy()
                            ? texts.get("queue.count", s.total() - s.finished())
                            : texts.get("queue")));
    Tab history =
        new Tab(texts.get("history"), new HistoryView(state, controller, texts, zone, showRun));
    history.setId("history-tab");
    getTabs().addAll(queue, history);
  }

  private Region queue(Consumer<String> showRun, Runnable pick) {
    ListView<RunRow> list = new ListView<>(state.rows());
    list.setId("queue-list");
    list.setAccessibleText(texts.get("queue.list"));
    list.setCellFactory(view -> new RunCell(state, controller, texts, showRun));
    list.setPlaceholder(
        new EmptyState(
            Feather.LIST,
            texts.get("queue.empty"),
            texts.get("queue.empty.hint"),
            texts.get("queue.empty.step"),
            pick));
    list.addEventFilter(KeyEvent.KEY_PRESSED, e -> key(list, e));
    state.openLogs().addListener((SetChangeListener<Long>) change -> list.refresh());
    Button pause = new Button();
    pause.setId("queue-pause-all");
    pause.getStyleClass().add("small");
    pause.setOnAction(e -> controller.pause(!state.pausedProperty().get()));
    state
        .pausedProperty()
        .subscribe(
            paused -> {
              pause.setText(texts.get(paused ? "resume.short" : "pause.short"));
              pause.setGraphic(Icons.of(paused ? Feather.PLAY : Feather.PAUSE));
              pause.setAccessibleHelp(texts.get(paused ? "resume" : "pause"));
            });
    Button cancelAll = new Button(texts.get("cancel.all"), Icons.of(Feather.X_CIRCLE));
    cancelAll.setId("cancel-all");
    cancelAll.getStyleClass().add("small");
    cancelAll.setOnAction(e -> controller.cancelAll());
    cancelAll.disableProperty().bind(state.summaryProperty().map(s -> !s.isBusy()));
    Label text = new Label();
    text.getStyleClass().add("text-muted");
    text.textProperty().bind(state.summaryProperty().map(this::describe));
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    HBox bar = new HBox(10, text, gap, pause, cancelAll);
    bar.setAlignment(Pos.CENTER_LEFT);
    bar.getStyleClass().add("runs-bar");
    BorderPane pane = new BorderPane(list);
    pane.setTop(bar);
    return pane;
  }

  /** Alt with up and down puts the selected run elsewhere; Delete cancels it. */
  private void key(ListView<RunRow> list, KeyEvent e) {
    RunRow row = list.getSelectionModel().getSelectedItem();
    if (row == null) {
      return;
    }
    boolean up = e.getCode() == KeyCode.UP;
    if (e.isAltDown() && (up || e.getCode() == KeyCode.DOWN)) {
      controller.move(row.number(), up ? -1 : 1);
      e.consume();
    } else if (e.getCode() == KeyCode.DELETE && !row.state().isTerminal()) {
      controller.cancel(row.number());
      e.consume();
    }
  }

  private String describe(QueueSummary summary) {
    return summary.total() == 0
        ? ""
        : texts.get(
            "queue.summary",
            summary.total(),
            summary.finished(),
            summary.active().isPresent() ? 1 : 0,
            summary.waiting(),
            summary.failed());
  }
}
