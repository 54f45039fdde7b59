package org.fewbit.ui.fx;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fewbit.chart.FigureFonts;
import org.junit.jupiter.api.Test;

/** The catalogue of what the rooms below the window say. */
class PhrasesTest {

  private static final Pattern HOLE = Pattern.compile("\\{[0-9]}");

  private final Phrases chinese = Phrases.of(Locale.SIMPLIFIED_CHINESE);

  @Test
  void englishStaysAsItIs() {
    assertThat(Phrases.of(Locale.ENGLISH).get("Copy the details")).isEqualTo("Copy the details");
  }

  @Test
  void whatHasNoTranslationStaysEnglish() {
    assertThat(chinese.get("Nobody translated this.")).isEqualTo("Nobody translated this.");
    assertThat(chinese.get("")).isEmpty();
  }

  @Test
  void sentencesAreTranslatedOneByOneAndSoIsWhatIsPutIn() {
    assertThat(chinese.get("unknown collapsed perplexity; no benchmark run"))
        .isEqualTo("困惑度已崩溃未知；没有基准运行");
    assertThat(chinese.get("unknown pocket-mmlu")).isEqualTo("pocket-mmlu未知");
  }

  @Test
  void unitsNumbersAndProtocolsStayBehindTheNameTheyBelongTo() {
    assertThat(chinese.get("Mean of 6 benchmarks (%)")).isEqualTo("6 个基准的均值 (%)");
    assertThat(chinese.get("Generation speed (tokens/s)")).isEqualTo("生成速度 (词元/秒)");
    assertThat(chinese.get("Pocket MMLU, Accuracy [paper] (%)"))
        .isEqualTo("Pocket MMLU，准确率 [paper] (%)");
  }

  @Test
  void intervalsAreNotTornApart() {
    assertThat(chinese.get("Perplexity: 2.07 [2.05, 2.10], n = 45"))
        .isEqualTo("困惑度：2.07 [2.05, 2.10], n = 45");
  }

  @Test
  void remarksOfRunsAreReadInChinese() {
    assertThat(chinese.get("59 of 219 replies without a recognisable answer; they are wrong"))
        .isEqualTo("219 条回复中有 59 条没有可识别的答案；计为错误");
    assertThat(
            chinese.get(
                "MC1 0.219 (standard error 0.033) is not above chance, 0.200, by two standard"
                    + " errors"))
        .isEqualTo("MC1 0.219（标准误 0.033）未比随机水平 0.200 高出两个标准误");
  }

  @Test
  void problemsOfModelsAndDataAreReadInChinese() {
    assertThat(chinese.get("There is no evaluation 'mmmlu'")).isEqualTo("没有评测“mmmlu”");
    assertThat(chinese.get("The disk has 12 MB free, the new variant needs 80 MB"))
        .isEqualTo("磁盘可用 12 MB，新变体需要 80 MB");
    assertThat(chinese.get("The graph uses operator set 11, rtn-w4-g128-sym needs 21"))
        .isEqualTo("计算图使用算子集 11，rtn-w4-g128-sym 需要 21");
    assertThat(
            chinese.get(
                "There is a variant of that name with other settings: samples 128, now 64; seed"
                    + " 1234, now 1"))
        .isEqualTo("已有同名但设置不同的变体：样本数为 128，现为 64；种子为 1234，现为 1");
    assertThat(chinese.get("700 tokens, context length 512")).isEqualTo("700 个词元，上下文长度 512");
  }

  @Test
  void noSentenceIsTranslatedTwice() throws IOException {
    Path catalogue = Path.of("src/main/resources/org/fewbit/ui/fx/phrases_zh.po");
    assertThat(Files.readAllLines(catalogue).stream().filter(l -> l.startsWith("msgid ")))
        .doesNotHaveDuplicates();
  }

  @Test
  void aShortFormDoesNotTearASentenceApart() {
    assertThat(chinese.get("3 \u00d7 no run")).isEqualTo("3 \u00d7 没有运行");
    assertThat(chinese.get("Nobody \u00d7 no run")).isEqualTo("Nobody \u00d7 no run");
    assertThat(chinese.get("Round to nearest")).isEqualTo("就近取整（RTN）");
  }

  /** A form whose English nobody says any more is dead weight that looks like a translation. */
  @Test
  void everyFormIsSaidSomewhereInTheProgram() throws IOException {
    String program;
    try (Stream<Path> files = Files.walk(Path.of("src/main"))) {
      program =
          files
              .filter(f -> f.toString().endsWith(".java") || f.toString().endsWith(".json"))
              .map(PhrasesTest::read)
              .collect(Collectors.joining("\n"));
    }
    String joined =
        program
            .replaceAll("\"\\s*\\+\\s*\"", "")
            .replace("\\u2192", "\u2192")
            .replace("\\u0394", "\u0394")
            .replace("\\u25cb", "\u25cb")
            .replace("\\u2605", "\u2605")
            .replace("\\u00d7", "\u00d7")
            .toLowerCase(Locale.ROOT);
    // Clauses may be put together from parts: each must be there.
    Pattern clause = Pattern.compile("\\{[0-9]}|[,;:()]");
    for (String english : Phrases.read("phrases_zh.po").keySet()) {
      for (String piece : clause.split(english)) {
        // Formats and lists may write the ends otherwise.
        String core =
            piece
                .strip()
                .replaceAll("^[\\p{Punct}]+|[\\p{Punct}]+$", "")
                .strip()
                .toLowerCase(Locale.ROOT);
        assertThat(joined.contains(core))
            .as("'%s' of '%s' is in the program", core, english)
            .isTrue();
      }
    }
  }

  /** Between two holes a word like "to" would be found in the middle of any sentence. */
  @Test
  void formsBetweenHolesAreParticular() {
    for (String english : Phrases.read("phrases_zh.po").keySet()) {
      String words = HOLE.matcher(english).replaceAll("").replaceAll("\\P{L}", "");
      if (english.startsWith("{") && english.endsWith("}") && !words.isEmpty()) {
        assertThat(words.length()).as(english).isGreaterThan(4);
      }
    }
  }

  @Test
  void translationsHaveTheSameHolesAndAreChinese() {
    Map<String, String> catalogue = Phrases.read("phrases_zh.po");
    catalogue.forEach(
        (english, translation) -> {
          assertThat(holes(translation)).as(english).isEqualTo(holes(english));
          // Forms that are a symbol and holes have nothing to translate.
          if (HOLE.matcher(english).replaceAll("").matches(".*\\p{L}{3}.*")
              && !english.startsWith("Pearson")) {
            assertThat(translation).as(english).containsPattern("[\\u4e00-\\u9fff]");
          }
        });
  }

  /** Where the system has no Chinese font, this one writes the window and its charts. */
  @Test
  void theBundledFontHasEveryCharacterOfTheWindowsChinese() throws IOException {
    List<Path> sources;
    try (Stream<Path> files = Files.walk(Path.of("src/main/resources/org/fewbit/ui"))) {
      sources =
          files
              .filter(f -> f.endsWith("messages_zh.properties") || f.endsWith("phrases_zh.po"))
              .toList();
    }
    assertThat(sources).hasSizeGreaterThan(5);
    for (Path source : sources) {
      OptionalInt missing = FigureFonts.firstMissing(read(source));
      assertThat(missing.stream().mapToObj(Character::toString).toList())
          .as(source.toString())
          .isEmpty();
    }
  }

  private static TreeSet<String> holes(String text) {
    return new TreeSet<>(HOLE.matcher(text).results().map(MatchResult::group).toList());
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException unreadable) {
      throw new java.io.UncheckedIOException(unreadable);
    }
  }
}
