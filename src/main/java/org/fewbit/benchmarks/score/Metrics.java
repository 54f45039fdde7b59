package org.fewbit.benchmarks.score;

import java.util.OptionalDouble;
import org.fewbit.core.evaluation.Metric;

/** Makers of metrics that several evaluations share. */
public final class Metrics {

  /** Id of the share of right answers. */
  public static final String ACCURACY = "accuracy";

  /** Id of the share of right answers by log-likelihood per character. */
  public static final String PER_CHARACTER = "accuracyPerCharacter";

  /** Id of the share of right answers by log-likelihood per UTF-8 byte. */
  public static final String PER_BYTE = "accuracyPerByte";

  /** Id of the share of replies without a recognisable answer. */
  public static final String UNPARSED = "unparsed";

  private Metrics() {}

  /** A share between 0 and 1 of which more is better. */
  public static Metric share(String id, String title, String convention, OptionalDouble chance) {
    return new Metric(id, title, "fraction", convention, true, chance);
  }

  /** Share of right answers. */
  public static Metric accuracy(String convention, OptionalDouble chance) {
    return share(ACCURACY, "Accuracy", convention, chance);
  }

  /**
   * Share of right answers where the summed log-likelihoods are divided by lengths in characters.
   */
  public static Metric perCharacter(OptionalDouble chance) {
    return share(
        PER_CHARACTER,
        "Accuracy per character",
        "acc_norm: argmax of the summed log-likelihood over the number of characters of the choice",
        chance);
  }

  /** Share of right answers where the summed log-likelihoods are divided by lengths in bytes. */
  public static Metric perByte(OptionalDouble chance) {
    return share(
        PER_BYTE,
        "Accuracy per byte",
        "acc_bytes: argmax of the summed log-likelihood over the number of UTF-8 bytes of the"
            + " choice",
        chance);
  }

  /** Share of replies without a recognisable answer; they count as wrong. */
  public static Metric unparsed(String convention) {
    return new Metric(
        UNPARSED, "Unparsed replies", "fraction", convention, false, OptionalDouble.empty());
  }

  /** 1 for true, 0 for false. */
  public static double indicator(boolean right) {
    return right ? 1 : 0;
  }
}
