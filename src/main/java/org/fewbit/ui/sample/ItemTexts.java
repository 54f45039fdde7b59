package org.fewbit.ui.sample;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.fewbit.core.compare.ItemChange;
import org.fewbit.core.compare.ItemPair;
import org.fewbit.core.compare.NumberText;
import org.fewbit.core.inference.Response;
import org.fewbit.core.run.AskedItem;
import org.fewbit.core.run.RunRecord;
import org.fewbit.core.run.SampleResult;
import org.fewbit.ui.fx.Texts;

/** Words about a sample. */
final class ItemTexts {

  private ItemTexts() {}

  /** Colour of a change: good, bad, doubtful or none. */
  static String tone(ItemChange change) {
    return switch (change) {
      case WRONG_TO_RIGHT, BETTER -> "good";
      case RIGHT_TO_WRONG, WORSE -> "bad";
      case FAILED, UNPAIRED -> "doubtful";
      case BOTH_RIGHT, BOTH_WRONG, SAME -> "plain";
    };
  }

  /** What the model wrote; empty where it was not asked to write. */
  static String output(SampleResult result) {
    List<String> texts = new ArrayList<>();
    for (Response response : result.responses()) {
      if (response instanceof Response.Generate generated) {
        texts.add(generated.text());
      }
    }
    return String.join("\n\n", texts);
  }

  /** Every value of a scored sample: {@code accuracy 1, unparsed 0}. */
  static String values(SampleResult result) {
    List<String> parts = new ArrayList<>();
    for (Map.Entry<String, Double> e : new TreeMap<>(result.outcome().values()).entrySet()) {
      parts.add(e.getKey() + " " + NumberText.of(e.getValue()).replaceAll("\\.0+$", ""));
    }
    return String.join(", ", parts);
  }

  /** What a reader must know: no answer found, tokens lost, examples dropped, stopped early. */
  static List<String> notes(SampleResult result, Texts texts) {
    List<String> notes = new ArrayList<>();
    if (!result.outcome().note().isEmpty()) {
      notes.add(note(result.outcome().note(), texts));
    }
    int lost =
        result.responses().stream().mapToInt(r -> r.usage().truncatedTokens()).max().orElse(0);
    if (lost > 0) {
      notes.add(texts.get("note.truncated", lost));
    }
    count(result, "droppedShots").ifPresent(n -> notes.add(texts.get("note.dropped-shots", n)));
    count(result, "cutTokens").ifPresent(n -> notes.add(texts.get("note.cut-tokens", n)));
    count(result, "notJudged").ifPresent(n -> notes.add(texts.get("note.not-judged")));
    for (Response response : result.responses()) {
      if (response instanceof Response.Generate generated) {
        switch (generated.stopReason()) {
          case MAX_TOKENS -> notes.add(texts.get("note.max-tokens", generated.usage().newTokens()));
          case CONTEXT_FULL -> notes.add(texts.get("note.context-full"));
          case END_TOKEN, STOP_STRING -> {
            // the usual ends
          }
        }
      }
    }
    return notes;
  }

  private static String note(String stored, Texts texts) {
    return switch (stored) {
      case "non-finite" -> texts.get("note.non-finite");
      case "all-equal" -> texts.get("note.all-equal");
      default -> stored;
    };
  }

  private static Optional<Long> count(SampleResult result, String key) {
    return Optional.ofNullable(result.outcome().values().get(key))
        .filter(v -> v > 0)
        .map(Math::round);
  }

  /** The whole sample for the clipboard. */
  static String plain(
      ItemPair item, RunRecord left, RunRecord right, Optional<AskedItem> asked, Texts texts) {
    List<String> lines = new ArrayList<>();
    lines.add(
        right.evaluation().title()
            + " ("
            + right.spec().protocol().text()
            + ") "
            + item.id()
            + ": "
            + texts.get(ItemKind.key(item.change())));
    asked.ifPresent(
        a -> {
          lines.add("\n[" + texts.get("detail.prompt") + "]");
          a.prompts().stream().distinct().forEach(lines::add);
        });
    lines.add("\n[" + texts.get("detail.gold") + "] " + item.any().outcome().gold());
    item.baseline().ifPresent(r -> side(lines, left, r, texts));
    item.variant().ifPresent(r -> side(lines, right, r, texts));
    return String.join("\n", lines) + "\n";
  }

  private static void side(List<String> lines, RunRecord run, SampleResult result, Texts texts) {
    lines.add("\n[" + run.spec().variant() + "]");
    String output = output(result);
    if (!output.isEmpty()) {
      lines.add(output);
    }
    lines.add(texts.get("detail.extracted") + ": " + result.outcome().answer());
    lines.add(texts.get("detail.values") + ": " + values(result));
    lines.addAll(notes(result, texts));
  }
}
