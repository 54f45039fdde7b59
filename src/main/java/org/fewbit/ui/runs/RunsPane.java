package org.fewbit.ui.runs;

import java.time.Clock;
import java.time.ZoneId;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.scene.Node;
import org.fewbit.core.evaluation.EvaluationCatalog;
import org.fewbit.core.run.RunArchive;
import org.fewbit.core.run.RunService;
import org.fewbit.ui.fx.Background;
import org.fewbit.ui.fx.Late;
import org.fewbit.ui.fx.Texts;
import org.fewbit.ui.fx.UndoStack;

/** The queue and the history: a line that is always there and a view that opens above it. */
public final class RunsPane {

  private final RunsState state;
  private final RunsController controller;
  private final QueueLine line;
  private final Late<RunsView> view;

  /**
   * Builds the line; nothing is read before {@link #start()}.
   *
   * @param finished hears of every run whose record has just reached the disk
   * @param showRun asked to show a record by its id
   * @param pick asked to open the choice of runs
   */
  public RunsPane(
      RunService service,
      RunArchive archive,
      EvaluationCatalog evaluations,
      Background background,
      UndoStack undo,
      Locale locale,
      Consumer<? super RunRow> finished,
      Consumer<String> showRun,
      Runnable pick) {
    Texts texts = Texts.of(locale, RunsPane.class);
    state = new RunsState(texts, Clock.systemUTC(), System::nanoTime);
    controller =
        new RunsController(service, archive, evaluations, state, background, undo, texts, finished);
    line = new QueueLine(state, controller, texts);
    view =
        Late.of(
            () -> new RunsView(state, controller, texts, ZoneId.systemDefault(), showRun, pick));
  }

  /** Reads the history and listens to the queue. */
  public void start() {
    controller.start();
  }

  /** Hears nothing more of the queue. */
  public void stop() {
    controller.stop();
  }

  /** Reads the history again. */
  public void refresh() {
    controller.loadHistory();
  }

  /** Called after runs were deleted, restored or renamed here, instead of {@link #refresh()}. */
  public void onChange(Runnable listener) {
    controller.onChange(listener);
  }

  /** The line at the bottom. */
  public Node line() {
    return line;
  }

  /** The full queue and history, built when first asked for. */
  public Node view() {
    return view.get();
  }

  /** Whether the full view is to be shown. */
  public BooleanProperty openProperty() {
    return state.openProperty();
  }
}
