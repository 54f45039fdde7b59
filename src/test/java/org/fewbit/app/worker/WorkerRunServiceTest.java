package org.fewbit.app.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.fewbit.archive.FolderRunArchive;
import org.fewbit.archive.RunJson;
import org.fewbit.core.evaluation.Evaluation;
import org.fewbit.core.evaluation.Protocol;
import org.fewbit.core.inference.LanguageModel;
import org.fewbit.core.model.BaseModel;
import org.fewbit.core.model.VariantId;
import org.fewbit.core.problem.Problem;
import org.fewbit.core.run.Rescorer;
import org.fewbit.core.run.RunEvent;
import org.fewbit.core.run.RunRecord;
import org.fewbit.core.run.RunService.Ticket;
import org.fewbit.core.run.RunSpec;
import org.fewbit.core.run.RunState;
import org.fewbit.core.run.SampleResult;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real worker processes with a real model: killed, cancelled, orphaned, resumed. */
class WorkerRunServiceTest {

  private static final Path SHARED = shared();
  private static final Path MODELS = SHARED.resolve("models");
  private static final Path TEXT = SHARED.resolve("data/text/tiny_64k.txt");
  private static final long PATIENCE_SECONDS = 300;

  @TempDir Path temp;
  private Optional<WorkerRunService> service = Optional.empty();
  private final BlockingQueue<Ticket> changes = new LinkedBlockingQueue<>();

  private static Path shared() {
    String named = System.getenv("FEWBIT_SHARED");
    Path near = Path.of(named == null ? "../shared" : named);
    return (Files.isDirectory(near) ? near : Path.of("../../shared")).toAbsolutePath().normalize();
  }

  @BeforeEach
  void needsTheModel() {
    assumeTrue(Files.isDirectory(MODELS.resolve("stories260K")), "needs " + MODELS);
    System.setProperty("fewbit.home", temp.resolve("home").toString());
    System.setProperty("fewbit.assets", MODELS.toString());
  }

  @AfterEach
  void close() {
    service.ifPresent(WorkerRunService::close);
    System.clearProperty("fewbit.home");
    System.clearProperty("fewbit.assets");
  }

  private WorkerRunService service(Path runs) {
    close();
    needsTheModel();
    WorkerRunService made =
        new WorkerRunService(runs, Optional.empty(), WorkerCommand.of(TestWorker.class.getName()));
    made.listen(changes::add);
    service = Optional.of(made);
    return made;
  }

  private static RunSpec perplexity(int context, int limit) {
    return new RunSpec(
        new VariantId("stories260K", "fp32"),
        "perplexity",
        Protocol.GPTQ,
        TEXT.toString(),
        limit,
        1234,
        context,
        1);
  }

  private static RunSpec speed() {
    return new RunSpec(
        new VariantId("stories260K", "fp32"), "speed", Protocol.DECODE, "", 2, 1234, 0, 1);
  }

  private Ticket await(Predicate<Ticket> wanted) throws InterruptedException {
    Instant end = Instant.now().plusSeconds(PATIENCE_SECONDS);
    while (Instant.now().isBefore(end)) {
      Ticket ticket = changes.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
      assertThat(ticket).as("change within " + PATIENCE_SECONDS + " s").isNotNull();
      if (wanted.test(ticket)) {
        return ticket;
      }
    }
    throw new AssertionError("nothing of the kind happened");
  }

  private Ticket awaitEnd(long number) throws InterruptedException {
    return await(t -> t.number() == number && t.state().isTerminal());
  }

  private static Predicate<Ticket> done(int samples) {
    return t ->
        t.lastEvent().orElse(null) instanceof RunEvent.Progress p
            && p.done() >= samples
            && p.done() < p.total();
  }

  private static RunRecord only(FolderRunArchive archive) {
    assertThat(archive.problems()).isEmpty();
    assertThat(archive.records()).hasSize(1);
    return archive.records().getFirst();
  }

  private static FolderRunArchive archive(Path runs) {
    return new FolderRunArchive(runs, List.of(), Clock.systemUTC());
  }

