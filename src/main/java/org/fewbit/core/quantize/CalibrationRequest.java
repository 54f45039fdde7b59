package org.fewbit.core.quantize;

import java.nio.file.Path;

/**
 * Which data a calibrated method looks at.
 *
 * @param kind what the file holds
 * @param file conversations in the Alpaca JSON format, or plain UTF-8 text
 * @param samples conversations or windows to draw
 * @param windowTokens tokens of a window; ignored for conversations, which keep their own length
 * @param seed of the draw
 */
public record CalibrationRequest(Kind kind, Path file, int samples, int windowTokens, long seed) {

  /** Samples in the paper and in GPTQ's code. */
  public static final int SAMPLES = 128;

  /** Tokens of a window in GPTQ's code. */
  public static final int WINDOW_TOKENS = 2048;

  /** The paper's seed. */
  public static final long SEED = 1234;

  /** What a calibration file holds. */
  public enum Kind {
    /** Alpaca JSON: instruction, input, output; through the model's chat template, as the paper. */
    CONVERSATIONS,
    /** Plain text, cut into windows at drawn places, as GPTQ's own code. */
    TEXT_WINDOWS
  }

  /** By its ending: {@code .json} and {@code .jsonl} hold conversations, all else text. */
  public static CalibrationRequest of(Path file) {
    String name = file.toString();
    Kind kind =
        name.endsWith(".json") || name.endsWith(".jsonl") ? Kind.CONVERSATIONS : Kind.TEXT_WINDOWS;
    return new CalibrationRequest(kind, file, SAMPLES, WINDOW_TOKENS, SEED);
  }

  /** The same with a path that names the same file whatever process reads it, and wherever. */
  public CalibrationRequest absolute() {
    return new CalibrationRequest(
        kind, file.toAbsolutePath().normalize(), samples, windowTokens, seed);
  }
}
