package org.fewbit.ui.fx;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every text of the window is there in both languages, with the same arguments. */
class BundlesTest {

  private static final Path RESOURCES = Path.of("src/main/resources/org/fewbit/ui");
  private static final Pattern ARGUMENT = Pattern.compile("\\{([0-9])");
  private static final Pattern LONE_APOSTROPHE = Pattern.compile("(?<!')'(?!')");

  static List<Path> bundles() throws IOException {
    try (Stream<Path> files = Files.walk(RESOURCES)) {
      return files.filter(f -> f.endsWith("messages.properties")).toList();
    }
  }

  private static Properties read(Path file) throws IOException {
    Properties texts = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      texts.load(reader);
    }
    return texts;
  }

  @ParameterizedTest
  @MethodSource("bundles")
  void bothLanguagesSayTheSameThings(Path english) throws IOException {
    Properties here = read(english);
    Properties chinese = read(english.resolveSibling("messages_zh.properties"));

    assertThat(new TreeSet<>(chinese.stringPropertyNames()))
        .isEqualTo(new TreeSet<>(here.stringPropertyNames()));
    for (String key : here.stringPropertyNames()) {
      assertThat(arguments(chinese.getProperty(key)))
          .as(key)
          .isEqualTo(arguments(here.getProperty(key)));
    }
  }

  @ParameterizedTest
  @MethodSource("bundles")
  void apostrophesAreDoubledExactlyWhereThereAreArguments(Path english) throws IOException {
    for (Path file : List.of(english, english.resolveSibling("messages_zh.properties"))) {
      Properties texts = read(file);
      for (String key : texts.stringPropertyNames()) {
        String text = texts.getProperty(key);
        if (arguments(text).isEmpty()) {
          assertThat(text).as(key).doesNotContain("''");
        } else {
          assertThat(LONE_APOSTROPHE.matcher(text).find()).as(key).isFalse();
        }
      }
    }
  }

  private static TreeSet<String> arguments(String text) {
    return new TreeSet<>(
        ARGUMENT.matcher(text).results().map((MatchResult m) -> m.group(1)).toList());
  }
}
