package org.fewbit.ui.pick;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fewbit.core.evaluation.EvaluationInfo;
import org.fewbit.core.evaluation.FewShots;
import org.fewbit.core.evaluation.Protocol;
import org.fewbit.core.model.BaseModel;
import org.fewbit.core.model.QuantizationScheme;
import org.fewbit.core.model.VariantId;
import org.fewbit.core.run.RunSpec;

/**
 * What the person has ticked, frozen.
 *
 * @param models ticked models
 * @param labels ticked schemes and file suffixes
 * @param evaluations ticked evaluations
 * @param protocols chosen protocol by evaluation; the default where absent
 * @param data folder with data by evaluation; the bundled data where absent
 * @param limit most samples of each run, 0 for all
 * @param limits most samples of single evaluations, where it is another number
 * @param shots worked examples by evaluation; the protocol's own where absent
 * @param wanted cells to run although they are done
 * @param unwanted cells not to run although they are missing
 */
record PickChoice(
    List<BaseModel> models,
    List<String> labels,
    List<EvaluationInfo> evaluations,
    Map<String, Protocol> protocols,
    Map<String, String> data,
    int limit,
    Map<String, Integer> limits,
    Map<String, Integer> shots,
    Set<CellKey> wanted,
    Set<CellKey> unwanted) {

  private static final long SEED = 1234;

  PickChoice {
    models = List.copyOf(models);
    labels = labels.stream().sorted(byBits()).toList();
    evaluations = List.copyOf(evaluations);
    protocols = Map.copyOf(protocols);
    data = Map.copyOf(data);
    limits = Map.copyOf(limits);
    shots = Map.copyOf(shots);
    wanted = Set.copyOf(wanted);
    unwanted = Set.copyOf(unwanted);
  }

  /** Most bits first, then by method, then from fine to coarse; file suffixes last. */
  static Comparator<String> byBits() {
    return Comparator.comparing(
        label -> QuantizationScheme.tryParse(label).orElse(null),
        Comparator.nullsLast(
            Comparator.comparingInt((QuantizationScheme s) -> -s.bits())
                .thenComparing(QuantizationScheme::method)
                .thenComparingInt(s -> s.isRowWise() ? Integer.MAX_VALUE : s.groupSize())
                .thenComparing(s -> !s.symmetric())));
  }

  /** The variants, model by model; a file suffix only where the model has such a file. */
  List<VariantId> rows() {
    List<VariantId> rows = new ArrayList<>();
    for (BaseModel model : models) {
      for (String label : labels) {
        if (QuantizationScheme.tryParse(label).isPresent() || model.graph(label).isPresent()) {
          rows.add(new VariantId(model.name(), label));
        }
      }
    }
    return rows;
  }

  Protocol protocol(EvaluationInfo evaluation) {
    return protocols.getOrDefault(evaluation.id(), evaluation.protocols().getFirst());
  }

  /** The limit as it applies: none where it would not leave anything out or has no meaning. */
  int limit(EvaluationInfo evaluation) {
    int asked = limits.getOrDefault(evaluation.id(), limit);
    boolean cuts =
        evaluation.kind() != EvaluationInfo.Kind.SPEED
            && (evaluation.samples() == 0 || asked < evaluation.samples());
    return cuts ? asked : 0;
  }

  RunSpec spec(VariantId variant, EvaluationInfo evaluation) {
    return new RunSpec(
        variant,
        evaluation.id(),
        protocol(evaluation),
        data.getOrDefault(evaluation.id(), ""),
        limit(evaluation),
        SEED,
        0,
        0,
        "",
        Optional.ofNullable(shots.get(evaluation.id())).map(FewShots::of));
  }

  BaseModel model(String name) {
    return models.stream().filter(m -> m.name().equals(name)).findFirst().orElseThrow();
  }
}
