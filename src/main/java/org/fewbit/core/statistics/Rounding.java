package org.fewbit.core.statistics;

import java.math.BigDecimal;
import java.math.MathContext;

/** Shorter numbers for files. */
public final class Rounding {

  private Rounding() {}

  /** The nearest number with so many significant decimal digits; the value must be finite. */
  public static double significant(double value, int digits) {
    return new BigDecimal(value).round(new MathContext(digits)).doubleValue();
  }
}
