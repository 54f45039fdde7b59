package org.fewbit.chart;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fewbit.core.compare.BaselineComparison;
import org.fewbit.core.compare.EvaluationKey;
import org.fewbit.core.compare.LeftOut;
import org.fewbit.core.compare.Quantity;
import org.fewbit.core.compare.VariantDifference;
import org.fewbit.core.compare.VariantKey;
import org.fewbit.core.evaluation.EvaluationInfo;
import org.fewbit.core.run.RunRecord;

/** Variants against their baselines on the evaluations of a figure. */
final class Baselines {

  private final Scene scene;
  private final BaselineComparison comparison;
  private final List<EvaluationKey> keys = new ArrayList<>();
  private final List<EvaluationKey> empty = new ArrayList<>();
  private final List<VariantKey> variants = new ArrayList<>();
  private final List<LeftOut> leftOut = new ArrayList<>();

  Baselines(Scene scene, FigureChoice choice) {
    this.scene = scene;
    FigureSource source = scene.source();
    comparison = source.samples().compared(source.index(), source.selection());
    for (Map.Entry<EvaluationKey, EvaluationInfo> each : source.index().evaluations().entrySet()) {
      if (wanted(choice, each.getKey(), each.getValue())) {
        boolean any =
            scene.shown().stream().anyMatch(v -> comparison.headline(v, each.getKey()).isPresent());
        if (any) {
          keys.add(each.getKey());
        } else if (comparison.differences().stream().anyMatch(d -> d.key().equals(each.getKey()))) {
          empty.add(each.getKey());
        }
      }
    }
    for (VariantKey variant : scene.shown()) {
      if (scene.marks().baseline(variant)) {
        continue;
      }
      if (keys.stream().anyMatch(k -> comparison.headline(variant, k).isPresent())) {
        variants.add(variant);
      } else {
        leftOut.add(new LeftOut(variant, reason(variant)));
      }
    }
  }

  private static boolean wanted(FigureChoice choice, EvaluationKey key, EvaluationInfo info) {
    if (choice.y().isPresent() && choice.y().get() instanceof Quantity.Headline(EvaluationKey k)) {
      return k.equals(key);
    }
    boolean dimension =
        !(choice.y().isPresent() && choice.y().get() instanceof Quantity.Mean mean)
            || mean.dimension().map(d -> d == info.dimension()).orElse(true);
    return info.kind() == EvaluationInfo.Kind.BENCHMARK && dimension;
  }

  private String reason(VariantKey variant) {
    return keys.stream()
        .flatMap(k -> comparison.whyMissing(variant, k).stream())
        .findFirst()
        .orElse(variant.published() ? "published without samples" : "nothing to compare with");
  }

  List<EvaluationKey> keys() {
    return keys;
  }

  List<VariantKey> variants() {
    return variants;
  }

  List<LeftOut> leftOut() {
    return leftOut;
  }

  Optional<VariantDifference> difference(VariantKey variant, EvaluationKey key) {
    return comparison.headline(variant, key);
  }

  /** The runs behind the figure. */
  Set<RunRecord> records() {
    Set<RunRecord> records = new LinkedHashSet<>();
    for (VariantKey variant : variants) {
      for (EvaluationKey key : keys) {
        difference(variant, key)
            .ifPresent(
                d -> {
                  records.add(d.run());
                  records.add(d.baselineRun());
                });
      }
    }
    return records;
  }

  /** What is missing in a panel although its variant has a row, by evaluation. */
  List<String> gaps() {
    List<String> gaps = new ArrayList<>();
    empty.forEach(
        k -> gaps.add("all without " + scene.label(new Quantity.Headline(k)).shortTitle()));
    for (EvaluationKey key : keys) {
      long missing = variants.stream().filter(v -> difference(v, key).isEmpty()).count();
      if (missing > 0) {
        gaps.add(missing + " without " + scene.label(new Quantity.Headline(key)).shortTitle());
      }
    }
    return gaps;
  }
}
