package org.fewbit.app.worker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.fewbit.app.Ports;
import org.fewbit.archive.DataFolders;
import org.fewbit.archive.FolderModelCatalog;
import org.fewbit.archive.FolderRunArchive;
import org.fewbit.archive.JsonSettingsStore;
import org.fewbit.archive.MachineFacts;
import org.fewbit.benchmarks.BundledEvaluations;
import org.fewbit.core.evaluation.EvaluationCatalog;
import org.fewbit.core.inference.LanguageModelLoader;
import org.fewbit.core.job.Cancellation;
import org.fewbit.core.job.ProgressListener;
import org.fewbit.core.model.Artifact;
import org.fewbit.core.model.ArtifactInspector;
import org.fewbit.core.model.Execution;
import org.fewbit.core.model.ModelCatalog;
import org.fewbit.core.model.QuantizationScheme;
import org.fewbit.core.quantize.CalibrationRequest;
import org.fewbit.core.quantize.MethodInfo;
import org.fewbit.core.quantize.QuantizationReport;
import org.fewbit.core.quantize.QuantizationRequest;
import org.fewbit.core.quantize.Quantizer;
import org.fewbit.core.quantize.ReportStore;
import org.fewbit.core.run.Environment;
import org.fewbit.core.run.Judge;
import org.fewbit.core.run.RunArchive;
import org.fewbit.core.run.RunService;
import org.fewbit.core.settings.SettingsStore;
import org.fewbit.onnx.OnnxLanguageModels;
import org.fewbit.tokenizer.HuggingFaceTokenizers;

/** The real catalog, tokenizer, runtime and archive over a test's folders; nothing is quantized. */
final class TestPorts implements Ports {

  private final DataFolders data = DataFolders.ofSystem();
  private final Path runs;

  TestPorts(Path runs) {
    this.runs = runs;
  }

  @Override
  public Optional<Judge> judge() {
    return Optional.empty();
  }

  @Override
  public ModelCatalog models() {
    return new FolderModelCatalog(
        Path.of(System.getProperty("fewbit.assets", "none")), data, data.home().resolve("hub"));
  }

  @Override
  public ArtifactInspector inspector() {
    return (model, graph, check) -> {
      try {
        byte[] bytes = Files.readAllBytes(graph.file());
        String hash = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        return new Artifact(
            graph.file(),
            bytes.length,
            hash,
            bytes.length / 4,
            32,
            Map.of(),
            Map.of(),
            Execution.KERNEL,
            Map.of());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException(e);
      }
    };
  }

  @Override
  public Quantizer quantizerHere() {
    return quantizer();
  }

  @Override
  public Quantizer quantizer() {
    return new Quantizer() {
      @Override
      public boolean supports(QuantizationScheme scheme) {
        return false;
      }

      @Override
      public List<MethodInfo> methods() {
        return List.of();
      }

      @Override
      public List<String> differences(QuantizationRequest request, Artifact source) {
        throw new UnsupportedOperationException();
      }

      @Override
      public QuantizationReport quantize(
          QuantizationRequest request, ProgressListener listener, Cancellation cancellation) {
        throw new UnsupportedOperationException();
      }
    };
  }

  @Override
  public Optional<CalibrationRequest> bundledCalibration() {
    return Optional.empty();
  }

  @Override
  public ReportStore reports() {
    return ReportStore.NONE;
  }

  @Override
  public LanguageModelLoader loader() {
    return new OnnxLanguageModels(new HuggingFaceTokenizers(Clock.systemUTC()));
  }

  @Override
  public EvaluationCatalog evaluations() {
    return new BundledEvaluations(Optional.empty());
  }

  @Override
  public RunArchive archive() {
    return new FolderRunArchive(runs, List.of(), Clock.systemUTC());
  }

  @Override
  public RunService newRunService() {
    throw new UnsupportedOperationException();
  }

  @Override
  public Ports withRuns(Path folder) {
    return new TestPorts(folder);
  }

  @Override
  public OptionalLong peakResidentBytes() {
    return OptionalLong.of(12345);
  }

  @Override
  public Environment environment(int threads) {
    return MachineFacts.environment("test", "test", threads);
  }

  @Override
  public List<String> executionProviders() {
    return List.of();
  }

  @Override
  public Map<String, Path> folders() {
    return Map.of();
  }

  @Override
  public SettingsStore settings() {
    return new JsonSettingsStore(data.settings());
  }
}
