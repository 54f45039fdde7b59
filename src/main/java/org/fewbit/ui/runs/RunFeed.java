package org.fewbit.ui.runs;

import java.util.Collection;
import java.util.function.Consumer;
import org.fewbit.core.run.RunService;
import org.fewbit.core.run.RunService.Ticket;
import org.fewbit.core.run.RunService.TicketListener;
import org.fewbit.ui.fx.Background;
import org.fewbit.ui.fx.Coalescer;

/**
 * Brings ticket changes from whatever thread they happen on to the window, at most twenty batches a
 * second. Only the latest value of a ticket is kept, and a ticket's last value is its terminal one,
 * so no end of a run is ever lost.
 */
final class RunFeed {

  private final RunService service;
  private final Coalescer<Long, Ticket> funnel;
  private final TicketListener listener;

  /** {@code order} runs on any thread when the order of the waiting ones or pausing changed. */
  RunFeed(
      RunService service,
      Background background,
      Consumer<Collection<Ticket>> sink,
      Runnable order) {
    this.service = service;
    listener =
        new TicketListener() {
          @Override
          public void changed(Ticket ticket) {
            heard(ticket);
          }

          @Override
          public void queueChanged() {
            order.run();
          }
        };
    funnel = background.coalescer(batch -> sink.accept(batch.values()));
  }

  /** Begins to listen, and takes the tickets that are there already. */
  void start() {
    service.listen(listener);
    service.tickets().forEach(this::heard);
  }

  /** Ends listening. */
  void stop() {
    service.forget(listener);
  }

  private void heard(Ticket ticket) {
    funnel.put(ticket.number(), ticket);
  }
}
