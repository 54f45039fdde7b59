package org.fewbit.ui.runs;

import java.time.ZoneId;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.scene.Node;
import org.fewbit.core.evaluation.EvaluationCatalog;
import org.fewbit.core.run.RunArchive;
import org.fewbit.core.run.RunService;
import org.fewbit.ui.fx.Background;

/** The queue and the history: a line that is always there and a view that opens above it. */
public final class RunsPane {

  private final RunsState state = new RunsState(System::nanoTime);
  private final RunsController controller;
  private final QueueLine line;
  private final RunsView view;

  /**
   * Builds both nodes; nothing is read before {@link #start()}.
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
      Consumer<? super RunRow> finished,
      Consumer<String> showRun,
      Runnable pick) {
    controller = new RunsController(service, archive, evaluations, state, background, finished);
    line = new QueueLine(state, controller);
    view = new RunsView(state, controller, ZoneId.systemDefault(), showRun, pick);
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

  /** The line at the bottom. */
  public Node line() {
    return line;
  }

  /** The full queue and history. */
  public Node view() {
    return view;
  }

  /** Whether the full view is to be shown. */
  public BooleanProperty openProperty() {
    return state.openProperty();
  }
}
