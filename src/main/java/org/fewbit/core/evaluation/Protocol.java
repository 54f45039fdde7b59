package org.fewbit.core.evaluation;

import java.util.Locale;
import org.fewbit.core.problem.Problem;
import org.fewbit.core.problem.ProblemException;

/** The conventions an evaluation follows; part of every score's label. */
public enum Protocol {
  /** Zero-shot through the chat template, as the paper does. */
  PAPER("paper"),
  /** As lm-evaluation-harness does. */
  HARNESS("harness"),
  /** Perplexity over non-overlapping windows, mean of window means. */
  GPTQ("gptq"),
  /** Perplexity over the second half of windows. */
  LLAMA_CPP("llama.cpp"),
  /** Speed: prompt and generation timed apart, as llama-bench does. */
  DECODE("decode"),
  /** As the description of a benchmark says that a person added. */
  CUSTOM("custom");

  private final String text;

  Protocol(String text) {
    this.text = text;
  }

  /** The printed form. */
  public String text() {
    return text;
  }

  /**
   * Reads the printed form.
   *
   * @throws ProblemException if there is no such protocol
   */
  public static Protocol parse(String name) {
    for (Protocol protocol : values()) {
      if (protocol.text.equals(name.strip().toLowerCase(Locale.ROOT))) {
        return protocol;
      }
    }
    throw ProblemException.of(
        Problem.Code.BAD_ARGUMENT,
        "There is no protocol '" + name + "'",
        name,
        "Use paper, harness, gptq, llama.cpp, decode or custom.");
  }
}
