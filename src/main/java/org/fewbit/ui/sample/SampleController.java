package org.fewbit.ui.sample;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.fewbit.core.compare.EvaluationKey;
import org.fewbit.core.compare.ItemPair;
import org.fewbit.core.compare.ItemPairs;
import org.fewbit.core.compare.RunIndex;
import org.fewbit.core.compare.VariantKey;
import org.fewbit.core.run.AskedItem;
import org.fewbit.core.run.RebuiltPrompts;
import org.fewbit.core.run.RunArchive;
import org.fewbit.core.run.RunRecord;
import org.fewbit.ui.fx.Background;
import org.fewbit.ui.fx.Problems;

/** What a person can do in the pane. Samples, prompts and filters are worked on in background. */
final class SampleController {

  private final SampleState state;
  private final RunArchive archive;
  private final RebuiltPrompts prompts;
  private final Background background;

  SampleController(
      SampleState state, RunArchive archive, RebuiltPrompts prompts, Background background) {
    this.state = state;
    this.archive = archive;
    this.prompts = prompts;
    this.background = background;
  }

  /**
   * Shows a variant beside its baseline.
   *
   * @param evaluation preferred, if both have it
   */
  void open(VariantKey variant, Optional<EvaluationKey> evaluation) {
    state.readingProperty().set(true);
    background.run(
        "samples.index",
        () -> RunIndex.of(archive.records()),
        index -> {
          state.indexProperty().set(index);
          Optional<VariantKey> baseline = index.baseline(variant).filter(b -> !b.equals(variant));
          choose(
              new Choice(
                  evaluation, baseline.or(() -> Optional.of(variant)), Optional.of(variant)));
        },
        failed -> {
          state.readingProperty().set(false);
          state.problemProperty().set(Optional.of(Problems.of(failed)));
        });
  }

  void chooseLeft(VariantKey variant) {
    Choice now = state.choiceProperty().get();
    choose(new Choice(now.evaluation(), Optional.of(variant), now.right()));
  }

  void chooseRight(VariantKey variant) {
    Choice now = state.choiceProperty().get();
    choose(new Choice(now.evaluation(), now.left(), Optional.of(variant)));
  }

  void chooseEvaluation(EvaluationKey evaluation) {
    Choice now = state.choiceProperty().get();
    choose(new Choice(Optional.of(evaluation), now.left(), now.right()));
  }

  /** Left and right change places. */
  void swap() {
    Choice now = state.choiceProperty().get();
    choose(new Choice(now.evaluation(), now.right(), now.left()));
  }

  private void choose(Choice wanted) {
    Choice before = state.choiceProperty().get();
    state.choiceProperty().set(new Choice(Optional.empty(), wanted.left(), wanted.right()));
    List<EvaluationKey> possible = state.evaluations();
    Optional<EvaluationKey> evaluation =
        wanted.evaluation().filter(possible::contains).or(() -> possible.stream().findFirst());
    Choice now = new Choice(evaluation, wanted.left(), wanted.right());
    state.choiceProperty().set(now);
    if (!now.evaluation().equals(before.evaluation())) {
      state.filterProperty().set(ItemFilter.NONE);
    }
    read();
  }

  private void read() {
    Optional<RunRecord> left = state.left();
    Optional<RunRecord> right = state.right();
    state.problemProperty().set(Optional.empty());
    if (left.isEmpty() || right.isEmpty()) {
      state.readingProperty().set(false);
      state.pairsProperty().set(ItemPairs.NONE);
      forgetPrompts();
      filter();
      return;
    }
    state.readingProperty().set(true);
    RunRecord a = left.get();
    RunRecord b = right.get();
    background.run(
        "samples.read",
        () -> ItemPairs.of(b.evaluation(), archive.samples(a.id()), archive.samples(b.id())),
        this::show,
        failed -> {
          state.pairsProperty().set(ItemPairs.NONE);
          state.problemProperty().set(Optional.of(Problems.of(failed)));
          state.readingProperty().set(false);
          filter();
        });
    rebuild(b);
  }

