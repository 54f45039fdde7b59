package org.fewbit.core.inference;

/**
 * What a mean, its standard error and a covariance need of a window's tokens: sums in double,
 * natural logarithms.
 *
 * @param kld Kullback-Leibler divergence of the variant's prediction from the baseline's
 * @param kldSquares of its squares
 * @param nll negative log-probability of the right token by the variant
 * @param nllSquares of its squares
 * @param baselineNll the same by the baseline
 * @param baselineNllSquares of its squares
 * @param nllProducts products of both, for their covariance
 * @param deltaP probability of the right token, variant less baseline
 * @param deltaPSquares of its squares
 * @param deltaPFourths of its fourth powers, for the error of the root mean square
 * @param sameTop tokens for which both models find the same one most likely
 */
public record DivergenceSums(
    double kld,
    double kldSquares,
    double nll,
    double nllSquares,
    double baselineNll,
    double baselineNllSquares,
    double nllProducts,
    double deltaP,
    double deltaPSquares,
    double deltaPFourths,
    double sameTop) {

  /** Over no token. */
  public static final DivergenceSums NONE = new DivergenceSums(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

  private static final double NAN = Double.NaN;

  /** Of a window with a logit that is infinite or undefined. */
  public static final DivergenceSums FAILED =
      new DivergenceSums(NAN, NAN, NAN, NAN, NAN, NAN, NAN, NAN, NAN, NAN, NAN);

  /** With one more token. */
  public DivergenceSums with(double tokenKld, double logP, double baselineLogP, boolean same) {
    double change = Math.exp(logP) - Math.exp(baselineLogP);
    double square = change * change;
    return plus(
        new DivergenceSums(
            tokenKld,
            tokenKld * tokenKld,
            -logP,
            logP * logP,
            -baselineLogP,
            baselineLogP * baselineLogP,
            logP * baselineLogP,
            change,
            square,
            square * square,
            same ? 1 : 0));
  }

  /** Over the tokens of both. */
  public DivergenceSums plus(DivergenceSums o) {
    return new DivergenceSums(
        kld + o.kld,
        kldSquares + o.kldSquares,
        nll + o.nll,
        nllSquares + o.nllSquares,
        baselineNll + o.baselineNll,
        baselineNllSquares + o.baselineNllSquares,
        nllProducts + o.nllProducts,
        deltaP + o.deltaP,
        deltaPSquares + o.deltaPSquares,
        deltaPFourths + o.deltaPFourths,
        sameTop + o.sameTop);
  }
}
