package org.fewbit.ui.runs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.fewbit.core.evaluation.Protocol;
import org.fewbit.core.model.VariantId;
import org.fewbit.core.run.RunEvent;
import org.fewbit.core.run.RunService.Ticket;
import org.fewbit.core.run.RunSpec;
import org.fewbit.core.run.RunState;
import org.fewbit.ui.doubles.ScriptedRuns;
import org.fewbit.ui.fx.Background;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;

/** The feed on the real toolkit: a flood becomes few batches and the end always arrives. */
@ExtendWith(ApplicationExtension.class)
class RunFeedTest {

  @Test
  void aFloodCostsAtMostTwentyBatchesASecond() throws InterruptedException {
    ScriptedRuns runs = new ScriptedRuns();
    List<Ticket> seen = Collections.synchronizedList(new ArrayList<>());
    List<Integer> batches = Collections.synchronizedList(new ArrayList<>());
    CountDownLatch ended = new CountDownLatch(1);
    try (Background background = Background.ofWindow(thrown -> {})) {
      new RunFeed(runs, background, batch -> take(batch, seen, batches, ended), () -> {}).start();
      runs.submit(List.of(RunSpec.of(new VariantId("m", "fp32"), "pocket-mmlu", Protocol.PAPER)));
      long start = System.nanoTime();
      int events = 0;
      while (System.nanoTime() - start < Duration.ofSeconds(1).toNanos()) {
        runs.happen(
            1, RunState.RUNNING, new RunEvent.Progress(events++, 1 << 30, Optional.empty(), 1));
      }
      runs.happen(1, RunState.DONE, new RunEvent.Finished("id"));
      assertThat(ended.await(5, TimeUnit.SECONDS)).as("the end arrived").isTrue();
      double seconds = (System.nanoTime() - start) / 1e9;
      assertThat(events).isGreaterThan(1000);
      assertThat((double) batches.size()).isLessThanOrEqualTo(20 * seconds + 2);
      assertThat(seen.getLast().state()).isEqualTo(RunState.DONE);
    }
  }

  private static void take(
      Collection<Ticket> batch, List<Ticket> seen, List<Integer> batches, CountDownLatch ended) {
    seen.addAll(batch);
    batches.add(batch.size());
    if (batch.stream().anyMatch(t -> t.state().isTerminal())) {
      ended.countDown();
    }
  }
}