  @Test
  void nothingIsLostOrDoubledByAKill() throws Exception {
    RunSpec spec = perplexity(64, 0);
    Path whole = temp.resolve("whole");
    long first = service(whole).submit(List.of(spec)).getFirst().number();
    assertThat(awaitEnd(first).state()).isEqualTo(RunState.DONE);

    Path broken = temp.resolve("broken");
    WorkerRunService killed = service(broken);
    long ticket = killed.submit(List.of(spec)).getFirst().number();
    await(done(1));
    ProcessHandle worker = ProcessHandle.of(killed.workerPid().orElseThrow()).orElseThrow();
    assertThat(worker.destroyForcibly()).isTrue();
    Ticket failed = awaitEnd(ticket);
    assertThat(failed.state()).isEqualTo(RunState.FAILED);
    Problem problem = ((RunEvent.Failed) failed.lastEvent().orElseThrow()).problem();
    assertThat(problem.code()).isEqualTo(Problem.Code.WORKER_DIED);
    assertThat(problem.what()).contains("137").contains("signal 9");
    int kept = archive(broken).unfinished().getFirst().samples();
    assertThat(kept).isPositive();
    assertThat(archive(broken).records()).isEmpty();

    killed.retry(ticket);
    Ticket resumed = await(t -> t.lastEvent().orElse(null) instanceof RunEvent.Progress);
    assertThat(((RunEvent.Progress) resumed.lastEvent().orElseThrow()).done())
        .isGreaterThanOrEqualTo(kept);
    assertThat(awaitEnd(ticket).state()).isEqualTo(RunState.DONE);

    RunRecord expected = only(archive(whole));
    RunRecord actual = only(archive(broken));
    assertThat(actual.scores()).isEqualTo(expected.scores());
    assertThat(actual.provenance()).isEqualTo(expected.provenance());
    List<SampleResult> samples = archive(broken).samples(actual.id());
    assertThat(samples)
        .usingRecursiveComparison()
        .ignoringFields("seconds")
        .isEqualTo(archive(whole).samples(expected.id()));
    assertThat(samples).extracting(SampleResult::sampleId).doesNotHaveDuplicates();
    assertThat(expected.headline().orElseThrow().value()).isBetween(5.0, 20.0);
    TestPorts ports = new TestPorts(broken);
    BaseModel model = ports.models().open("stories260K");
    Evaluation evaluation = ports.evaluations().open(spec.evaluationRequest());
    try (LanguageModel loaded = ports.loader().load(model, model.baseline(), 1)) {
      assertThat(Rescorer.scores(evaluation, evaluation.samples(loaded), samples))
          .isEqualTo(actual.scores());
    }
    System.err.printf(
        "killed after %d of %d samples, resumed: perplexity %.9f, uninterrupted %.9f%n",
        kept,
        samples.size(),
        actual.headline().orElseThrow().value(),
        expected.headline().orElseThrow().value());
  }

  @Test
  void aRunningRunIsCancelledWithinSecondsAndCanBeRetried() throws Exception {
    WorkerRunService runs = service(temp.resolve("runs"));
    List<Ticket> tickets = runs.submit(List.of(perplexity(16, 0), perplexity(256, 4)));
    await(done(1));
    Instant asked = Instant.now();
    runs.cancel(tickets.getFirst().number());
    Ticket cancelled = awaitEnd(tickets.getFirst().number());
    assertThat(cancelled.state()).isEqualTo(RunState.CANCELLED);
    assertThat(Duration.between(asked, Instant.now())).isLessThan(Duration.ofSeconds(3));
    assertThat(awaitEnd(tickets.getLast().number()).state()).isEqualTo(RunState.DONE);
    assertThat(archive(temp.resolve("runs")).unfinished().getFirst().samples()).isPositive();
    assertThat(runs.retry(tickets.getFirst().number()).state()).isEqualTo(RunState.QUEUED);
    runs.cancel(tickets.getFirst().number());
    assertThat(awaitEnd(tickets.getFirst().number()).state()).isEqualTo(RunState.CANCELLED);
  }

  @Test
  void runsOfAVariantShareAWorkerAndSpeedHasItsOwn() throws Exception {
    WorkerRunService runs = service(temp.resolve("runs"));
    List<Ticket> all = new CopyOnWriteArrayList<>();
    runs.listen(all::add);
    List<Ticket> tickets = runs.submit(List.of(perplexity(128, 3), speed(), perplexity(256, 3)));
    assertThat(awaitEnd(1).state()).isEqualTo(RunState.DONE);
    assertThat(awaitEnd(3).state()).isEqualTo(RunState.DONE);
    Ticket speed = awaitEnd(2);
    assertThat(speed.state()).as(speed.toString()).isEqualTo(RunState.DONE);
    assertThat(tickets).extracting(Ticket::state).containsOnly(RunState.QUEUED);
    assertThat(runs.tickets()).extracting(Ticket::number).containsExactly(1L, 2L, 3L);
    assertThat(all).filteredOn(t -> t.number() == 1).anyMatch(WorkerRunServiceTest::isLoading);
    assertThat(all).filteredOn(t -> t.number() == 2).anyMatch(WorkerRunServiceTest::isLoading);
    assertThat(all).filteredOn(t -> t.number() == 3).noneMatch(WorkerRunServiceTest::isLoading);
    RunRecord record =
        archive(temp.resolve("runs")).records().stream()
            .filter(r -> r.spec().evaluation().equals("speed"))
            .findFirst()
            .orElseThrow();
    assertThat(record.headline().orElseThrow().value()).isPositive();
    assertThat(record.score("peakResidentBytes").orElseThrow().value()).isEqualTo(12345);
  }

  private static boolean isLoading(Ticket ticket) {
    return ticket.lastEvent().orElse(null) instanceof RunEvent.Preparing p
        && p.step().startsWith("Loading");
  }

