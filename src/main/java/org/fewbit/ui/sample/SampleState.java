package org.fewbit.ui.sample;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.fewbit.core.compare.EvaluationKey;
import org.fewbit.core.compare.ItemPair;
import org.fewbit.core.compare.ItemPairs;
import org.fewbit.core.compare.RunIndex;
import org.fewbit.core.compare.VariantKey;
import org.fewbit.core.evaluation.EvaluationInfo;
import org.fewbit.core.problem.Problem;
import org.fewbit.core.run.AskedItem;
import org.fewbit.core.run.RunRecord;

/** What the pane shows; no nodes. */
final class SampleState {

  private final ObjectProperty<RunIndex> index = new SimpleObjectProperty<>(RunIndex.of(List.of()));
  private final ObjectProperty<Choice> choice = new SimpleObjectProperty<>(Choice.NONE);
  private final ObjectProperty<ItemPairs> pairs = new SimpleObjectProperty<>(ItemPairs.NONE);
  private final ObjectProperty<ItemFilter> filter = new SimpleObjectProperty<>(ItemFilter.NONE);
  private final ObjectProperty<ItemOrder> order = new SimpleObjectProperty<>(ItemOrder.ASKED);
  private final ObjectProperty<List<ItemPair>> shown = new SimpleObjectProperty<>(List.of());
  private final ObjectProperty<Optional<ItemPair>> selected =
      new SimpleObjectProperty<>(Optional.empty());
  private final ObjectProperty<Map<String, AskedItem>> asked = new SimpleObjectProperty<>(Map.of());
  private final BooleanProperty asking = new SimpleBooleanProperty();
  private final ObjectProperty<Optional<Problem>> askedProblem =
      new SimpleObjectProperty<>(Optional.empty());
  private final BooleanProperty reading = new SimpleBooleanProperty();
  private final ObjectProperty<Optional<Problem>> problem =
      new SimpleObjectProperty<>(Optional.empty());
  private final Map<ItemKind, Integer> counts = new EnumMap<>(ItemKind.class);

  SampleState() {
    // The first of the listeners: views that follow ask for the counts.
    pairs.addListener(o -> count(pairs.get()));
    count(pairs.get());
  }

  private void count(ItemPairs now) {
    for (ItemKind kind : ItemKind.values()) {
      counts.put(kind, (int) now.items().stream().filter(kind::has).count());
    }
  }

  /** How many samples of a kind the two runs have, whatever else the list is narrowed to. */
  int count(ItemKind kind) {
    return counts.getOrDefault(kind, 0);
  }

  /** Measured variants with a run of the evaluation shown. */
  List<VariantKey> variants() {
    return choice
        .get()
        .evaluation()
        .map(key -> index.get().variants().stream().filter(v -> hasRun(v, key)).toList())
        .orElse(List.of());
  }

  /** Evaluations with samples that both variants shown have. */
  List<EvaluationKey> evaluations() {
    Choice now = choice.get();
    return index.get().evaluations().entrySet().stream()
        .filter(
            e ->
                e.getValue().kind() == EvaluationInfo.Kind.BENCHMARK
                    || e.getValue().kind() == EvaluationInfo.Kind.PERPLEXITY)
        .map(Map.Entry::getKey)
        .filter(key -> now.left().filter(v -> !hasRun(v, key)).isEmpty())
        .filter(key -> now.right().filter(v -> !hasRun(v, key)).isEmpty())
        .toList();
  }

  private boolean hasRun(VariantKey variant, EvaluationKey key) {
    return !variant.published() && index.get().record(variant, key).isPresent();
  }

  /** The run on the left. */
  Optional<RunRecord> left() {
    return record(choice.get().left());
  }

  /** The run on the right. */
  Optional<RunRecord> right() {
    return record(choice.get().right());
  }

  private Optional<RunRecord> record(Optional<VariantKey> variant) {
    return variant.flatMap(
        v -> choice.get().evaluation().flatMap(key -> index.get().record(v, key)));
  }

  /** Every record that takes part. */
  ObjectProperty<RunIndex> indexProperty() {
    return index;
  }

  ObjectProperty<Choice> choiceProperty() {
    return choice;
  }

  /** All samples of both runs. */
  ObjectProperty<ItemPairs> pairsProperty() {
    return pairs;
  }

  ObjectProperty<ItemFilter> filterProperty() {
    return filter;
  }

  ObjectProperty<ItemOrder> orderProperty() {
    return order;
  }

  /** The samples the filter leaves, in order. */
  ObjectProperty<List<ItemPair>> shownProperty() {
    return shown;
  }

  ObjectProperty<Optional<ItemPair>> selectedProperty() {
    return selected;
  }

  /** Prompts by sample id, as far as they could be made again. */
  ObjectProperty<Map<String, AskedItem>> askedProperty() {
    return asked;
  }

  /** Whether the prompts are being made. */
  BooleanProperty askingProperty() {
    return asking;
  }

  /** Why the prompts can't be shown. */
  ObjectProperty<Optional<Problem>> askedProblemProperty() {
    return askedProblem;
  }

  /** Whether the samples are being read. */
  BooleanProperty readingProperty() {
    return reading;
  }

  /** Why the samples can't be shown. */
  ObjectProperty<Optional<Problem>> problemProperty() {
    return problem;
  }
}
