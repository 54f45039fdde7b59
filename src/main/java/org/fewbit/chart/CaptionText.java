package org.fewbit.chart;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.fewbit.core.compare.AxisCorrelation;
import org.fewbit.core.compare.NumberText;
import org.fewbit.core.compare.RunIndex;
import org.fewbit.core.compare.VariantKey;
import org.fewbit.core.run.Environment;
import org.fewbit.core.run.RunRecord;

/** Sentences below a figure: what a reader needs to judge the numbers. */
final class CaptionText {

  /** Full stop, semicolon and comma that have their space in them. */
  private static final String FULL_WIDTH = "\u3002\uff1b\uff0c";

  private final List<Function<ChartTheme, String>> sentences = new ArrayList<>();

  CaptionText add(String sentence) {
    if (!sentence.isEmpty()) {
      sentences.add(theme -> said(sentence, theme));
    }
    return this;
  }

  /** {@code n = 300 samples} or a range. */
  CaptionText samples(LongStream counts, String of) {
    var all = counts.filter(n -> n > 0).summaryStatistics();
    if (all.getCount() > 0) {
      String low = NumberText.precise((double) all.getMin());
      String high = NumberText.precise((double) all.getMax());
      add("n = " + (low.equals(high) ? low : low + "\u2013" + high) + " " + of + ".");
    }
    return this;
  }

  CaptionText correlations(List<AxisCorrelation> correlations) {
    correlations.forEach(c -> add(correlation(c) + "."));
    return this;
  }

  /** One line: Pearson with its interval, Spearman, points. */
  static String correlation(AxisCorrelation c) {
    return String.format(
        Locale.ROOT,
        "%sPearson r = %s [%s, %s]%s, Spearman \u03c1 = %s, n = %d",
        c.kind() == RunRecord.Kind.PUBLISHED ? "Published: " : "",
        NumberText.fixed(c.pearson(), 2),
        NumberText.fixed(c.low(), 2),
        NumberText.fixed(c.high(), 2),
        c.logarithmic() ? " with log perplexity" : "",
        NumberText.fixed(c.spearman(), 2),
        c.n());
  }

  /** The same where there is little room. */
  static String brief(AxisCorrelation c) {
    return String.format(
        Locale.ROOT,
        "%sr = %s [%s, %s], n = %d",
        c.kind() == RunRecord.Kind.PUBLISHED ? "Published: " : "",
        NumberText.fixed(c.pearson(), 2),
        NumberText.fixed(c.low(), 2),
        NumberText.fixed(c.high(), 2),
        c.n());
  }

  CaptionText leftOut(Map<String, Long> byReason) {
    if (!byReason.isEmpty()) {
      // Each reason is known by itself, not beside others.
      sentences.add(
          theme ->
              said(
                  byReason.entrySet().stream()
                      .map(e -> e.getValue() + " (" + theme.say(e.getKey()) + ")")
                      .collect(Collectors.joining(", ", "Left out: ", ".")),
                  theme));
    }
    return this;
  }

  /** What the others of each model are compared with. */
  CaptionText baseline(RunIndex index, Collection<VariantKey> shown) {
    List<String> labels =
        shown.stream()
            .map(index::baseline)
            .flatMap(Optional::stream)
            .map(b -> b.variant().label())
            .distinct()
            .toList();
    return labels.isEmpty()
        ? this
        : add("Baseline: " + String.join(" or ", labels) + " of the same model.");
  }

  CaptionText conditions(Collection<RunRecord> records) {
    String protocols = distinct(records.stream().map(r -> r.spec().protocol().text()).toList());
    if (!protocols.isEmpty()) {
      add("Protocol: " + protocols + ".");
    }
    List<Environment> machines =
        records.stream().map(RunRecord::environment).flatMap(Optional::stream).distinct().toList();
    if (!machines.isEmpty()) {
      add(
          "Measured with Fewbit "
              + distinct(machines.stream().map(Environment::fewbit).toList())
              + ", ONNX Runtime "
              + distinct(machines.stream().map(Environment::engine).toList())
              + ", Java "
              + distinct(machines.stream().map(Environment::java).toList())
              + " on "
              + distinct(machines.stream().map(Environment::processor).toList())
              + ".");
    }
    String sources =
        distinct(records.stream().map(RunRecord::source).filter(s -> !s.isEmpty()).toList());
    return sources.isEmpty() ? this : add("Published values: " + sources + ".");
  }

  private static String distinct(List<String> texts) {
    return texts.stream()
        .filter(t -> !t.isBlank())
        .distinct()
        .sorted()
        .collect(Collectors.joining(", "));
  }

  /** All sentences, in the language of a theme; Chinese ones follow each other without a space. */
  String text(ChartTheme theme) {
    StringBuilder text = new StringBuilder();
    for (Function<ChartTheme, String> sentence : sentences) {
      String said = sentence.apply(theme);
      boolean closed = text.isEmpty() || FULL_WIDTH.indexOf(text.charAt(text.length() - 1)) >= 0;
      text.append(closed ? "" : " ").append(said);
    }
    return text.toString();
  }

  /** What is a sentence here is known without its full stop where it is said elsewhere. */
  private static String said(String sentence, ChartTheme theme) {
    String said = theme.say(sentence);
    if (said.equals(sentence) && sentence.endsWith(".")) {
      String open = sentence.substring(0, sentence.length() - 1);
      String other = theme.say(open);
      return other.equals(open) ? sentence : other + FULL_WIDTH.charAt(0);
    }
    return !said.equals(sentence) && said.endsWith(".")
        ? said.substring(0, said.length() - 1) + FULL_WIDTH.charAt(0)
        : said;
  }
}