  private void show(ItemPairs pairs) {
    state.pairsProperty().set(pairs);
    state.readingProperty().set(false);
    filter();
  }

  private void forgetPrompts() {
    state.askedProperty().set(Map.of());
    state.askedProblemProperty().set(Optional.empty());
    state.askingProperty().set(false);
  }

  private void rebuild(RunRecord record) {
    forgetPrompts();
    state.askingProperty().set(true);
    background.run(
        "samples.prompts",
        () -> prompts.of(record),
        (Map<String, AskedItem> asked) -> {
          state.askedProperty().set(asked);
          state.askingProperty().set(false);
          if (!state.filterProperty().get().text().isBlank()) {
            filter();
          }
        },
        failed -> {
          state.askedProblemProperty().set(Optional.of(Problems.of(failed)));
          state.askingProperty().set(false);
        });
  }

  /** Narrows the list to a kind. */
  void show(ItemKind kind) {
    filterBy(state.filterProperty().get().withKind(kind));
  }

  /** Narrows the list to a category; empty for all. */
  void showCategory(String category) {
    filterBy(state.filterProperty().get().withCategory(category));
  }

  /** Narrows the list to samples with these words. */
  void search(String text) {
    filterBy(state.filterProperty().get().withText(text));
  }

  /** Narrows the list to values of the variant on the right, in the metric's own unit. */
  void showRange(OptionalDouble from, OptionalDouble to) {
    filterBy(state.filterProperty().get().withRange(from, to));
  }

  /** Takes every filter away. */
  void clearFilters() {
    filterBy(ItemFilter.NONE);
  }

  void sort(ItemOrder order) {
    state.orderProperty().set(order);
    filter();
  }

  private void filterBy(ItemFilter filter) {
    if (!filter.equals(state.filterProperty().get())) {
      state.filterProperty().set(filter);
      filter();
    }
  }

  private void filter() {
    ItemPairs pairs = state.pairsProperty().get();
    ItemFilter filter = state.filterProperty().get();
    ItemOrder order = state.orderProperty().get();
    Map<String, AskedItem> asked = state.askedProperty().get();
    background.run(
        "samples.filter",
        () -> order.sort(filter.apply(pairs.items(), asked), pairs),
        (List<ItemPair> shown) -> {
          state.shownProperty().set(List.copyOf(shown));
          keepSelection();
        });
  }

  private void keepSelection() {
    List<ItemPair> shown = state.shownProperty().get();
    Optional<String> id = state.selectedProperty().get().map(ItemPair::id);
    select(
        shown.stream()
            .filter(i -> id.filter(i.id()::equals).isPresent())
            .findFirst()
            .or(() -> shown.stream().findFirst()));
  }

  void select(Optional<ItemPair> item) {
    if (!item.equals(state.selectedProperty().get())) {
      state.selectedProperty().set(item);
    }
  }

  /** Moves the selection in the list shown; stays at its ends. */
  void page(int steps) {
    List<ItemPair> shown = state.shownProperty().get();
    if (!shown.isEmpty()) {
      int now = position(shown);
      select(Optional.of(shown.get(Math.clamp((long) now + steps, 0, shown.size() - 1))));
    }
  }

  /** Selects the next flip of the list shown, from its beginning after the last one. */
  void nextFlip() {
    List<ItemPair> shown = new ArrayList<>(state.shownProperty().get());
    int now = position(shown);
    List<ItemPair> after =
        new ArrayList<>(shown.subList(Math.min(now + 1, shown.size()), shown.size()));
    after.addAll(shown.subList(0, Math.min(now + 1, shown.size())));
    after.stream()
        .filter(i -> i.change().isFlip() || i.answerChanged())
        .findFirst()
        .ifPresent(i -> select(Optional.of(i)));
  }

  private int position(List<ItemPair> shown) {
    return state.selectedProperty().get().map(shown::indexOf).orElse(-1);
  }
}
