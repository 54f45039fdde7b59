package org.fewbit.app;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.fewbit.app.worker.ProcessQuantizer;
import org.fewbit.app.worker.WorkerRunService;
import org.fewbit.archive.DataFolders;
import org.fewbit.archive.FolderModelCatalog;
import org.fewbit.archive.FolderRunArchive;
import org.fewbit.archive.JsonReportStore;
import org.fewbit.archive.JsonSettingsStore;
import org.fewbit.archive.MachineFacts;
import org.fewbit.benchmarks.BundledEvaluations;
import org.fewbit.benchmarks.calibration.CalibrationFiles;
import org.fewbit.core.evaluation.EvaluationCatalog;
import org.fewbit.core.inference.LanguageModelLoader;
import org.fewbit.core.inference.TokenizerLoader;
import org.fewbit.core.model.ArtifactInspector;
import org.fewbit.core.model.ModelCatalog;
import org.fewbit.core.quantize.CalibrationRequest;
import org.fewbit.core.quantize.Quantizer;
import org.fewbit.core.quantize.ReportStore;
import org.fewbit.core.run.Environment;
import org.fewbit.core.run.Judge;
import org.fewbit.core.run.RunArchive;
import org.fewbit.core.run.RunService;
import org.fewbit.core.settings.SettingsStore;
import org.fewbit.exchange.ChatJudge;
import org.fewbit.onnx.FileHashes;
import org.fewbit.onnx.GraphInspector;
import org.fewbit.onnx.OnnxLanguageModels;
import org.fewbit.onnx.OnnxRuntimeFacts;
import org.fewbit.onnx.OnnxSubgraphs;
import org.fewbit.onnx.PeakMemory;
import org.fewbit.quantizers.Calibration;
import org.fewbit.quantizers.Quantizers;
import org.fewbit.tokenizer.HuggingFaceTokenizers;

/** The one place that makes adapters and ties them to the core's ports. */
public final class Wiring implements Ports {

  private final Installation installation = new Installation();
  private final DataFolders data = DataFolders.ofSystem();
  private final Clock clock = Clock.systemUTC();
  private final Path runs;
  private final ModelCatalog models;
  private final ArtifactInspector inspector =
      new GraphInspector(FileHashes.rememberedIn(data.home().resolve("hashes")));
  private final EvaluationCatalog evaluations;
  private final RunArchive archive;

  /** Over the user's data folder. */
  public Wiring() {
    this(Optional.empty());
  }

  private Wiring(Optional<Path> otherRuns) {
    runs = otherRuns.orElseGet(data::runs);
    Path bundled = installation.assets().orElseGet(() -> data.home().resolve("assets"));
    models = FolderModelCatalog.ofSystem(bundled.resolve("models"), data);
    evaluations =
        new BundledEvaluations(
            installation.assets(), List.of(data.benchmarks()), List.of(data.home(), sacrebleu()));
    archive =
        new FolderRunArchive(
            runs,
            otherRuns.isPresent()
                ? List.of()
                : installation.sampleRuns().map(List::of).orElseGet(List::of),
            clock);
  }

  /** Where sacrebleu keeps the models it fetched. */
  private static Path sacrebleu() {
    return Path.of(System.getProperty("user.home"), ".sacrebleu", "models");
  }

  @Override
  public ModelCatalog models() {
    return models;
  }

  @Override
  public ArtifactInspector inspector() {
    return inspector;
  }

  @Override
  public Quantizer quantizer() {
    return new ProcessQuantizer(quantizerHere(), reports());
  }

  @Override
  public Quantizer quantizerHere() {
    return new Quantizers(
        inspector,
        Version.text(),
        new Calibration(
            new CalibrationFiles(tokenizers()), bundledCalibration(), new OnnxSubgraphs(0)),
        reports(),
        () -> peakResidentBytes().orElse(0));
  }

  @Override
  public Optional<CalibrationRequest> bundledCalibration() {
    return installation
        .assets()
        .map(assets -> assets.resolve("calibration").resolve("pocket-alpaca.json"))
        .filter(Files::isRegularFile)
        .map(CalibrationRequest::of);
  }

  @Override
  public ReportStore reports() {
    return new JsonReportStore(Version.text());
  }

  @Override
  public LanguageModelLoader loader() {
    return new OnnxLanguageModels(tokenizers());
  }

  /** Opens tokenizers without their models. */
  public TokenizerLoader tokenizers() {
    return new HuggingFaceTokenizers(clock);
  }

  @Override
  public EvaluationCatalog evaluations() {
    return evaluations;
  }

  @Override
  public RunArchive archive() {
    return archive;
  }

  @Override
  public RunService newRunService() {
    return new WorkerRunService(runs, models);
  }

  @Override
  public Ports withRuns(Path folder) {
    return new Wiring(Optional.of(folder.toAbsolutePath()));
  }

  @Override
  public OptionalLong peakResidentBytes() {
    return PeakMemory.now()
        .map(memory -> OptionalLong.of(memory.peakBytes()))
        .orElseGet(OptionalLong::empty);
  }

  @Override
  public Environment environment(int threads) {
    return MachineFacts.environment(OnnxRuntimeFacts.version(), Version.text(), threads);
  }

  @Override
  public List<String> executionProviders() {
    return OnnxRuntimeFacts.providers();
  }

  @Override
  public Map<String, Path> folders() {
    Map<String, Path> folders = new LinkedHashMap<>();
    folders.put("data", data.home());
    folders.put("runs", runs);
    folders.put("variants", data.variants());
    installation.assets().ifPresent(p -> folders.put("assets", p));
    installation.sampleRuns().ifPresent(p -> folders.put("sampleRuns", p));
    return folders;
  }

  @Override
  public Optional<Judge> judge() {
    return JudgeSettings.of(settings())
        .map(
            s ->
                new ChatJudge(
                    s.url(),
                    s.model(),
                    s.key(),
                    data.home().resolve("judge-cache"),
                    ChatJudge.Patience.USUAL));
  }

  @Override
  public SettingsStore settings() {
    return new JsonSettingsStore(data.settings());
  }
}
