package org.fewbit.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.fewbit.core.problem.Problem;
import org.fewbit.core.problem.ProblemException;
import org.fewbit.core.run.Provenance;
import org.fewbit.core.run.RunJournal;
import org.fewbit.core.run.RunRecord;
import org.fewbit.core.run.SampleResult;
import org.fewbit.core.run.UnfinishedRun;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderRunArchiveTest {

  @TempDir Path temp;
  private Path runs;
  private FolderRunArchive archive;

  @BeforeEach
  void makeArchive() {
    runs = temp.resolve("data/runs");
    archive = archive();
  }

  private FolderRunArchive archive() {
    return new FolderRunArchive(
        runs, List.of(temp.resolve("sample-runs")), Clock.fixed(Samples.START, ZoneOffset.UTC));
  }

  private String write(int samples) {
    try (RunJournal journal = archive.open(Samples.SPEC, Samples.PROVENANCE)) {
      append(journal, 0, samples);
      journal.finish(Samples.record(journal.runId()));
      return journal.runId();
    }
  }

  private static void append(RunJournal journal, int from, int to) {
    IntStream.range(from, to).forEach(i -> journal.append(Samples.sample(i)));
  }

  private static List<SampleResult> samples(int count) {
    return IntStream.range(0, count).mapToObj(Samples::sample).toList();
  }

  @Test
  void aFinishedRunIsReadBack() throws IOException {
    String id = write(9);
    assertThat(id)
        .matches("pocket-6m_rtn-w4-g128-sym_pocket-mmlu_harness_[0-9a-f]{8}_20261122-201500");
    assertThat(archive().records()).containsExactly(Samples.record(id));
    assertThat(archive().samples(id)).isEqualTo(samples(9));
    assertThat(archive().problems()).isEmpty();
    assertThat(archive().unfinished()).isEmpty();
    try (var files = Files.list(runs.resolve(id))) {
      assertThat(files.map(f -> f.getFileName().toString()))
          .containsExactlyInAnyOrder("run.json", "samples.jsonl");
    }
  }

  @Test
  void aFinishedRunMayHoldItsSamplesCompressed() throws IOException {
    String id = write(9);
    Path plain = runs.resolve(id).resolve("samples.jsonl");
    Path compressed = runs.resolve(id).resolve("samples.jsonl.gz");
    try (var out = new GZIPOutputStream(Files.newOutputStream(compressed))) {
      Files.copy(plain, out);
    }
    Files.delete(plain);
    assertThat(archive().samples(id)).isEqualTo(samples(9));
    Files.write(compressed, Arrays.copyOf(Files.readAllBytes(compressed), 60));
    assertThatThrownBy(() -> archive().samples(id))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("samples.jsonl.gz");
  }

  @Test
  void anUnfinishedRunIsTakenUpAndItsTornLineDropped() throws IOException {
    try (RunJournal journal = archive.open(Samples.SPEC, Samples.PROVENANCE)) {
      append(journal, 0, 5);
    }
    assertThat(archive.records()).isEmpty();
    assertThat(archive.unfinished()).extracting(UnfinishedRun::samples).containsExactly(5);
    Path file = runs.resolve(archive.unfinished().getFirst().id()).resolve("samples.jsonl");
    byte[] whole = Files.readAllBytes(file);
    for (int torn : new int[] {1, 40, 100}) {
      byte[] line = (new RunJson().line(Samples.sample(5)) + "\n").getBytes(StandardCharsets.UTF_8);
      Files.write(file, whole);
      Files.write(file, Arrays.copyOf(line, torn), StandardOpenOption.APPEND);
      try (RunJournal journal = archive().open(Samples.SPEC, Samples.PROVENANCE)) {
        assertThat(journal.completed()).isEqualTo(samples(5));
      }
      assertThat(Files.readAllBytes(file)).isEqualTo(whole);
    }
    try (RunJournal journal = archive().open(Samples.SPEC, Samples.PROVENANCE)) {
      append(journal, 5, 9);
      journal.finish(Samples.record(journal.runId()));
      assertThat(archive().samples(journal.runId())).isEqualTo(samples(9));
    }
  }

  @Test
  void aDamagedOrDoubledLineInTheMiddleIsDropped() throws IOException {
    try (RunJournal journal = archive.open(Samples.SPEC, Samples.PROVENANCE)) {
      append(journal, 0, 4);
    }
    Path file = runs.resolve(archive.unfinished().getFirst().id()).resolve("samples.jsonl");
    List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
    Files.write(file, List.of(lines.get(0), lines.get(1).substring(9), lines.get(2), lines.get(0)));
    try (RunJournal journal = archive.open(Samples.SPEC, Samples.PROVENANCE)) {
      assertThat(journal.completed()).containsExactly(Samples.sample(0), Samples.sample(2));
      append(journal, 1, 2);
    }
    assertThat(Files.readAllLines(file, StandardCharsets.UTF_8))
        .containsExactly(lines.get(0), lines.get(2), lines.get(1));
  }

  @Test
  void otherProvenanceBeginsANewRunAndSaysWhatDiffers() {
    try (RunJournal journal = archive.open(Samples.SPEC, Samples.PROVENANCE)) {
      append(journal, 0, 2);
    }
    Provenance other = new Provenance("v".repeat(64), "t", "c", "e", "1", "ort 1");
    Problem mismatch = archive.unfinished().getFirst().mismatch(other).orElseThrow();
    assertThat(mismatch.code()).isEqualTo(Problem.Code.RUN_MISMATCH);
    assertThat(mismatch.what()).contains("weights").contains("data").doesNotContain("tokenizer");
    assertThat(archive.unfinished().getFirst().mismatch(Samples.PROVENANCE)).isEmpty();
    try (RunJournal journal = archive.open(Samples.SPEC, other)) {
      assertThat(journal.completed()).isEmpty();
    }
    assertThat(archive.unfinished()).hasSize(2);
  }

  @Test
  void twoWritersAreKeptApart() {
    try (RunJournal first = archive.open(Samples.SPEC, Samples.PROVENANCE)) {
      append(first, 0, 1);
      assertThatThrownBy(() -> archive().open(Samples.SPEC, Samples.PROVENANCE))
          .isInstanceOfSatisfying(
              ProblemException.class,
              e -> assertThat(e.problem().code()).isEqualTo(Problem.Code.RUN_LOCKED));
      assertThatThrownBy(() -> archive().delete(first.runId()))
          .isInstanceOf(ProblemException.class)
          .hasMessageContaining("FB-156");
      append(first, 1, 2);
    }
    try (RunJournal next = archive().open(Samples.SPEC, Samples.PROVENANCE)) {
      assertThat(next.completed()).isEqualTo(samples(2));
    }
  }

  @Test
  void sameSecondGivesAnotherFolder() {
    assertThat(write(1)).isNotEqualTo(write(1));
    assertThat(archive.records()).hasSize(2);
  }

  @Test
  void aCorruptRecordIsAProblemAndTheOthersLoad() throws IOException {
    String good = write(1);
    String bad = write(1);
    Path file = runs.resolve(bad).resolve("run.json");
    String text = Files.readString(file);
    Files.writeString(file, text.substring(0, text.length() / 2));
    assertThat(archive.records()).extracting(RunRecord::id).containsExactly(good);
    assertThat(archive.problems()).hasSize(1);
    assertThat(archive.problems().getFirst().code()).isEqualTo(Problem.Code.RUN_CORRUPT);
    assertThat(archive.problems().getFirst().where()).contains(bad);
    Files.writeString(file, text);
    assertThat(archive.records()).hasSize(2);
  }

  @Test
  void aCorruptSampleOfAFinishedRunNamesTheLine() throws IOException {
    String id = write(3);
    Path file = runs.resolve(id).resolve("samples.jsonl");
    List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
    Files.write(file, List.of(lines.get(0), "{", lines.get(2)));
    assertThatThrownBy(() -> archive.samples(id)).hasMessageContaining("line 2");
  }

  @Test
  void readOnlyRootsAreReadWithCollectionsAndNeverWritten() throws IOException {
    Path published = Files.createDirectories(temp.resolve("sample-runs/published"));
    Path measured = Files.createDirectories(temp.resolve("sample-runs/pocket/one"));
    RunJson json = new RunJson();
    Files.writeString(
        published.resolve("records.jsonl"),
        json.line(Samples.record("a")) + "\n\nnonsense\n" + json.line(Samples.record("b")) + "\n");
    Files.writeString(measured.resolve("run.json"), json.pretty(Samples.record("one")));
    assertThat(archive.records()).extracting(RunRecord::id).containsExactly("one", "a", "b");
    assertThat(archive.problems()).hasSize(1);
    assertThat(archive.problems().getFirst().where()).endsWith("line 3");
    assertThat(archive.samples("a")).isEmpty();
    assertThatThrownBy(() -> archive.delete("one"))
        .isInstanceOfSatisfying(
            ProblemException.class,
            e -> assertThat(e.problem().code()).isEqualTo(Problem.Code.FOLDER_READ_ONLY));
    assertThatThrownBy(() -> archive.delete("../runs")).isInstanceOf(ProblemException.class);
  }

  @Test
  void whatIsRestoredIsAsBefore() {
    String id = write(2);
    RunRecord before = archive.records().getFirst();
    archive.delete(id);
    assertThat(archive().records()).isEmpty();
    archive.restore(id);
    assertThat(archive().records()).containsExactly(before);
    assertThat(archive().samples(id)).isEqualTo(samples(2));
    assertThatThrownBy(() -> archive.restore(id)).isInstanceOf(ProblemException.class);
    assertThatThrownBy(() -> archive.restore("../" + id)).isInstanceOf(ProblemException.class);
  }

  @Test
  void namesLieBesideTheRunsAndTheRecordStays() throws IOException {
    String id = write(2);
    byte[] record = Files.readAllBytes(runs.resolve(id).resolve("run.json"));
    archive.label(id, "  the one in the paper ");
    assertThat(archive().labels()).containsEntry(id, "the one in the paper");
    assertThat(Files.readAllBytes(runs.resolve(id).resolve("run.json"))).isEqualTo(record);
    archive.label(id, "");
    assertThat(archive().labels()).isEmpty();
    Files.writeString(runs.resolve("labels.json"), "{ broken");
    assertThat(archive().labels()).isEmpty();
    assertThat(archive().records()).hasSize(1);
  }

  @Test
  void runsFromElsewhereAreCopiedOnce() throws IOException {
    String id = write(2);
    Path other = runs.resolveSibling("other");
    FolderRunArchive elsewhere = new FolderRunArchive(other, List.of(), Clock.systemUTC());
    assertThat(elsewhere.adopt(runs, "a test")).containsExactly(id);
    assertThat(elsewhere.origins()).containsExactly(Map.entry(id, "a test"));
    assertThat(elsewhere.records()).isEqualTo(archive().records());
    assertThat(elsewhere.samples(id)).isEqualTo(samples(2));
    assertThat(elsewhere.adopt(runs.resolve(id), "a test")).as("it is there").isEmpty();
    Path empty = Files.createDirectories(runs.resolveSibling("empty"));
    assertThatThrownBy(() -> elsewhere.adopt(empty, "a test"))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("run.json");
    Files.writeString(runs.resolve(id).resolve("run.json"), "{ broken");
    Path third = runs.resolveSibling("third");
    assertThatThrownBy(
            () -> new FolderRunArchive(third, List.of(), Clock.systemUTC()).adopt(runs, "a test"))
        .isInstanceOf(ProblemException.class);
    assertThat(third).doesNotExist();
  }

  @Test
  void anotherRunOfTheSameIdIsRefusedAndWhatIsShippedIsNotDoubled() throws IOException {
    String id = write(2);
    Path other = runs.resolveSibling("other");
    FolderRunArchive shipped = new FolderRunArchive(other, List.of(runs), Clock.systemUTC());
    assertThat(shipped.adopt(runs, "a test")).isEmpty();
    assertThat(other).doesNotExist();
    Path sent = Files.createDirectories(runs.resolveSibling("sent").resolve(id));
    String record = Files.readString(runs.resolve(id).resolve("run.json"));
    Files.writeString(
        sent.resolve("run.json"), record.replaceFirst("\"seed\" : [0-9]+", "\"seed\" : 77"));
    assertThat(sent.resolve("run.json")).content().isNotEqualTo(record);
    assertThatThrownBy(() -> shipped.adopt(sent, "a test"))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("same id");
  }

  @Test
  void deletedRunsLieInTheTrash() throws IOException {
    String id = write(2);
    archive.delete(id);
    assertThat(archive.records()).isEmpty();
    assertThat(archive.problems()).isEmpty();
    Files.move(runs.resolve(".trash").resolve(id), runs.resolve(id));
    assertThat(archive.records()).extracting(RunRecord::id).containsExactly(id);
  }
}
