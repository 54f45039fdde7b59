package org.fewbit.core.evaluation;

import java.util.Locale;
import org.fewbit.core.problem.Problem;
import org.fewbit.core.problem.ProblemException;

/**
 * Worked examples before each question, where they are to be others than the protocol's own.
 *
 * @param number of examples, 0 for none
 * @param order which of the examples are taken
 * @param seed of the choice under {@link Order#SEEDED}; without meaning otherwise
 */
public record FewShots(int number, Order order, long seed) {

  /** lm-evaluation-harness's seed of the choice. */
  public static final long SEED = 1234;

  /** Which of the examples are taken, and in which order. */
  public enum Order {
    /** As the protocol does. */
    PROTOCOL,
    /** The first of the file, in its order. */
    FIRST,
    /** Drawn anew for each question, by seed and the question's id. */
    SEEDED;

    /**
     * Reads the printed form.
     *
     * @throws ProblemException if there is no such order
     */
    public static Order parse(String name) {
      for (Order order : values()) {
        if (order.text().equals(name.strip().toLowerCase(Locale.ROOT))) {
          return order;
        }
      }
      throw ProblemException.of(
          Problem.Code.BAD_ARGUMENT,
          "There is no order of examples '" + name + "'",
          name,
          "Use protocol, first or seeded.");
    }

    /** The printed form. */
    public String text() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * Checks the number.
   *
   * @throws ProblemException if it is negative
   */
  public FewShots {
    if (number < 0) {
      throw ProblemException.of(
          Problem.Code.BAD_ARGUMENT,
          "There can't be " + number + " worked examples",
          "shots",
          "Use 0 or more.");
    }
  }

  /** So many, as the protocol picks them. */
  public static FewShots of(int number) {
    return new FewShots(number, Order.PROTOCOL, SEED);
  }

  /** For labels: {@code 3 examples, seeded 7}. */
  public String text() {
    return switch (order) {
      case PROTOCOL -> number + " examples";
      case FIRST -> number + " examples, the first";
      case SEEDED -> number + " examples, seeded " + seed;
    };
  }
}
