package org.fewbit.app.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.fewbit.core.problem.Problem;
import org.fewbit.core.problem.ProblemException;
import org.fewbit.core.quantize.CalibrationRequest;
import picocli.CommandLine.Option;

/** Which calibration data a command was given. */
final class CalibrationOptions {

  @Option(
      names = "--calibration",
      paramLabel = "FILE",
      description = {
        "Data for calibrated methods: Alpaca conversations (.json, .jsonl)",
        "or a plain text; default the bundled conversations."
      })
  private Optional<Path> file = Optional.empty();

  @Option(
      names = "--samples",
      paramLabel = "N",
      description = "Conversations or windows to draw; default 128.")
  private Optional<Integer> samples = Optional.empty();

  @Option(names = "--seed", paramLabel = "N", description = "Seed of the draw; default 1234.")
  private Optional<Long> seed = Optional.empty();

  @Option(
      names = "--window",
      paramLabel = "TOKENS",
      description = "Tokens of a window of a plain text; default 2048.")
  private Optional<Integer> window = Optional.empty();

  /**
   * The request; empty for the bundled data with its defaults.
   *
   * @param bundled the data to use where no file is given
   * @throws ProblemException if there are settings but no data
   */
  Optional<CalibrationRequest> request(Optional<CalibrationRequest> bundled) {
    return of(file, samples, window, seed, bundled);
  }

  /** The same of settings from elsewhere. */
  static Optional<CalibrationRequest> of(
      Optional<Path> file,
      Optional<Integer> samples,
      Optional<Integer> window,
      Optional<Long> seed,
      Optional<CalibrationRequest> bundled) {
    if (file.isEmpty() && samples.isEmpty() && seed.isEmpty() && window.isEmpty()) {
      return Optional.empty();
    }
    CalibrationRequest base =
        file.map(CalibrationRequest::of)
            .or(() -> bundled)
            .orElseThrow(
                () ->
                    ProblemException.of(
                        Problem.Code.DATA_MISSING,
                        "No calibration data is installed",
                        "--calibration",
                        "Give a file with --calibration."));
    return Optional.of(
        new CalibrationRequest(
                base.kind(),
                base.file(),
                samples.orElse(base.samples()),
                window.orElse(base.windowTokens()),
                seed.orElse(base.seed()))
            .absolute());
  }
}
