package org.fewbit.ui.side;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.fewbit.core.compare.Condition;
import org.fewbit.core.compare.DisplayUnit;
import org.fewbit.core.compare.Efficiency;
import org.fewbit.core.compare.Fact;
import org.fewbit.core.compare.Flips;
import org.fewbit.core.compare.NumberText;
import org.fewbit.core.compare.SideBySide;
import org.fewbit.core.compare.Value;
import org.fewbit.core.compare.VariantDifference;
import org.fewbit.core.statistics.Interval;
import org.fewbit.ui.fx.Texts;

/** The table in words: on the screen and on the clipboard the same. */
final class SideRows {

  /** Characters of a hash or a long fact shown; the rest is in the tooltip. */
  private static final int SHOWN = 34;

  private static final int HASH_SHOWN = 12;

  private final Texts texts;
  private final boolean onlyDifferences;

  private SideRows(Texts texts, boolean onlyDifferences) {
    this.texts = texts;
    this.onlyDifferences = onlyDifferences;
  }

  /** Every row, or those in which the columns differ. */
  static List<SideRow> of(SideBySide table, boolean onlyDifferences, Texts texts) {
    SideRows rows = new SideRows(texts, onlyDifferences);
    List<SideRow> all = new ArrayList<>();
    rows.part(
        "part.scores",
        table.scores().stream()
            .filter(r -> !onlyDifferences || r.differs())
            .map(rows::score)
            .toList(),
        all);
    rows.part(
        "part.costs",
        table.costs().stream()
            .filter(r -> !onlyDifferences || r.differs())
            .map(rows::cost)
            .toList(),
        all);
    for (Fact.Group group : Fact.Group.values()) {
      rows.part(
          "part." + group.name().toLowerCase(Locale.ROOT),
          table.facts().stream()
              .filter(r -> r.fact().group() == group)
              .filter(r -> !onlyDifferences || r.differs())
              .map(rows::fact)
              .toList(),
          all);
    }
    return all;
  }

  private void part(String key, List<SideRow> rows, List<SideRow> all) {
    if (!rows.isEmpty()) {
      all.add(SideRow.heading(texts.get(key)));
      all.addAll(rows);
    }
  }

  private SideRow score(SideBySide.ScoreRow row) {
    String protocol = row.key().protocol().text();
    boolean minor = !row.headline() && !onlyDifferences;
    String title =
        row.headline()
            ? texts.phrase(row.evaluation().title()) + " [" + protocol + "]"
            : (minor ? "" : texts.phrase(row.evaluation().title()) + " [" + protocol + "], ")
                + texts.phrase(row.metric().title());
    double largest =
        row.cells().stream().mapToDouble(c -> c.value().number().orElse(0)).max().orElse(0);
    DisplayUnit unit = DisplayUnit.of(row.metric().unit(), largest);
    String hint =
        texts.phrase(row.evaluation().title())
            + ", "
            + texts.phrase(row.metric().title())
            + "\n"
            + texts.phrase(row.metric().convention())
            + "\n"
            + texts.get(row.metric().higherIsBetter() ? "hint.higher" : "hint.lower");
    return new SideRow(
        title,
        hint,
        false,
        minor,
        Optional.of(row.key()),
        row.cells().stream()
            .map(c -> scoreCell(c, unit, row.metric().unit(), row.headline()))
            .toList());
  }

  private SideRow.Cell scoreCell(
      SideBySide.ScoreCell cell, DisplayUnit unit, String stored, boolean headline) {
    if (!(cell.value() instanceof Value.Known known)) {
      return SideRow.Cell.missing(texts.phrase(((Value.Missing) cell.value()).reason()));
    }
    List<String> hint = new ArrayList<>();
    hint.add(texts.get("hint.value", NumberText.precise(unit.shown(known.value())), unit.text()));
    if (known.hasInterval()) {
      hint.add(interval(new Interval(known.low(), known.high()), unit));
    }
    hint.add(texts.get("hint.n", NumberText.precise((double) known.n())));
    if (known.cautious()) {
      hint.add(texts.phrase(known.caution()));
    }
    if (!cell.whyNot().isEmpty()) {
      hint.add(texts.get("hint.no-difference", texts.phrase(cell.whyNot())));
    }
    cell.difference().ifPresent(d -> difference(d, unit, hint));
    if (!cell.conditions().isEmpty()) {
      hint.add(texts.get("hint.conditions", conditions(cell.conditions())));
    }
    cell.record().ifPresent(r -> hint.add(r.id()));
    return new SideRow.Cell(
        NumberText.withInterval(known, stored),
        cell.difference().map(d -> delta(d, unit)).orElse(""),
        cell.difference().map(this::test).orElse(""),
        headline
            ? cell.difference().flatMap(VariantDifference::flips).map(Flips::total)
            : Optional.empty(),
        conditions(cell.conditions()),
        String.join("\n", hint),
        cell.difference().map(SideRows::tone).orElse(SideRow.Tone.PLAIN));
  }

