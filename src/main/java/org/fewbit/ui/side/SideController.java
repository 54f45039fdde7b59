package org.fewbit.ui.side;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fewbit.core.compare.RunIndex;
import org.fewbit.core.compare.RunSamples;
import org.fewbit.core.compare.SideBySide;
import org.fewbit.core.compare.VariantKey;
import org.fewbit.core.evaluation.EvaluationCatalog;
import org.fewbit.core.problem.ProblemException;
import org.fewbit.core.run.RunArchive;
import org.fewbit.core.run.SampleResult;
import org.fewbit.ui.fx.Background;
import org.fewbit.ui.fx.Problems;

/** What a person can do in the pane. Values come first, differences once samples were read. */
final class SideController {

  private final SideState state;
  private final RunArchive archive;
  private final RunSamples samples;
  private final Background background;

  SideController(
      SideState state, RunArchive archive, EvaluationCatalog evaluations, Background background) {
    samples = RunSamples.of(this::samples, evaluations);
    this.state = state;
    this.archive = archive;
    this.background = background;
  }

  /** Shows variants as columns, at most {@link SideState#MOST}. */
  void open(List<VariantKey> variants) {
    state.problemProperty().set(Optional.empty());
    background.run(
        "side.index",
        () -> RunIndex.of(archive.records()),
        index -> {
          state.indexProperty().set(index);
          show(
              variants.stream()
                  .filter(index.variants()::contains)
                  .distinct()
                  .limit(SideState.MOST)
                  .toList());
        },
        failed -> state.problemProperty().set(Optional.of(Problems.of(failed))));
  }

  private void show(List<VariantKey> columns) {
    RunIndex index = state.indexProperty().get();
    state.tableProperty().set(SideBySide.of(index, columns, Optional.empty()));
    state.readingProperty().set(true);
    background.run(
        "side.differences",
        () -> SideBySide.of(index, columns, Optional.of(samples)),
        table -> {
          state.tableProperty().set(table);
          state.readingProperty().set(false);
        },
        failed -> {
          state.problemProperty().set(Optional.of(Problems.of(failed)));
          state.readingProperty().set(false);
        });
  }

  private List<SampleResult> samples(String runId) {
    try {
      return archive.samples(runId);
    } catch (ProblemException unreadable) {
      // Deleted or damaged meanwhile: the cell says that the samples are not there.
      return List.of();
    }
  }

  /** One column more, at the right. */
  void add(VariantKey variant) {
    List<VariantKey> columns = new ArrayList<>(state.tableProperty().get().columns());
    if (columns.size() < SideState.MOST && !columns.contains(variant)) {
      columns.add(variant);
      show(List.copyOf(columns));
    }
  }

  /** One column less; two stay. */
  void remove(VariantKey variant) {
    List<VariantKey> columns = new ArrayList<>(state.tableProperty().get().columns());
    if (columns.size() > 2 && columns.remove(variant)) {
      show(List.copyOf(columns));
    }
  }
}
