package org.fewbit.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.fewbit.archive.FolderRunArchive;
import org.fewbit.chart.FigureChoice;
import org.fewbit.chart.FigureKind;
import org.fewbit.chart.FigureSource;
import org.fewbit.chart.LegendPlace;
import org.fewbit.core.compare.EvaluationKey;
import org.fewbit.core.compare.Quantity;
import org.fewbit.core.compare.RunIndex;
import org.fewbit.core.compare.Selection;
import org.fewbit.core.compare.VariantKey;
import org.fewbit.core.evaluation.Dimension;
import org.fewbit.core.evaluation.Protocol;
import org.fewbit.core.model.VariantId;
import org.fewbit.core.problem.ProblemException;
import org.fewbit.core.run.RunArchive;
import org.fewbit.core.run.RunRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ComparisonArchiveTest {

  @TempDir private Path folder;

  private static RunArchive archive(Path root) {
    return new FolderRunArchive(root, List.of(), Clock.systemUTC());
  }

  /** Runs shipped with the program: one model, two schemes. */
  private static List<RunRecord> shipped() {
    return archive(Path.of("sample-runs")).records().stream()
        .filter(r -> r.spec().variant().model().equals("pocket-0.4m"))
        .filter(
            r ->
                Set.of("fp32", "rtn-w4-g128-sym", "rtn-w2-g128-sym")
                    .contains(r.spec().variant().label()))
        .toList();
  }

  private static SavedComparison saved() {
    FigureStyle style =
        new FigureStyle(120, 150, 8, FigureStyle.Look.SCREEN, LegendPlace.TOP, 1, false, 150);
    Selection selection =
        new Selection(
            Set.of(
                new VariantKey(new VariantId("pocket-6m", "llm.int8"), RunRecord.Kind.PUBLISHED)),
            true,
            EnumSet.of(Dimension.KNOWLEDGE, Dimension.EFFICIENCY),
            false);
    FigureChoice bits =
        new FigureChoice(
            FigureKind.BITS,
            Optional.empty(),
            Optional.of(new Quantity.Headline(new EvaluationKey("pocket-mmlu", Protocol.PAPER))),
            true,
            FigureChoice.Cells.RETENTION);
    return new SavedComparison(
        List.of(bits, FigureChoice.of(FigureKind.FOREST)),
        style,
        selection,
        shipped().stream().map(RunRecord::id).toList());
  }

  private static List<Path> export(SavedComparison comparison, RunArchive runs, Path file) {
    List<RunRecord> records =
        runs.records().stream().filter(r -> comparison.runs().contains(r.id())).toList();
    FigureSource source =
        FigureSource.of(RunIndex.of(records), comparison.selection(), runs::samples);
    return FigureExporter.write(
        new FigureRequest(source, comparison.charts(), comparison.style()), file);
  }

  @Test
  void aFileReadsBackAsWhatWasSaved() throws IOException {
    Path file = folder.resolve("c.json");

    ComparisonFile.write(saved(), file);

    assertThat(ComparisonFile.read(file)).isEqualTo(saved());
    assertThat(Files.readString(file)).contains("\"schemaVersion\" : 1", "headline:pocket-mmlu");
  }

  @ParameterizedTest
  @ValueSource(strings = {"svg", "pdf", "png"})
  void openedElsewhereItExportsTheSameBytes(String format) throws IOException {
    RunArchive here = archive(Path.of("sample-runs"));
    Path zip = folder.resolve("sent.zip");
    ComparisonArchive.write(saved(), here::folder, Map.of(), zip);

    Path there = folder.resolve("elsewhere");
    SavedComparison opened = ComparisonArchive.read(zip, there);

    List<Path> first = export(saved(), here, folder.resolve("a/figure." + format));
    List<Path> second = export(opened, archive(there), folder.resolve("b/figure." + format));
    assertThat(opened).isEqualTo(saved());
    assertThat(first).hasSameSizeAs(second).hasSize(4);
    for (int i = 0; i < first.size(); i++) {
      assertThat(second.get(i)).hasSameBinaryContentAs(first.get(i));
    }
  }

  @Test
  void theSameComparisonGivesTheSameArchive() {
    RunArchive here = archive(Path.of("sample-runs"));
    ComparisonArchive.write(saved(), here::folder, Map.of(), folder.resolve("one.zip"));
    ComparisonArchive.write(saved(), here::folder, Map.of(), folder.resolve("two.zip"));

    assertThat(folder.resolve("two.zip")).hasSameBinaryContentAs(folder.resolve("one.zip"));
  }

  private Path zip(String name, String content) throws IOException {
    Path file = folder.resolve("bad.zip");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      zip.putNextEntry(new ZipEntry(ComparisonFile.NAME));
      zip.write(ComparisonJson.text(saved()).getBytes(StandardCharsets.UTF_8));
      zip.putNextEntry(new ZipEntry(name));
      zip.write(content.getBytes(StandardCharsets.UTF_8));
    }
    return file;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../evil.txt",
        "/tmp/evil.txt",
        "runs/../../run.json",
        "runs/../run.json",
        "runs/..\\run.json",
        "runs/.hidden/run.json",
        "runs/a/../../run.json",
        "runs/a/b/run.json",
        "runs/a/run.sh",
        "samples.jsonl"
      })
  void namesThatLeadElsewhereAreRefused(String name) throws IOException {
    Path file = zip(name, "{}");
    Path into = folder.resolve("inner/runs");

    assertThatThrownBy(() -> ComparisonArchive.read(file, into))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("no comparison");
    try (var left = Files.walk(folder)) {
      assertThat(left.filter(Files::isRegularFile)).containsExactly(file);
    }
  }

  @Test
  void whatUnpacksToTooMuchIsRefused() throws IOException {
    Path file = folder.resolve("bomb.zip");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      zip.putNextEntry(new ZipEntry(ComparisonFile.NAME));
      byte[] zeros = new byte[1 << 20];
      for (int i = 0; i < 17; i++) {
        zip.write(zeros);
      }
    }

    assertThat(Files.size(file)).isLessThan(100_000);
    assertThatThrownBy(() -> ComparisonArchive.read(file, folder.resolve("in")))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("unpacks to more");
  }

  @Test
  void runsThatAreThereStayAsTheyAre() throws IOException {
    Path mine = folder.resolve("in/run-1/run.json");
    Files.createDirectories(mine.getParent());
    Files.writeString(mine, "mine");

    ComparisonArchive.read(zip("runs/run-1/run.json", "theirs"), folder.resolve("in"));

    assertThat(mine).hasContent("mine");
  }

  @Test
  void newerAndDamagedFilesAreNamed() throws IOException {
    Path file = folder.resolve("c.json");
    Files.writeString(file, "{\"schemaVersion\": 2}");
    assertThatThrownBy(() -> ComparisonFile.read(file)).hasMessageContaining("newer");
    Files.writeString(file, "{\"schemaVersion\": 1, \"charts\": [{\"kind\": \"pie\"}]}");
    assertThatThrownBy(() -> ComparisonFile.read(file)).hasMessageContaining("pie");
    Files.writeString(file, "\u0000\u0001");
    assertThatThrownBy(() -> ComparisonFile.read(file)).hasMessageContaining("no JSON");
  }
}
