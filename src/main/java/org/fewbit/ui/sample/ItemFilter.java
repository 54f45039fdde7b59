package org.fewbit.ui.sample;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.fewbit.core.compare.ItemPair;
import org.fewbit.core.inference.Response;
import org.fewbit.core.run.AskedItem;
import org.fewbit.core.run.SampleResult;

/**
 * What the list is narrowed to.
 *
 * @param kind of change
 * @param category only this one; empty for all
 * @param from least value in the variant's run, in the metric's own unit
 * @param to largest value
 * @param text words that must all occur in id, category, answers, outputs or prompt
 */
record ItemFilter(
    ItemKind kind, String category, OptionalDouble from, OptionalDouble to, String text) {

  static final ItemFilter NONE =
      new ItemFilter(ItemKind.ALL, "", OptionalDouble.empty(), OptionalDouble.empty(), "");

  ItemFilter withKind(ItemKind other) {
    return new ItemFilter(other, category, from, to, text);
  }

  ItemFilter withCategory(String other) {
    return new ItemFilter(kind, other, from, to, text);
  }

  ItemFilter withRange(OptionalDouble least, OptionalDouble most) {
    return new ItemFilter(kind, category, least, most, text);
  }

  ItemFilter withText(String other) {
    return new ItemFilter(kind, category, from, to, other);
  }

  /** The samples that stay, in their order; {@code asked} holds the prompts that are known. */
  List<ItemPair> apply(List<ItemPair> items, Map<String, AskedItem> asked) {
    String[] words = text.toLowerCase(Locale.ROOT).strip().split("\\s+");
    boolean search = !text.isBlank();
    List<ItemPair> kept = new ArrayList<>();
    for (ItemPair item : items) {
      if (kind.has(item)
          && (category.isEmpty() || category.equals(item.category()))
          && inRange(item)
          && (!search || hasAll(searchable(item, asked), words))) {
        kept.add(item);
      }
    }
    return kept;
  }

  private boolean inRange(ItemPair item) {
    if (from.isEmpty() && to.isEmpty()) {
      return true;
    }
    OptionalDouble value = item.after();
    return value.isPresent()
        && value.getAsDouble() >= from.orElse(Double.NEGATIVE_INFINITY)
        && value.getAsDouble() <= to.orElse(Double.POSITIVE_INFINITY);
  }

  private static boolean hasAll(String content, String[] words) {
    for (String word : words) {
      if (!content.contains(word)) {
        return false;
      }
    }
    return true;
  }

  private static String searchable(ItemPair item, Map<String, AskedItem> asked) {
    StringBuilder all = new StringBuilder(item.id()).append('\n').append(item.category());
    item.baseline().ifPresent(r -> append(all, r));
    item.variant().ifPresent(r -> append(all, r));
    Optional.ofNullable(asked.get(item.id()))
        .ifPresent(a -> a.prompts().stream().distinct().forEach(p -> all.append('\n').append(p)));
    return all.toString().toLowerCase(Locale.ROOT);
  }

  private static void append(StringBuilder all, SampleResult result) {
    all.append('\n').append(result.outcome().answer());
    all.append('\n').append(result.outcome().gold());
    all.append('\n').append(result.outcome().note());
    for (Response response : result.responses()) {
      if (response instanceof Response.Generate generated) {
        all.append('\n').append(generated.text());
      }
    }
  }
}
