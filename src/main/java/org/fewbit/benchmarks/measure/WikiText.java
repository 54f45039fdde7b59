package org.fewbit.benchmarks.measure;

import java.util.ArrayList;
import java.util.List;

/** {@code wiki.test.raw} as the data set's rows, as pages, and without its tokenization. */
final class WikiText {

  private WikiText() {}

  /**
   * Rows joined with two line feeds. As in the published data set a row keeps its line feed and one
   * of white space alone is empty.
   */
  static String joined(String file) {
    List<String> rows = new ArrayList<>();
    int start = 0;
    while (start < file.length()) {
      int end = file.indexOf('\n', start);
      int next = end < 0 ? file.length() : end + 1;
      String row = file.substring(start, next);
      rows.add(row.isBlank() ? "" : row);
      start = next;
    }
    return String.join("\n\n", rows);
  }

  /**
   * Pages, each from its heading {@code = Title =} to the next, as {@code wikitext_document_level}.
   */
  static List<String> pages(String file) {
    List<String> pages = new ArrayList<>();
    List<String> page = new ArrayList<>();
    for (String line : file.split("\n", -1)) {
      String level = line.replace("= = =", "===").replace("= =", "==").strip();
      if (level.startsWith("= ") && level.endsWith(" =")) {
        String before = String.join("\n", page);
        if (!before.isBlank()) {
          pages.add(before);
        }
        page.clear();
      }
      page.add(line);
    }
    pages.add(String.join("\n", page));
    return pages;
  }

  /** Steps and order of {@code wikitext_detokenizer} of lm-evaluation-harness, quirks included. */
  static String detokenised(String page) {
    String text = page.replace("s '", "s'").replaceAll("/' [0-9]/", "/'[0-9]/");
    for (String mark : List.of("@-@", "@,@", "@.@")) {
      text = text.replace(" " + mark + " ", mark.substring(1, 2));
    }
    for (String mark : List.of(":", ";", ".", "!", "?", ",")) {
      text = text.replace(" " + mark + " ", mark + " ");
    }
    text = inner(text, "\\(", "[^\\)]", "\\)", "($1)");
    text = inner(text, "\\[", "[^\\]]", "\\]", "[$1]");
    text = inner(text, "\\{", "[^}]", "\\}", "{$1}");
    text = inner(text, "\"", "[^\"]", "\"", "\"$1\"");
    text = inner(text, "'", "[^']", "'", "'$1'");
    return text.replace("= = = =", "====")
        .replace("= = =", "===")
        .replace("= =", "==")
        .replace(" \u00b0 ", "\u00b0")
        .replace(" \n", "\n")
        .replace("\n ", "\n")
        .replace(" N ", " 1 ")
        .replace(" 's", "'s");
  }

  /** White space inside a pair of brackets or quotes is dropped. */
  private static String inner(String text, String open, String other, String close, String with) {
    return text.replaceAll("(?U)" + open + "\\s*(" + other + "*?)\\s*" + close, with);
  }
}
