package org.fewbit.ui.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.fewbit.core.compare.Difference;
import org.fewbit.core.compare.DisplayUnit;
import org.fewbit.core.compare.NumberText;
import org.fewbit.core.compare.PairedScores;
import org.fewbit.ui.fx.Texts;

/** What a difference from the baseline rests on, in a few lines. */
final class DifferenceText {

  private DifferenceText() {}

  static String of(Difference difference, DisplayUnit unit, Texts texts) {
    List<String> lines = new ArrayList<>();
    lines.add(
        difference.hasInterval()
            ? texts.get(
                "difference.interval",
                NumberText.precise(unit.shown(difference.low())),
                NumberText.precise(unit.shown(difference.high())))
            : texts.get("difference.no-interval"));
    difference
        .pairs()
        .ifPresentOrElse(
            pairs -> lines.addAll(pairs(pairs, texts)),
            () -> lines.add(texts.get("difference.unpaired")));
    return String.join("\n", lines);
  }

  private static List<String> pairs(PairedScores pairs, Texts texts) {
    List<String> lines = new ArrayList<>();
    lines.add(
        texts.get(
            pairs.unpaired() == 0 ? "difference.paired" : "difference.paired.part",
            NumberText.precise((double) pairs.difference().n())));
    if (pairs.rightToWrong().isPresent() && pairs.wrongToRight().isPresent()) {
      lines.add(
          texts.get("difference.flips", pairs.rightToWrong().get(), pairs.wrongToRight().get()));
    }
    pairs
        .pValue()
        .ifPresent(
            p ->
                lines.add(
                    texts.get(
                        "difference.mcnemar",
                        p < 0.001 ? "p < 0.001" : String.format(Locale.ROOT, "p = %.3f", p))));
    return lines;
  }
}
