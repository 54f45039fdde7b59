package org.fewbit.benchmarks.custom;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.SequencedSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text with places for an item's fields: {@code {question}}. Braces that are no place are text.
 *
 * @param text as described
 */
record Template(String text) {

  private static final Pattern PLACE = Pattern.compile("\\{([A-Za-z_][A-Za-z0-9_.-]*)\\}");

  /** Names of the fields, in order. */
  SequencedSet<String> fields() {
    SequencedSet<String> names = new LinkedHashSet<>();
    PLACE.matcher(text).results().map(m -> m.group(1)).forEach(names::add);
    return names;
  }

  /** The text with the values in their places; values are not looked into. */
  String fill(Map<String, String> values) {
    return PLACE
        .matcher(text)
        .replaceAll(
            (MatchResult m) ->
                Matcher.quoteReplacement(values.getOrDefault(m.group(1), m.group())));
  }
}
