package org.fewbit.ui.fx;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What rooms below the window say (reasons, problems, flags, names of quantities) in the window's
 * language. Those rooms speak English only, for the command line and the files; the catalogue works
 * as gettext does: the English sentence is the key ({@code msgid}), {@code {0}}, {@code {1}} stand
 * for what is put into it, and a sentence without a translation stays English.
 *
 * <p>What is put in is looked up, too; a text of several sentences, reasons or lines is translated
 * part by part.
 */
public final class Phrases {

  private static final Phrases NONE = new Phrases(Map.of());
  private static final Map<String, Phrases> LOADED = new ConcurrentHashMap<>();
  private static final Pattern HOLE = Pattern.compile("\\{([0-9])}");
  private static final Pattern SUFFIXED =
      Pattern.compile("([^;\n]+) (\\([^()]+\\)|\\[[^\\[\\]]+])");
  private static final Pattern NUMBER = Pattern.compile("[~+\u2212-]?[0-9]");
  private static final int SHORT = 4;
  private static final int REMEMBERED = 5_000;

  /** Seams after a sentence. */
  private static final Set<String> ENDS = Set.of(". ", "? ");

  /** Text between parts of a message, and what stands there in Chinese. */
  private static final Map<String, String> SEAMS = seams();

  private record Form(Pattern english, List<Integer> holes, String translation, int letters) {}

  private final Map<String, String> fixed = new HashMap<>();
  private final List<Form> forms = new ArrayList<>();
  private final Map<String, String> known = new ConcurrentHashMap<>();

  private Phrases(Map<String, String> catalogue) {
    catalogue.forEach(
        (english, translation) -> {
          if (HOLE.matcher(english).find()) {
            forms.add(form(english, translation));
          } else {
            fixed.put(english, translation);
          }
        });
    // The most particular form first.
    forms.sort(Comparator.comparingInt(Form::letters).reversed());
  }

  /** The catalogue for a language; without entries for English. */
  public static Phrases of(Locale locale) {
    return locale.getLanguage().equals(Locale.CHINESE.getLanguage())
        ? LOADED.computeIfAbsent("zh", language -> new Phrases(read("phrases_zh.po")))
        : NONE;
  }

  /** The sentence in the window's language, English where there is no translation. */
  public String get(String english) {
    if (english.isEmpty() || (fixed.isEmpty() && forms.isEmpty())) {
      return english;
    }
    if (known.size() > REMEMBERED) {
      known.clear();
    }
    String before = known.get(english);
    if (before != null) {
      return before;
    }
    String now = whole(english).or(() -> parts(english)).orElse(english);
    known.put(english, now);
    return now;
  }

  private Optional<String> whole(String english) {
    String exact = fixed.get(english);
    if (exact != null) {
      return Optional.of(exact);
    }
    String other = fixed.get(otherCase(english));
    if (other != null) {
      return Optional.of(other);
    }
    Matcher suffixed = SUFFIXED.matcher(english);
    if (suffixed.matches()) {
      // A unit, a number or a protocol behind a name.
      Optional<String> name = whole(suffixed.group(1));
      if (name.isPresent()) {
        return Optional.of(name.get() + " " + suffix(suffixed.group(2)));
      }
    }
    for (Form form : forms) {
      Matcher matcher = form.english().matcher(english);
      if (matcher.matches() && isMeant(form, matcher)) {
        return Optional.of(fill(form, matcher));
      }
    }
    return Optional.empty();
  }

  /** A form that is little more than its holes ("{0} to {1}") is meant for numbers. */
  private static boolean isMeant(Form form, Matcher matcher) {
    return form.holes().size() < 2
        || form.letters() > SHORT
        || NUMBER.matcher(matcher.group(1)).lookingAt();
  }

  private String suffix(String bracketed) {
    int last = bracketed.length() - 1;
    return bracketed.charAt(0) + get(bracketed.substring(1, last)) + bracketed.charAt(last);
  }

  private String fill(Form form, Matcher matcher) {
    Matcher hole = HOLE.matcher(form.translation());
    StringBuilder text = new StringBuilder();
    while (hole.find()) {
      int group = form.holes().indexOf(Integer.parseInt(hole.group(1))) + 1;
      hole.appendReplacement(text, Matcher.quoteReplacement(get(matcher.group(group))));
    }
    return hole.appendTail(text).toString();
  }

  /** Names at the start of a sentence are capitalized, on their own they are not. */
  private static String otherCase(String text) {
    char first = text.charAt(0);
    char other =
        Character.isUpperCase(first) ? Character.toLowerCase(first) : Character.toUpperCase(first);
    return other + text.substring(1);
  }

  private Optional<String> parts(String english) {
    for (Map.Entry<String, String> seam : SEAMS.entrySet()) {
      int at = outsideBrackets(english, seam.getKey());
      if (at > 0 && at + seam.getKey().length() < english.length()) {
        // A sentence keeps its full stop: catalogues have it.
        boolean stop = ENDS.contains(seam.getKey());
        String head = english.substring(0, stop ? at + 1 : at);
        String tail = english.substring(at + seam.getKey().length());
        String first = get(head);
        String rest = get(tail);
        if (!first.equals(head) || !rest.equals(tail)) {
          return Optional.of(first + seam.getValue() + rest);
        }
      }
    }
    return Optional.empty();
  }

  /** Where a seam is, apart from those inside of intervals and brackets; -1 if nowhere. */
  private static int outsideBrackets(String text, String seam) {
    int depth = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      depth += c == '[' || c == '(' ? 1 : c == ']' || c == ')' ? -1 : 0;
      if (depth <= 0 && text.startsWith(seam, i)) {
        return i;
      }
    }
    return -1;
  }

  private static Map<String, String> seams() {
    Map<String, String> seams = new LinkedHashMap<>();
    seams.put("\n", "\n");
    seams.put(". ", "");
    seams.put("? ", "");
    seams.put("; ", "；");
    seams.put(": ", "：");
    seams.put(", ", "，");
    return seams;
  }

  private static Form form(String english, String translation) {
    StringBuilder regex = new StringBuilder();
    List<Integer> holes = new ArrayList<>();
    Matcher hole = HOLE.matcher(english);
    int from = 0;
    while (hole.find()) {
      regex
          .append(Pattern.quote(english.substring(from, hole.start())))
          .append("((?:(?!; |\\. |\n).)+?)");
      holes.add(Integer.parseInt(hole.group(1)));
      from = hole.end();
    }
    regex.append(Pattern.quote(english.substring(from)));
    return new Form(
        Pattern.compile(regex.toString()),
        holes,
        translation,
        HOLE.matcher(english).replaceAll("").length());
  }

  /** Pairs of {@code msgid} and {@code msgstr}, a line each, as in a gettext catalogue. */
  static Map<String, String> read(String file) {
    Map<String, String> pairs = new LinkedHashMap<>();
    try (InputStream in = Phrases.class.getResourceAsStream(file)) {
      if (in == null) {
        return pairs;
      }
      BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
      String english = "";
      for (String line : reader.lines().toList()) {
        if (line.startsWith("msgid \"")) {
          english = quoted(line);
        } else if (line.startsWith("msgstr \"") && !english.isEmpty()) {
          pairs.put(english, quoted(line));
        }
      }
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    return pairs;
  }

  private static String quoted(String line) {
    return line.substring(line.indexOf('"') + 1, line.lastIndexOf('"'))
        .replace("\\n", "\n")
        .replace("\\\"", "\"");
  }
}
