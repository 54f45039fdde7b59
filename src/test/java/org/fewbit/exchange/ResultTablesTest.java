package org.fewbit.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.fewbit.core.compare.ResultGrid;
import org.fewbit.core.problem.ProblemException;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultTablesTest {

  private final ResultGrid grid = MadeUpTables.grid();

  @Test
  void latexIsAsBefore() {
    MadeUpTables.golden("results.tex", ResultTables.latex(grid));
  }

  @Test
  void markdownIsAsBefore() {
    MadeUpTables.golden("results.md", ResultTables.markdown(grid));
  }

  @Test
  void csvIsAsBefore() {
    MadeUpTables.golden("results.csv", FlatTable.of(ResultRecords.of(grid)).csv());
  }

  @Test
  void longMarkdownIsAsBefore() {
    MadeUpTables.golden("results-long.md", FlatTable.of(ResultRecords.of(grid)).markdown());
  }

  @Test
  void theCaptionIsAsBefore() {
    MadeUpTables.golden("results.caption.txt", ResultTables.caption(grid));
  }

  @Test
  void theBestQuantizedVariantOfAModelIsBoldAndNotItsBaseline() {
    String row =
        ResultTables.latex(grid)
            .lines()
            .filter(l -> l.startsWith("\\quad rtn-w8"))
            .findFirst()
            .orElseThrow();
    assertThat(row).contains("\\textbf{83.1} ").contains("\\textbf{82.5} ");
    assertThat(ResultTables.latex(grid))
        .contains("\\quad fp32 (baseline) & 2.03")
        .doesNotContain("\\textbf{83.3}");
  }

  @Test
  void everySignOfLatexIsEscaped() {
    assertThat(LatexText.escape("a_b & 5 % of $x^2 {#~\\ \u00b1 \u2212 <"))
        .isEqualTo(
            "a\\_b \\& 5 \\% of \\$x\\textasciicircum{}2 \\{\\#\\textasciitilde{}\\textbackslash{}"
                + " $\\pm$ $-$ $<$");
  }

  @Test
  void cellsOfMarkdownAndCsvKeepTheirSigns() {
    FlatTable table = FlatTable.of(List.of(Map.of("a", "x|y, \"z\"")));
    assertThat(table.markdown()).isEqualTo("| a |\n| --- |\n| x\\|y, \"z\" |\n");
    assertThat(table.csv()).isEqualTo("a\n\"x|y, \"\"z\"\"\"\n");
  }

  @Test
  void columnsAreChosenByName() {
    FlatTable all = FlatTable.of(ResultRecords.of(grid));
    assertThat(all.only(List.of("variant", "pHolm")).csv()).startsWith("variant,pHolm\n");
    assertThatThrownBy(() -> all.only(List.of("colour")))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("colour");
  }

  /** Where a TeX is at hand. */
  @Test
  void latexCompiles(@TempDir Path folder) throws IOException, InterruptedException {
    Assumptions.assumeTrue(Files.isExecutable(Path.of("/usr/bin/pdflatex")), "no pdflatex");
    Files.writeString(
        folder.resolve("paper.tex"),
        "\\documentclass[landscape]{article}\n\\usepackage{booktabs}\n\\begin{document}\n"
            + ResultTables.latex(grid)
            + "\\end{document}\n");
    Process process =
        new ProcessBuilder(
                "/usr/bin/pdflatex", "-interaction=nonstopmode", "-halt-on-error", "paper.tex")
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("out.txt").toFile())
            .start();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(Files.readString(folder.resolve("out.txt"))).isZero();
    assertThat(folder.resolve("paper.pdf")).isNotEmptyFile();
  }
}
