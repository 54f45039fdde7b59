package org.fewbit.core.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** Hand-made logits whose divergence has a closed form. */
class RowDivergenceTest {

  private static final float LN3 = (float) Math.log(3);

  @Test
  void ofTwoOutcomesByHand() {
    // p = (3/4, 1/4) for the baseline, q = (1/2, 1/2) for the variant
    RowDivergence row = RowDivergence.of(new float[] {LN3 + 5, 5}, new float[] {-2, -2}, 2, 1);
    double kld = 0.75 * Math.log(0.75 / 0.5) + 0.25 * Math.log(0.25 / 0.5);
    assertThat(row.kld()).isCloseTo(kld, within(1e-7)); // ln 3 is rounded to a float
    assertThat(row.baselineLogProbability()).isCloseTo(Math.log(0.25), within(1e-7));
    assertThat(row.logProbability()).isCloseTo(Math.log(0.5), within(1e-15));
    assertThat(row.sameTop()).isTrue(); // the first among equals
    assertThat(row.isFinite()).isTrue();
  }

  @Test
  void isNotSymmetric() {
    RowDivergence turned = RowDivergence.of(new float[] {0, 0}, new float[] {LN3, 0}, 2, 0);
    double kld = 0.5 * Math.log(0.5 / 0.75) + 0.5 * Math.log(0.5 / 0.25);
    assertThat(turned.kld()).isCloseTo(kld, within(1e-7));
  }

  @Test
  void ofARowFromItselfIsExactlyZeroAndAShiftChangesNothing() {
    float[] row = {0.3f, -7.25f, 11.5f, 2f};
    assertThat(RowDivergence.of(row, row.clone(), 4, 2).kld()).isZero();
    float[] shifted = {1024.25f, 1016f, 1035f, 1026f};
    float[] plain = {0.25f, -8f, 11f, 2f};
    assertThat(RowDivergence.of(plain, shifted, 4, 2).kld()).isLessThan(1e-12);
  }

  @Test
  void columnsBehindTheVocabularyDoNotCount() {
    float[] padded = {LN3, 0, 50};
    RowDivergence row = RowDivergence.of(padded, new float[] {0, 0, Float.NaN}, 2, 0);
    assertThat(row.isFinite()).isTrue();
    assertThat(row.baselineLogProbability()).isCloseTo(Math.log(0.75), within(1e-7));
  }

  @Test
  void farApartRowsStayFinite() {
    RowDivergence row = RowDivergence.of(new float[] {2000, 0}, new float[] {0, 2000}, 2, 0);
    assertThat(row.kld()).isEqualTo(2000);
    assertThat(row.sameTop()).isFalse();
    assertThat(row.logProbability()).isEqualTo(-2000);
  }

  @Test
  void aLogitThatIsNotFiniteIsNoticedInEitherRow() {
    float[] good = {1, 2, 3};
    for (float bad : new float[] {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY}) {
      float[] broken = {1, bad, 3};
      assertThat(RowDivergence.of(broken, good, 3, 0).isFinite()).as("%s", bad).isFalse();
      assertThat(RowDivergence.of(good, broken, 3, 0).isFinite()).as("%s", bad).isFalse();
    }
  }
}