  @Test
  void aWorkerThatCannotStartIsExplained() throws Exception {
    WorkerRunService runs =
        new WorkerRunService(
            temp.resolve("runs"), Optional.empty(), WorkerCommand.of("org.fewbit.Nowhere"));
    service = Optional.of(runs);
    runs.listen(changes::add);
    runs.submit(List.of(speed()));
    Problem problem = ((RunEvent.Failed) awaitEnd(1).lastEvent().orElseThrow()).problem();
    assertThat(problem.code()).isEqualTo(Problem.Code.WORKER_DIED);
    assertThat(problem.what()).contains("exit code 1").contains("org.fewbit.Nowhere");
    close();
    WorkerRunService none = new WorkerRunService(temp, Optional.empty(), List.of("/nowhere/java"));
    service = Optional.of(none);
    none.listen(changes::add);
    none.submit(List.of(speed()));
    assertThat(((RunEvent.Failed) awaitEnd(1).lastEvent().orElseThrow()).problem().what())
        .contains("could not be started");
  }

  @Test
  void aProblemInTheWorkerArrivesWhole() throws Exception {
    WorkerRunService runs = service(temp.resolve("runs"));
    runs.submit(List.of(RunSpec.of(new VariantId("nobody", "fp32"), "speed", Protocol.DECODE)));
    Problem problem = ((RunEvent.Failed) awaitEnd(1).lastEvent().orElseThrow()).problem();
    assertThat(problem.code()).isEqualTo(Problem.Code.MODEL_NOT_FOUND);
    assertThat(problem.whatToDo()).contains("stories260K");
  }

  @Test
  void closingEndsTheWorker() throws Exception {
    WorkerRunService runs = service(temp.resolve("runs"));
    runs.submit(List.of(perplexity(16, 0), speed()));
    await(done(1));
    ProcessHandle worker = ProcessHandle.of(runs.workerPid().orElseThrow()).orElseThrow();
    runs.close();
    worker.onExit().get(5, TimeUnit.SECONDS);
    assertThat(worker.isAlive()).isFalse();
    assertThat(runs.tickets()).extracting(Ticket::state).containsOnly(RunState.CANCELLED);
  }

  @Test
  void aWorkerWithoutParentEndsItself() throws Exception {
    Process worker =
        new ProcessBuilder(WorkerCommand.of(TestWorker.class.getName()))
            .redirectErrorStream(true)
            .start();
    WorkerJob job =
        new WorkerJob(
            temp.resolve("runs").toString(), Map.of(), List.of(perplexity(16, 0), speed()));
    try (var out = worker.inputReader(StandardCharsets.UTF_8)) {
      OutputStream in = worker.getOutputStream();
      in.write((new RunJson().line(job) + "\n").getBytes(StandardCharsets.UTF_8));
      in.flush();
      String line = out.readLine();
      while (line != null && !line.contains("\"progress\"")) {
        line = out.readLine();
      }
      assertThat(line).isNotNull();
      in.close();
      assertThat(worker.waitFor(10, TimeUnit.SECONDS)).isTrue();
    } finally {
      worker.destroyForcibly();
    }
    assertThat(archive(temp.resolve("runs")).unfinished()).isNotEmpty();
  }

  @Test
  void nonsenseInsteadOfAJobIsRefused() throws IOException, InterruptedException {
    Process worker = new ProcessBuilder(WorkerCommand.of(TestWorker.class.getName())).start();
    try (var in = worker.getOutputStream()) {
      in.write("{\"specs\":\n".getBytes(StandardCharsets.UTF_8));
    }
    assertThat(worker.waitFor()).isEqualTo(2);
  }

  @Test
  void aPausedRunGivesItsWorkerUpAndGoesOnWhereItStopped() throws Exception {
    RunSpec spec = perplexity(64, 0);
    Path runs = temp.resolve("paused");
    WorkerRunService queue = service(runs);
    List<Ticket> tickets = queue.submit(List.of(spec, perplexity(32, 0)));
    long first = tickets.getFirst().number();
    await(t -> t.number() == first && done(3).test(t));
    queue.pause();
    Ticket kept = await(t -> t.number() == first && t.state() == RunState.QUEUED);
    assertThat(kept.lastEvent().orElseThrow()).isInstanceOf(RunEvent.Progress.class);
    Instant end = Instant.now().plusSeconds(PATIENCE_SECONDS);
    while (queue.workerPid().isPresent() && Instant.now().isBefore(end)) {
      Thread.sleep(50);
    }
    assertThat(queue.workerPid()).as("the worker is gone").isEmpty();
    assertThat(queue.waiting()).containsExactly(first, tickets.getLast().number());
    int samples = archive(runs).unfinished().getFirst().samples();
    assertThat(samples).isGreaterThanOrEqualTo(3);
    changes.clear();

    queue.move(first, 1);
    assertThat(queue.waiting()).containsExactly(tickets.getLast().number(), first);
    queue.resume();
    assertThat(awaitEnd(tickets.getLast().number()).state()).isEqualTo(RunState.DONE);
    assertThat(awaitEnd(first).state()).isEqualTo(RunState.DONE);
    assertThat(archive(runs).records()).hasSize(2);
    assertThat(archive(runs).unfinished()).as("the begun one was taken up").isEmpty();
  }
}
