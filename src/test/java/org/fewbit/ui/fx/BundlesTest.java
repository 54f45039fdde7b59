package org.fewbit.ui.fx;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every text of the window is there in both languages, with the same arguments, and is used. */
class BundlesTest {

  private static final Path RESOURCES = Path.of("src/main/resources/org/fewbit/ui");
  private static final Path SOURCES = Path.of("src/main/java/org/fewbit/ui");
  private static final String CHINESE = "messages_zh.properties";
  private static final Pattern KEY = Pattern.compile("^([^#=\\s]+)=", Pattern.MULTILINE);
  private static final Pattern LITERAL = Pattern.compile("\"([^\"\\n]*)\"");
  private static final Pattern ASKED =
      Pattern.compile("\\btexts(?:\\(\\))?\\s*\\.get\\(\\s*\"([^\"]+)\"\\s*[,)]");

  static List<Path> bundles() throws IOException {
    try (Stream<Path> files = Files.walk(RESOURCES)) {
      return files.filter(f -> f.endsWith("messages.properties")).toList();
    }
  }

  private static Map<String, String> read(Path file) throws IOException {
    Properties texts = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      texts.load(reader);
    }
    Map<String, String> map = new TreeMap<>();
    texts.stringPropertyNames().forEach(key -> map.put(key, texts.getProperty(key)));
    return map;
  }

  @ParameterizedTest
  @MethodSource("bundles")
  void bothLanguagesSayTheSameThings(Path english) throws IOException {
    assertThat(BundleFaults.of(read(english), read(english.resolveSibling(CHINESE)))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          Run {0} of {1} | 运行 {0}               | other arguments
          {0} of {1}     | 第 {1,choice,1#{0}} 个 | shows other arguments
          Run {0}        | 运行 '{0}'             | wrong apostrophes
          Model's {0}    | 模型 {0}               | wrong apostrophes
          The model''s   | 该模型                 | wrong apostrophes
          Runs           | Runs                   | not Chinese
          Choose one     | 请 choose any model 吧  | English sentence
          Keys (F1)      | 快捷键 (F1)            | narrow mark
          Yes, run       | 是, 运行               | narrow mark
          """)
  void aFaultIsFound(String english, String chinese, String fault) {
    assertThat(BundleFaults.of(Map.of("key", english), Map.of("key", chinese)))
        .anySatisfy(found -> assertThat(found).startsWith("key ").contains(fault));
  }

  @Test
  void aKeyOfOneLanguageIsFoundAndARightPairIsNot() {
    assertThat(BundleFaults.of(Map.of("a", "Runs", "b", "Run"), Map.of("a", "运行记录")))
        .containsExactly("b is missing in one language");
    assertThat(
            BundleFaults.of(
                Map.of("a", "{0,choice,1#one run|1<{0} runs}, {1}''s", "b", "Export SVG (Ctrl+E)"),
                Map.of("a", "{1} 的 {0} 次运行", "b", "导出 SVG（Ctrl+E）")))
        .isEmpty();
  }

  /** A second line with a key silently replaces the first. */
  @ParameterizedTest
  @MethodSource("bundles")
  void noKeyIsThereTwice(Path english) throws IOException {
    for (Path file : List.of(english, english.resolveSibling(CHINESE))) {
      List<String> keys =
          KEY.matcher(Files.readString(file)).results().map((MatchResult m) -> m.group(1)).toList();

      assertThat(keys).as(file.toString()).doesNotHaveDuplicates().isNotEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("bundles")
  void whatIsAskedForIsThere(Path english) throws IOException {
    Set<String> asked = new HashSet<>();
    ASKED.matcher(sources(english)).results().forEach(m -> asked.add(m.group(1)));

    assertThat(asked).isNotEmpty();
    assertThat(read(english).keySet()).containsAll(asked);
  }

  /** A text nobody shows any more is dead weight; keys may be put together from pieces. */
  @ParameterizedTest
  @MethodSource("bundles")
  void whatIsThereIsUsed(Path english) throws IOException {
    Set<String> pieces = new HashSet<>();
    LITERAL.matcher(sources(english)).results().forEach(m -> pieces.add(m.group(1)));

    assertThat(read(english).keySet()).filteredOn(key -> !isUsed(key, pieces)).isEmpty();
  }

  private static boolean isUsed(String key, Set<String> pieces) {
    if (pieces.contains(key)) {
      return true;
    }
    for (int dot = key.indexOf('.'); dot > 0; dot = key.indexOf('.', dot + 1)) {
      // "kind." + name, kind + "." + name, key + ".tip"
      if (pieces.contains(key.substring(0, dot + 1))
          || (pieces.contains(key.substring(0, dot))
              && (pieces.contains(".") || pieces.contains(key.substring(dot))))) {
        return true;
      }
    }
    return false;
  }

  private static String sources(Path bundle) throws IOException {
    StringBuilder all = new StringBuilder();
    Path room = SOURCES.resolve(RESOURCES.relativize(bundle.getParent()));
    try (Stream<Path> files = Files.walk(room)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
        all.append(Files.readString(file));
      }
    }
    return all.toString();
  }
}
