package org.fewbit.ui.shell;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.fewbit.core.run.RunEvent;
import org.fewbit.core.run.RunService.Ticket;
import org.fewbit.core.run.RunState;
import org.fewbit.ui.fx.ActivityLog;
import org.fewbit.ui.fx.Background;
import org.fewbit.ui.fx.Texts;

/** Writes into the log what runs began and how they ended, with their worker's last lines. */
final class RunLog {

  private final ActivityLog log;
  private final Background background;
  private final Supplier<Texts> texts;
  private final Map<Long, RunState> seen = new HashMap<>();

  RunLog(ActivityLog log, Background background, Supplier<Texts> texts) {
    this.log = log;
    this.background = background;
    this.texts = texts;
  }

  /** From any thread. */
  void changed(Ticket ticket) {
    background.onWindowThread(() -> note(ticket));
  }

  private void note(Ticket ticket) {
    RunState before = seen.put(ticket.number(), ticket.state());
    if (before == ticket.state()) {
      return;
    }
    String what = ticket.spec().variant() + ", " + ticket.spec().evaluation();
    switch (ticket.state()) {
      case QUEUED, RUNNING -> {
        // Only beginnings and ends are worth a line.
      }
      case PREPARING -> log.did(texts.get().get("log.begun", what), ticket.log());
      case DONE -> log.did(texts.get().get("log.done", what), ticket.log());
      case CANCELLED -> log.did(texts.get().get("log.cancelled", what), ticket.log());
      case FAILED ->
          log.failed(
              ticket
                  .lastEvent()
                  .filter(RunEvent.Failed.class::isInstance)
                  .map(e -> ((RunEvent.Failed) e).problem().oneLine())
                  .orElse(what),
              ticket.log());
    }
  }
}
