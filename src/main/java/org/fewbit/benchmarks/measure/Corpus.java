package org.fewbit.benchmarks.measure;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.fewbit.core.problem.Problem;
import org.fewbit.core.problem.ProblemException;

/** A kind of text file and how its rows become one text or documents. */
enum Corpus {
  /** WikiText-2 raw, {@code wiki.test.raw}: one paragraph or heading a line. */
  WIKITEXT2("wikitext2", "rows joined with two line feeds"),
  /** Penn Treebank, {@code ptb.test.txt}: one sentence a line. */
  PTB("ptb", "sentences joined with one space"),
  /** C4, JSON lines with {@code text}. */
  C4("c4", "first 1,100 documents joined with one space"),
  /** Any other text. */
  PLAIN("plain", "as it is");

  private static final int HEAD_LINES = 200;
  private static final Pattern HEADING = Pattern.compile(" = [^=].* = ?");
  private static final Pattern JSON_TEXT =
      Pattern.compile("\\s*\\{.*\"text\"\\s*:.*", Pattern.DOTALL);

  private final String id;
  private final String join;

  Corpus(String id, String join) {
    this.id = id;
    this.join = join;
  }

  String id() {
    return id;
  }

  /** How its rows become one text, in words. */
  String join() {
    return join;
  }

  static Optional<Corpus> byId(String id) {
    return List.of(values()).stream()
        .filter(c -> c.id.equals(id.strip().toLowerCase(Locale.ROOT)))
        .findFirst();
  }

  static ProblemException unknown(String id) {
    return ProblemException.of(
        Problem.Code.BAD_ARGUMENT,
        "There is no corpus '" + id + "'",
        id,
        "Use wikitext2, ptb, c4 or plain.");
  }

  /**
   * What a file is, by its content: JSON objects with a text are C4, a heading {@code = Title =}
   * among the first lines is WikiText, lower-case sentences with {@code <unk>} are PTB.
   */
  static Corpus recognise(String text) {
    List<String> head = text.lines().limit(HEAD_LINES).filter(l -> !l.isBlank()).toList();
    if (head.isEmpty()) {
      return PLAIN;
    }
    if (JSON_TEXT.matcher(head.getFirst()).matches()) {
      return C4;
    }
    if (head.stream().limit(3).anyMatch(l -> HEADING.matcher(l).matches())) {
      return WIKITEXT2;
    }
    boolean lowerCase = head.stream().allMatch(l -> l.replace("N", "").equals(lower(l)));
    boolean spaced = head.stream().allMatch(l -> l.startsWith(" ") || !l.endsWith("."));
    return lowerCase && spaced && head.stream().anyMatch(l -> l.contains("<unk>")) ? PTB : PLAIN;
  }

  private static String lower(String line) {
    return line.replace("N", "").toLowerCase(Locale.ROOT);
  }
}
