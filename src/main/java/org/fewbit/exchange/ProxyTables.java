package org.fewbit.exchange;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.fewbit.core.compare.NumberText;
import org.fewbit.core.compare.ProxyCorrelation;
import org.fewbit.core.compare.ProxyCorrelation.Coefficient;
import org.fewbit.core.compare.ProxyStudy;

/** Correlations of perplexity and scores as tables. */
public final class ProxyTables {

  /** Columns of {@link #rows}. */
  public static final List<String> HEADER =
      List.of(
          "score",
          "runs",
          "collapsed",
          "n",
          "Pearson r [95 %]",
          "r of log perplexity [95 %]",
          "Spearman rho [95 %]",
          "Kendall tau-b [95 %]");

  /** What a reader must know. */
  public static final String CAPTION =
      "Correlation of perplexity with each score over the variants, 95 % intervals by percentile"
          + " bootstrap over variants (n variants; few, and not drawn at random: read them as a"
          + " warning, not as a test). Collapsed: perplexity more than ten times the baseline's.";

  private ProxyTables() {}

  /** For reading: with collapsed variants, and without where there are any. */
  public static List<List<String>> rows(ProxyStudy study) {
    List<List<String>> rows = new ArrayList<>();
    for (ProxyStudy.Row row : study.rows()) {
      boolean any = row.pairs().stream().anyMatch(ProxyStudy.Pair::collapsed);
      for (boolean with : any ? new boolean[] {true, false} : new boolean[] {true}) {
        row.correlation(false, with)
            .ifPresent(
                c ->
                    rows.add(
                        List.of(
                            title(row),
                            row.kind().name().toLowerCase(Locale.ROOT),
                            any ? (with ? "with" : "without") : "none",
                            Integer.toString(c.n()),
                            text(c.pearson()),
                            text(row.correlation(true, with).orElse(c).pearson()),
                            text(c.spearman()),
                            text(c.kendall()))));
      }
    }
    return rows;
  }

  private static String title(ProxyStudy.Row row) {
    return row.key().evaluation()
        + ", "
        + row.metric().title()
        + (row.subset().isEmpty() ? "" : " (" + row.subset() + ")");
  }

  private static String text(Coefficient c) {
    return Double.isNaN(c.value())
        ? "\u2013"
        : NumberText.fixed(c.value(), 3)
            + " ["
            + NumberText.fixed(c.interval().low(), 2)
            + ", "
            + NumberText.fixed(c.interval().high(), 2)
            + "]";
  }

  /** With full precision, one record a correlation. */
  public static List<Map<String, Object>> records(ProxyStudy study) {
    List<Map<String, Object>> records = new ArrayList<>();
    for (ProxyStudy.Row row : study.rows()) {
      for (ProxyCorrelation c : row.correlations()) {
        Map<String, Object> record = new LinkedHashMap<>();
        record.put("kind", row.kind().name().toLowerCase(Locale.ROOT));
        record.put("perplexity", row.perplexity().toString());
        record.put("evaluation", row.key().evaluation());
        record.put("protocol", row.key().protocol().text());
        record.put("metric", row.metric().id());
        record.put("subset", row.subset());
        record.put("logarithmic", c.logarithmic());
        record.put("withCollapsed", c.withCollapsed());
        record.put("n", c.n());
        put(record, "pearson", c.pearson());
        put(record, "spearman", c.spearman());
        put(record, "kendall", c.kendall());
        records.add(record);
      }
    }
    return records;
  }

  private static void put(Map<String, Object> record, String name, Coefficient c) {
    if (!Double.isNaN(c.value())) {
      record.put(name, c.value());
      record.put(name + "Low", c.interval().low());
      record.put(name + "High", c.interval().high());
    }
  }

  /** A {@code table} environment; the document needs {@code \\usepackage{booktabs}}. */
  public static String latex(ProxyStudy study) {
    StringBuilder text = new StringBuilder();
    text.append("% \\usepackage{booktabs}\n\\begin{table}\n\\centering\\small\n\\caption{");
    text.append(LatexText.escape(CAPTION)).append("}\n\\begin{tabular}{lllrrrrr}\n\\toprule\n");
    row(text, HEADER);
    text.append("\\midrule\n");
    rows(study).forEach(r -> row(text, r));
    return text.append("\\bottomrule\n\\end{tabular}\n\\end{table}\n").toString();
  }

  private static void row(StringBuilder text, List<String> cells) {
    text.append(String.join(" & ", cells.stream().map(LatexText::escape).toList()));
    text.append(" \\\\\n");
  }
}
