package org.fewbit.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Figures as the command line draws them from the sample runs. */
class FigureCommandTest extends CommandTest {

  private Path drawn(String language) {
    Path file = home.resolve(language).resolve("figure.svg");
    int code =
        run(
            "figure",
            "bits",
            "sample-runs",
            "pocket-0.4m",
            "--language",
            language,
            "--out",
            file.toString());
    assertThat(code).as("%s%s", out, err).isZero();
    return file;
  }

  /** What is on the chart, without the caption that is hidden in the file. */
  private static String written(Path svg) throws IOException {
    return Files.readString(svg).replaceAll("(?s)<desc.*?</desc", "");
  }

  @Test
  void aLanguageIsWrittenOnTheChartAndInTheCaptionButNotInTheNumbers() throws IOException {
    Path chinese = drawn("zh");
    Path english = drawn("en");

    assertThat(written(english)).contains("Bits per weight", "baseline");
    assertThat(written(chinese))
        .contains("位/权重", "基线")
        .doesNotContain("Bits per weight", "baseline");
    assertThat(chinese.resolveSibling("figure.caption.txt")).content().contains("基线", "区间");
    assertThat(chinese.resolveSibling("figure.csv"))
        .isNotEmptyFile()
        .hasSameBinaryContentAs(english.resolveSibling("figure.csv"));
  }

  @Test
  void anUnknownLanguageIsWrongUsage() {
    Path file = home.resolve("figure.svg");

    assertThat(run("figure", "bits", "sample-runs", "--language", "fr", "--out", file.toString()))
        .isEqualTo(2);

    assertThat(file).doesNotExist();
  }
}
