package org.fewbit.benchmarks.custom;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.fewbit.core.problem.Problem;

/**
 * The keys of an object in a description. Asking for one that is missing or wrong notes a problem
 * with key and line and goes on with a stand-in, so that all mistakes are told at once.
 */
final class Keys {

  private final Path file;
  private final Located object;
  private final String prefix;
  private final List<Problem> problems;
  private final Set<String> asked = new LinkedHashSet<>();

  /**
   * Over an object.
   *
   * @param prefix of its keys in messages: {@code shots.} or empty
   * @param problems where mistakes go
   */
  Keys(Path file, Located object, String prefix, List<Problem> problems) {
    this.file = file;
    this.object = object;
    this.prefix = prefix;
    this.problems = problems;
  }

  /** Whether the key is there. */
  boolean has(String key) {
    asked.add(key);
    return object.fields().containsKey(key);
  }

  /** A text that must be there. */
  String text(String key) {
    if (!has(key)) {
      wrong(object.line(), key, "is missing");
      return "";
    }
    String text = text(key, "");
    if (!text.isEmpty() && text.isBlank()) {
      wrong(key, "is blank");
    }
    return text;
  }

  /** A text that may be left out. */
  String text(String key, String otherwise) {
    Optional<Located> value = value(key);
    if (value.isEmpty()) {
      return otherwise;
    }
    return switch (value.get().kind()) {
      case TEXT, NUMBER, TRUTH -> {
        if (value.get().text().isEmpty()) {
          wrong(value.get().line(), key, "is empty");
        }
        yield value.get().text();
      }
      default -> mistyped(key, value.get(), "a text", otherwise);
    };
  }

  /** True or false. */
  boolean truth(String key, boolean otherwise) {
    Optional<Located> value = value(key);
    if (value.isEmpty()) {
      return otherwise;
    }
    return value.get().kind() == Located.Kind.TRUTH
        ? Boolean.parseBoolean(value.get().text())
        : mistyped(key, value.get(), "true or false", otherwise);
  }

  /** A whole number, at least {@code least}. */
  OptionalInt number(String key, int least) {
    Optional<Located> value = value(key);
    if (value.isEmpty()) {
      return OptionalInt.empty();
    }
    String text = value.get().text();
    if (value.get().kind() != Located.Kind.NUMBER || !text.matches("-?[0-9]{1,9}")) {
      return mistyped(key, value.get(), "a whole number", OptionalInt.empty());
    }
    if (Integer.parseInt(text) < least) {
      wrong(value.get().line(), key, "is " + text + " and must be at least " + least);
      return OptionalInt.empty();
    }
    return OptionalInt.of(Integer.parseInt(text));
  }

  /** Texts; one text stands for a list of one. */
  List<String> texts(String key) {
    Optional<Located> value = value(key);
    if (value.isEmpty()) {
      return List.of();
    }
    if (value.get().kind() == Located.Kind.TEXT) {
      return List.of(value.get().text());
    }
    if (value.get().kind() != Located.Kind.LIST) {
      return mistyped(key, value.get(), "a list of texts", List.of());
    }
    List<String> texts = new ArrayList<>();
    for (Located entry : value.get().entries()) {
      if (entry.kind() == Located.Kind.LIST || entry.kind() == Located.Kind.OBJECT) {
        mistyped(key, entry, "a list of texts", "");
      } else {
        texts.add(entry.text());
      }
    }
    return texts;
  }

  /** A constant of an enumeration, written in lower case with hyphens. */
  <E extends Enum<E>> E oneOf(String key, Class<E> type, E otherwise) {
    return value(key).map(value -> constant(key, value, type, otherwise)).orElse(otherwise);
  }

  /** Constants of an enumeration. */
  <E extends Enum<E>> List<E> manyOf(String key, Class<E> type, E otherwise) {
    Optional<Located> value = value(key);
    if (value.isEmpty()) {
      return List.of(otherwise);
    }
    List<Located> entries =
        value.get().kind() == Located.Kind.LIST ? value.get().entries() : List.of(value.get());
    if (entries.isEmpty()) {
      wrong(value.get().line(), key, "is empty");
    }
    return entries.stream().map(e -> constant(key, e, type, otherwise)).distinct().toList();
  }

  private <E extends Enum<E>> E constant(String key, Located value, Class<E> type, E otherwise) {
    List<String> names = new ArrayList<>();
    for (E constant : type.getEnumConstants()) {
      String name = constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
      if (name.equals(value.text().strip())) {
        return constant;
      }
      names.add(name);
    }
    wrong(
        value.line(),
        key,
        "is '" + value.text() + "' and must be one of " + String.join(", ", names));
    return otherwise;
  }

  /** A regular expression. */
  Optional<Pattern> pattern(String key) {
    if (!has(key)) {
      return Optional.empty();
    }
    String text = text(key, "");
    try {
      return Optional.of(Pattern.compile(text));
    } catch (PatternSyntaxException e) {
      wrong(line(key), key, "is no regular expression: " + e.getDescription());
      return Optional.empty();
    }
  }

  /** The keys of an object inside. */
  Optional<Keys> object(String key) {
    Optional<Located> value = value(key);
    if (value.isPresent() && value.get().kind() != Located.Kind.OBJECT) {
      return mistyped(key, value.get(), "an object", Optional.empty());
    }
    return value.map(v -> new Keys(file, v, prefix + key + ".", problems));
  }

  /** Notes a mistake in a key that is there, or in the object if it isn't. */
  void wrong(String key, String what) {
    wrong(line(key), key, what);
  }

  /** Notes keys that nobody asked for. */
  void refuseOthers() {
    object
        .fields()
        .forEach(
            (key, value) -> {
              if (!asked.contains(key)) {
                wrong(value.line(), key, "is not known; known here: " + String.join(", ", asked));
              }
            });
  }

  private long line(String key) {
    Located value = object.fields().get(key);
    return value == null ? object.line() : value.line();
  }

  private Optional<Located> value(String key) {
    asked.add(key);
    return Optional.ofNullable(object.fields().get(key))
        .filter(value -> value.kind() != Located.Kind.NULL);
  }

  private <T> T mistyped(String key, Located value, String wanted, T otherwise) {
    wrong(value.line(), key, "is " + Located.name(value.kind()) + " and must be " + wanted);
    return otherwise;
  }

  private void wrong(long line, String key, String what) {
    problems.add(
        new Problem(
            Problem.Code.BENCHMARK_INVALID,
            "The key '" + prefix + key + "' " + what,
            file + ":" + line,
            "Correct the description; README, 'Your own benchmarks', lists its keys."));
  }
}
