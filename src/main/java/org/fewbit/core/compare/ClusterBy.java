package org.fewbit.core.compare;

import java.util.List;
import org.fewbit.core.evaluation.SampleOutcome;
import org.fewbit.core.statistics.Clusters;

/** What makes samples belong together. */
public enum ClusterBy {
  /** What the benchmark says they share: BBQ's templates, FollowBench's instructions. */
  SHARED("shared"),
  /** Their category too: MMLU's and C-EVAL's subjects. */
  SUBJECTS("subjects"),
  /** Nothing: every sample counts as an independent draw. */
  NOTHING("nothing");

  private final String text;

  ClusterBy(String text) {
    this.text = text;
  }

  /** The printed form. */
  public String text() {
    return text;
  }

  /** The clusters of samples, in their order. */
  Clusters of(List<SampleOutcome> outcomes) {
    return switch (this) {
      case NOTHING -> Clusters.single(outcomes.size());
      case SHARED -> Clusters.of(outcomes.stream().map(SampleOutcome::cluster).toList());
      case SUBJECTS ->
          Clusters.of(
              outcomes.stream()
                  .map(o -> o.category().isEmpty() ? o.cluster() : o.category())
                  .toList());
    };
  }
}
