package org.fewbit.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.fewbit.archive.FolderRunArchive;
import org.fewbit.archive.JsonReportStore;
import org.fewbit.chart.FigureChoice;
import org.fewbit.chart.FigureKind;
import org.fewbit.chart.FigureSource;
import org.fewbit.core.compare.RunIndex;
import org.fewbit.core.compare.Selection;
import org.fewbit.core.run.RunArchive;
import org.fewbit.core.run.RunRecord;
import org.fewbit.ui.fx.Phrases;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** Figures of the runs shipped, written in Chinese. */
class ChineseFiguresTest {

  private static final Pattern WORD = Pattern.compile("\\p{IsLatin}{3,}");
  private static final Pattern CHINESE = Pattern.compile("[\\u4e00-\\u9fff]");

  /** Names of benchmarks, protocols and people, which Chinese papers write as they are. */
  private static final Set<String> NAMES =
      Set.of(
          "Pocket",
          "EVAL",
          "CNN",
          "DailyMail",
          "FLORES",
          "GSM",
          "MMLU",
          "SNLI",
          "XSum",
          "BBQ",
          "FollowBench",
          "TruthfulQA",
          "harness",
          "paper",
          "Pearson",
          "Spearman",
          "Kullback",
          "Leibler",
          "MLP",
          "nat");

  @TempDir private Path folder;

  private static FigureRequest request(FigureKind kind) {
    RunArchive archive = new FolderRunArchive(Path.of("sample-runs"), List.of(), Clock.systemUTC());
    List<RunRecord> records =
        archive.records().stream()
            .filter(r -> Set.of("pocket-0.4m", "pocket-6m").contains(r.spec().variant().model()))
            .filter(r -> Set.of("fp32", "llm.int8").contains(r.spec().variant().label()))
            .toList();
    assertThat(records).isNotEmpty();
    FigureSource source =
        FigureSource.of(RunIndex.of(records), Selection.measured(), archive::samples);
    CarriedReports reports =
        new CarriedReports(new JsonReportStore("test"), archive::folder, v -> Optional.empty());
    return new FigureRequest(
        source.reporting(reports.of(source.index())),
        List.of(FigureChoice.of(kind)),
        FigureStyle.DEFAULT.withWidth(183).withLanguage(FigureStyle.Language.ZH),
        Phrases.of(FigureStyle.Language.ZH.locale())::get);
  }

  private static String written(Path svg) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
    NodeList texts =
        factory
            .newDocumentBuilder()
            .parse(new InputSource(new StringReader(Files.readString(svg))))
            .getElementsByTagName("text");
    StringBuilder all = new StringBuilder();
    for (int i = 0; i < texts.getLength(); i++) {
      all.append(texts.item(i).getTextContent()).append('\n');
    }
    return all.toString();
  }

  @ParameterizedTest
  @EnumSource(FigureKind.class)
  void noEnglishIsLeftOnAChartInChinese(FigureKind kind) throws Exception {
    Path file = folder.resolve("f.svg");

    FigureExporter.write(request(kind), file);

    String text = written(file);
    assertThat(text).containsPattern(CHINESE);
    String names = text.replaceAll("pocket-[0-9.]+m", "").replaceAll("llm\\.int8|fp32", "");
    assertThat(new TreeSet<>(WORD.matcher(names).results().map(MatchResult::group).toList()))
        .isSubsetOf(NAMES);
  }

  /** Versions, machines and what is of no language stays; column names are for programs. */
  @ParameterizedTest
  @EnumSource(FigureKind.class)
  void theCaptionIsChineseAndTheColumnsOfTheNumbersAreNot(FigureKind kind) throws Exception {
    Path file = folder.resolve("f.svg");

    List<Path> written = FigureExporter.write(request(kind), file);

    String caption = Files.readString(folder.resolve("f.caption.txt"));
    assertThat(caption).containsPattern(CHINESE);
    String machine = caption.replaceAll("Fewbit [^\uff0c]*\uff0c.*?\u3002", "");
    String names =
        machine
            .replaceAll("pocket-[a-z0-9.-]+", "")
            .replaceAll(
                "llm\\.int8|llama\\.cpp|ROUGE|BLEU|fp32|gptq|decode|harness|Holm|Tango|Student",
                "");
    assertThat(new TreeSet<>(WORD.matcher(names).results().map(MatchResult::group).toList()))
        .as(caption)
        .isSubsetOf(NAMES);
    for (Path csv : written) {
      if (csv.toString().endsWith(".csv")) {
        assertThat(Files.readString(csv)).doesNotContainPattern(CHINESE);
      }
    }
  }

  @Test
  void withoutAskingItIsEnglish() throws Exception {
    Path file = folder.resolve("f.svg");
    FigureRequest asked = request(FigureKind.BITS);

    FigureExporter.write(
        new FigureRequest(asked.source(), asked.choices(), FigureStyle.DEFAULT), file);

    assertThat(written(file)).contains("Bits per weight").doesNotContainPattern(CHINESE);
  }

  @Test
  void theLanguageIsKeptInAComparisonFileAndOlderFilesAreEnglish() {
    FigureStyle style = FigureStyle.DEFAULT.withLanguage(FigureStyle.Language.ZH);
    Path file = folder.resolve("c.json");
    SavedComparison saved =
        new SavedComparison(
            List.of(FigureChoice.of(FigureKind.BITS)), style, Selection.measured(), List.of());

    ComparisonFile.write(saved, file);

    assertThat(ComparisonFile.read(file)).isEqualTo(saved);
    assertThat(style.language().locale()).isEqualTo(Locale.CHINESE);
    String older = ComparisonJson.text(saved).replaceAll(",\\s*\"language\" : \"zh\"", "");
    assertThat(ComparisonJson.read(older, "older").style()).isEqualTo(FigureStyle.DEFAULT);
  }
}
