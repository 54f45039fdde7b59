package org.fewbit.core.settings;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * How numbers are written in rows that are copied from the comparison.
 *
 * @param comma whether the decimal mark is a comma
 * @param digits significant digits, 0 for all there are
 */
public record ExportNumbers(boolean comma, int digits) {

  /** As the person set it; a point and all digits where nothing is set. */
  public static ExportNumbers of(SettingsStore settings) {
    return new ExportNumbers(
        settings.get(Setting.EXPORT_DECIMAL).filter("comma"::equals).isPresent(),
        Setting.number(settings, Setting.EXPORT_DIGITS, 0).orElse(0));
  }

  /** The number without an exponent and without grouping; empty for what is no number. */
  public String text(double value) {
    if (!Double.isFinite(value)) {
      return "";
    }
    BigDecimal exact = BigDecimal.valueOf(value);
    BigDecimal rounded =
        digits == 0 ? exact : exact.round(new MathContext(digits, RoundingMode.HALF_EVEN));
    String text = rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    return comma ? text.replace('.', ',') : text;
  }
}
