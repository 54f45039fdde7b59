package org.fewbit.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Tables as they stand, in the formats of papers and programs. */
class FlatTableTest {

  private static final FlatTable TABLE =
      new FlatTable(
          List.of("variant", "score, %", "p"),
          List.of(
              Map.of("variant", "gptq_w4 & more", "score, %", 71.25, "p", 0.03),
              Map.of("variant", "a \"b\", c\n→ ★", "score, %", -2)));

  @Test
  void latexIsBooktabsWithEverySignEscapedAndNumbersRight() {
    assertThat(TableExporter.text(TABLE, TableExporter.Format.LATEX))
        .isEqualTo(
            """
            \\begin{tabular}{lrr}
            \\toprule
            variant & score, \\% & p \\\\
            \\midrule
            gptq\\_w4 \\& more & 71.25 & 0.03 \\\\
            a \\textquotedbl{}b\\textquotedbl{}, c $\\to$ $\\star$ & -2 &  \\\\
            \\bottomrule
            \\end{tabular}
            """);
  }

  @Test
  void csvQuotesMarkdownAndJsonKeepWhatIsThere() {
    assertThat(TableExporter.text(TABLE, TableExporter.Format.CSV))
        .isEqualTo(
            "variant,\"score, %\",p\ngptq_w4 & more,71.25,0.03\n\"a \"\"b\"\", c\n→ ★\",-2,\n");
    assertThat(TableExporter.text(TABLE, TableExporter.Format.MARKDOWN))
        .startsWith("| variant | score, % | p |\n| --- | ---: | ---: |\n| gptq_w4 & more |");
    assertThat(TableExporter.text(TABLE, TableExporter.Format.JSON))
        .startsWith("[")
        .contains("\"variant\" : \"gptq_w4 & more\"", "71.25")
        .endsWith("]\n");
  }
}