  private static SideRow.Tone tone(VariantDifference d) {
    if (!d.distinguishable()) {
      return SideRow.Tone.PLAIN;
    }
    return d.loss() > 0 ? SideRow.Tone.WORSE : SideRow.Tone.BETTER;
  }

  private static String delta(VariantDifference d, DisplayUnit unit) {
    double shown = unit.shown(d.delta());
    int decimals = unit.text().equals("%") ? 1 : 3;
    String text = "\u0394 " + (shown > 0 ? "+" : "") + NumberText.fixed(shown, decimals);
    return text
        + d.interval()
            .map(
                i ->
                    " ["
                        + NumberText.fixed(unit.shown(i.low()), decimals)
                        + ", "
                        + NumberText.fixed(unit.shown(i.high()), decimals)
                        + "]")
            .orElse("");
  }

  private String test(VariantDifference d) {
    if (Double.isNaN(d.pHolm())) {
      return "";
    }
    String p = probability(d.pHolm());
    return d.distinguishable() ? p : p + ", " + texts.get("cell.same");
  }

  private static String probability(double p) {
    return p < 0.001 ? "p < 0.001" : String.format(Locale.ROOT, "p = %.3f", p);
  }

  private void difference(VariantDifference d, DisplayUnit unit, List<String> hint) {
    hint.add("");
    hint.add(
        texts.get(
            "hint.difference",
            d.baseline().toString(),
            NumberText.precise(unit.shown(d.delta())),
            unit.text()));
    d.interval()
        .ifPresent(
            i -> hint.add(interval(i, unit) + ", " + texts.phrase(d.paired().kind().text())));
    if (!Double.isNaN(d.paired().pValue())) {
      hint.add(texts.get("hint.test", probability(d.paired().pValue()), probability(d.pHolm())));
    }
    d.flips()
        .ifPresent(
            f ->
                hint.add(
                    texts.get(
                        "hint.flips", f.rightToWrong(), f.wrongToRight(), f.answerChanged())));
    hint.add(texts.get("hint.pairs", NumberText.precise((double) d.n()), d.unpaired()));
  }

  private static String interval(Interval i, DisplayUnit unit) {
    return "95 % ["
        + NumberText.precise(unit.shown(i.low()))
        + ", "
        + NumberText.precise(unit.shown(i.high()))
        + "]";
  }

  private String conditions(Set<Condition> conditions) {
    return conditions.stream()
        .sorted()
        .map(c -> texts.get("condition." + c.name().toLowerCase(Locale.ROOT)))
        .collect(Collectors.joining(", "));
  }

  private SideRow cost(SideBySide.CostRow row) {
    Efficiency e = row.efficiency();
    double largest = row.cells().stream().mapToDouble(v -> v.number().orElse(0)).max().orElse(0);
    DisplayUnit unit = DisplayUnit.of(e.unit(), largest);
    String name = texts.get("cost." + e.id());
    List<SideRow.Cell> cells = new ArrayList<>();
    for (Value value : row.cells()) {
      cells.add(
          switch (value) {
            case Value.Known known ->
                SideRow.Cell.text(
                    NumberText.plusMinus(known, unit)
                        + (e == Efficiency.BITS_PER_WEIGHT ? "" : " " + unit.text()),
                    texts.get(
                        "hint.value", NumberText.precise(unit.shown(known.value())), unit.text()));
            case Value.Missing(String reason) -> SideRow.Cell.missing(texts.phrase(reason));
          });
    }
    return new SideRow(name, texts.phrase(e.title()), false, false, Optional.empty(), cells);
  }

  private SideRow fact(SideBySide.FactRow row) {
    Fact fact = row.fact();
    boolean hash = fact.group() == Fact.Group.PROVENANCE && fact != Fact.SOURCE;
    boolean marked =
        row.differs() && fact.group() != Fact.Group.QUANTIZATION && fact != Fact.WEIGHTS;
    String first = row.cells().getFirst();
    List<SideRow.Cell> cells = new ArrayList<>();
    for (String text : row.cells()) {
      if (text.isEmpty()) {
        cells.add(SideRow.Cell.missing(texts.get("hint.unknown")));
        continue;
      }
      String shown =
          fact == Fact.THREADS && text.equals("0")
              ? texts.get("cell.all-cores")
              : hash
                  ? text.substring(0, Math.min(HASH_SHOWN, text.length()))
                  : fact == Fact.BITS_BY_CLASS ? text.replace(", ", "\n") : brief(text);
      String mark = marked && !text.equals(first) ? texts.get("cell.other") : "";
      cells.add(new SideRow.Cell(shown, "", "", Optional.empty(), mark, text, SideRow.Tone.PLAIN));
    }
    String name = texts.get("fact." + fact.name().toLowerCase(Locale.ROOT));
    return new SideRow(name, "", false, false, Optional.empty(), cells);
  }

  private static String brief(String text) {
    return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "\u2026";
  }
}
