package org.fewbit.core.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.fewbit.core.evaluation.EvaluationInfo;
import org.fewbit.core.run.RunRecord;

/** Words for quantities. */
public final class Labels {

  private final RunIndex index;
  private final Values values;

  /** Words for the quantities of an index; means are named by what they are over. */
  public Labels(RunIndex index, Values values) {
    this.index = index;
    this.values = values;
  }

  /** How a quantity is written on an axis or in a header. */
  public QuantityLabel of(Quantity quantity) {
    return switch (quantity) {
      case Quantity.Headline(EvaluationKey key) -> headline(key);
      case Quantity.Mean mean -> mean(mean);
      case Quantity.Cost(Efficiency e) ->
          new QuantityLabel(
              e.title(),
              e.shortTitle(),
              e.unit(),
              "",
              e.higherIsBetter(),
              false,
              OptionalDouble.empty());
    };
  }

  private QuantityLabel headline(EvaluationKey key) {
    EvaluationInfo info = index.evaluations().get(key);
    if (info == null) {
      return new QuantityLabel(
          key.evaluation(), key.evaluation(), "", "", true, false, OptionalDouble.empty());
    }
    boolean perplexity = info.kind() == EvaluationInfo.Kind.PERPLEXITY;
    String metric = info.headline().title();
    String title =
        info.title().toLowerCase(Locale.ROOT).contains(metric.toLowerCase(Locale.ROOT))
            ? info.title()
            : info.title() + ", " + metric;
    boolean several =
        index.evaluations().keySet().stream()
                .filter(other -> other.evaluation().equals(key.evaluation()))
                .count()
            > 1;
    String suffix = several ? " [" + key.protocol().text() + "]" : "";
    return new QuantityLabel(
        title + suffix,
        info.title() + suffix,
        info.headline().unit(),
        key.protocol().text() + " protocol: " + info.headline().convention(),
        info.headline().higherIsBetter(),
        perplexity,
        info.headline().chance());
  }

  private QuantityLabel mean(Quantity.Mean mean) {
    int measured = values.keysOf(mean, RunRecord.Kind.MEASURED).size();
    int published = values.keysOf(mean, RunRecord.Kind.PUBLISHED).size();
    String count =
        measured > 0 && published > 0
            ? measured + " (published " + published + ")"
            : Integer.toString(Math.max(measured, published));
    String over = mean.dimension().map(d -> d.name().toLowerCase(Locale.ROOT) + " ").orElse("");
    return new QuantityLabel(
        "Mean of " + count + " " + over + "benchmarks",
        "Mean of " + count + (over.isEmpty() ? "" : " " + over.strip()),
        "fraction",
        "",
        true,
        false,
        chance(values.keysOf(mean, RunRecord.Kind.MEASURED)));
  }

  /** Mean of the chances, if all are known. */
  private OptionalDouble chance(List<EvaluationKey> keys) {
    double sum = 0;
    for (EvaluationKey key : keys) {
      EvaluationInfo info = index.evaluations().get(key);
      if (info == null || info.headline().chance().isEmpty()) {
        return OptionalDouble.empty();
      }
      sum += info.headline().chance().getAsDouble();
    }
    return keys.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(sum / keys.size());
  }

  /** What the axes are made of and what could not be joined. */
  List<String> notes(List<Quantity> axes) {
    List<String> notes = new ArrayList<>();
    for (Quantity axis : axes) {
      if (axis instanceof Quantity.Mean mean) {
        for (RunRecord.Kind kind : RunRecord.Kind.values()) {
          members(mean, kind).ifPresent(notes::add);
        }
      }
    }
    return notes;
  }

  private Optional<String> members(Quantity.Mean mean, RunRecord.Kind kind) {
    List<EvaluationKey> keys = values.keysOf(mean, kind);
    return keys.isEmpty()
        ? Optional.empty()
        : Optional.of(
            (kind == RunRecord.Kind.PUBLISHED ? "Published mean of " : "Mean of ")
                + keys.stream().map(EvaluationKey::evaluation).collect(Collectors.joining(", ")));
  }
}
