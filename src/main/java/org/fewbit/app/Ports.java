package org.fewbit.app;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.fewbit.core.evaluation.EvaluationCatalog;
import org.fewbit.core.inference.LanguageModelLoader;
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

/** Everything the window and the commands work with, seen only through the core's ports. */
public interface Ports {

  /** Models and their variants. */
  ModelCatalog models();

  /** Describes graphs. */
  ArtifactInspector inspector();

  /** Makes variants, each in a process of its own. */
  Quantizer quantizer();

  /** Makes variants in this process: what the other's process asks. */
  Quantizer quantizerHere();

  /** The calibration data used where a command names none, if it is installed. */
  Optional<CalibrationRequest> bundledCalibration();

  /** What making the variants did. */
  ReportStore reports();

  /** Loads variants. */
  LanguageModelLoader loader();

  /** What can be asked of a variant. */
  EvaluationCatalog evaluations();

  /** Run folders. */
  RunArchive archive();

  /** A new queue with worker processes; closed by the caller. */
  RunService newRunService();

  /** The same, but with runs written to and read from this folder only. */
  Ports withRuns(Path folder);

  /** Most memory this process held so far, if the system tells. */
  OptionalLong peakResidentBytes();

  /** The machine and the software, for {@code doctor} and records. */
  Environment environment(int threads);

  /** Execution providers compiled into the runtime. */
  List<String> executionProviders();

  /** Folders in use: name to path. */
  Map<String, Path> folders();

  /** Asked about replies that no rule can score, if one is configured. */
  Optional<Judge> judge();

  /** Remembered values. */
  SettingsStore settings();
}
