package org.fewbit.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fewbit.archive.FolderRunArchive;
import org.fewbit.archive.JsonReportStore;
import org.fewbit.chart.FigureChoice;
import org.fewbit.chart.FigureKind;
import org.fewbit.chart.FigureSource;
import org.fewbit.core.compare.RunIndex;
import org.fewbit.core.compare.Selection;
import org.fewbit.core.model.Artifact;
import org.fewbit.core.model.VariantId;
import org.fewbit.core.quantize.QuantizationReport;
import org.fewbit.core.run.RunRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The error of every layer, drawn elsewhere from what travels with the runs. */
class CarriedReportsTest {

  private static final VariantId VARIANT = new VariantId("pocket-0.4m", "gptq-w4-g128-sym-dynact");

  @TempDir private Path folder;
  private final JsonReportStore store = new JsonReportStore("test");
  private final List<RunRecord> records =
      new FolderRunArchive(Path.of("sample-runs"), List.of(), Clock.systemUTC())
          .records().stream().filter(r -> r.spec().variant().equals(VARIANT)).toList();

  private Optional<Path> sampleFolder(String run) {
    return Optional.of(Path.of("sample-runs", run));
  }

  /** As if the variant had been made here: with a histogram and paths of this disk. */
  private Path made(String weights) {
    QuantizationReport carried =
        new CarriedReports(store, this::sampleFolder, v -> Optional.empty())
            .of(RunIndex.of(records))
            .apply(VARIANT)
            .orElseThrow();
    Artifact a = carried.artifact();
    Artifact here =
        new Artifact(
            folder.resolve("secret/model.onnx"),
            a.bytes(),
            weights,
            a.parameters(),
            a.bitsPerWeight(),
            a.bitsPerWeightByClass(),
            a.parametersByClass(),
            a.execution(),
            a.sourceSha256(),
            a.operators());
    Path graph = folder.resolve("model.onnx");
    store.write(
        graph,
        new QuantizationReport(
            carried.scheme(),
            here,
            carried.sourceSha256(),
            carried.seconds(),
            carried.peakMemoryBytes(),
            carried.calibration(),
            carried.layers(),
            carried.skipped()));
    return graph;
  }

  private String weights() {
    return records.getFirst().provenance().orElseThrow().weightsSha256();
  }

  private CarriedReports reports(Path runs, Optional<Path> graph) {
    return new CarriedReports(
        store,
        run -> Optional.of(runs.resolve(run)),
        v -> v.equals(VARIANT) ? graph : Optional.empty());
  }

  private Map<String, Path> draw(FigureSource source, CarriedReports reports, String name) {
    Path file = folder.resolve(name).resolve("layers.svg");
    FigureExporter.write(
        new FigureRequest(
            source.reporting(reports.of(source.index())),
            List.of(FigureChoice.of(FigureKind.LAYERS)),
            FigureStyle.DEFAULT),
        file);
    return Map.of("svg", file, "csv", folder.resolve(name).resolve("layers.csv"));
  }

  @Test
  void layersAreDrawnFromTheArchiveToTheSameBytes() throws IOException {
    // Runs without a report beside them, as those that a person has just made.
    Path runs = Files.createDirectory(folder.resolve("mine"));
    for (RunRecord record : records) {
      Path copy = Files.createDirectory(runs.resolve(record.id()));
      Files.copy(
          sampleFolder(record.id()).orElseThrow().resolve("run.json"), copy.resolve("run.json"));
    }
    RunIndex index = RunIndex.of(records);
    FigureSource source = FigureSource.of(index, Selection.measured(), id -> List.of());
    CarriedReports here = reports(runs, Optional.of(made(weights())));
    Map<String, Path> first = draw(source, here, "first");

    Map<String, byte[]> carried = here.toCarry(records);
    assertThat(carried).hasSize(1);
    String text =
        new String(carried.values().iterator().next(), java.nio.charset.StandardCharsets.UTF_8);
    assertThat(text.length()).isLessThan(16_000);
    assertThat(text).doesNotContain("histogram", "secret", folder.toString());

    Path zip = folder.resolve("sent.zip");
    SavedComparison saved =
        new SavedComparison(
            List.of(FigureChoice.of(FigureKind.LAYERS)),
            FigureStyle.DEFAULT,
            Selection.measured(),
            records.stream().map(RunRecord::id).toList());
    ComparisonArchive.write(saved, run -> Optional.of(runs.resolve(run)), carried, zip);
    Path there = folder.resolve("there");
    assertThat(ComparisonArchive.read(zip, there)).isEqualTo(saved);
    CarriedReports received = reports(there, Optional.empty());
    Map<String, Path> second = draw(source, received, "second");

    assertThat(second.get("svg")).hasSameBinaryContentAs(first.get("svg"));
    assertThat(second.get("csv")).hasSameBinaryContentAs(first.get("csv"));
    assertThat(received.toCarry(records)).as("it is there already").isEmpty();
  }

  @Test
  void aReportOfOtherWeightsStaysAtHome() {
    assertThat(reports(folder, Optional.of(made("0".repeat(64)))).toCarry(records)).isEmpty();
    assertThat(reports(folder, Optional.empty()).toCarry(records)).isEmpty();
  }

  @Test
  void everyQuantizedVariantOfTheSampleRunsCarriesItsReport() {
    List<RunRecord> all =
        new FolderRunArchive(Path.of("sample-runs"), List.of(), Clock.systemUTC()).records();
    CarriedReports reports = new CarriedReports(store, this::sampleFolder, v -> Optional.empty());
    RunIndex index = RunIndex.of(all);
    Map<VariantId, Set<String>> weights = new HashMap<>();
    all.stream()
        .filter(r -> r.kind() == RunRecord.Kind.MEASURED)
        .forEach(
            r ->
                weights
                    .computeIfAbsent(r.spec().variant(), v -> new HashSet<>())
                    .add(r.provenance().orElseThrow().weightsSha256()));
    Set<VariantId> without = new HashSet<>();
    weights.forEach(
        (variant, hashes) -> {
          Optional<QuantizationReport> report = reports.of(index).apply(variant);
          report.ifPresentOrElse(
              r -> assertThat(hashes).contains(r.artifact().sha256()), () -> without.add(variant));
        });
    assertThat(without).extracting(VariantId::label).containsOnly("fp32");
  }
}
