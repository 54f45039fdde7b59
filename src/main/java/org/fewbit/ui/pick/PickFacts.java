package org.fewbit.ui.pick;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.fewbit.core.evaluation.DataOrigin;
import org.fewbit.core.evaluation.EvaluationInfo;
import org.fewbit.core.model.BaseModel;
import org.fewbit.core.problem.Problem;
import org.fewbit.core.run.Hardware;
import org.fewbit.core.run.RunRecord;
import org.fewbit.core.run.RunService.Ticket;

/**
 * What was read at once, so that matrix and forecast speak of the same moment.
 *
 * @param models there are
 * @param problems of folders that look like models
 * @param sizes bytes of the unquantized graph, by model, where they can be read
 * @param evaluations there are
 * @param origins where their data come from, by evaluation
 * @param records of finished runs
 * @param tickets of this session
 * @param here this machine
 */
record PickFacts(
    List<BaseModel> models,
    List<Problem> problems,
    Map<String, Long> sizes,
    List<EvaluationInfo> evaluations,
    Map<String, DataOrigin> origins,
    List<RunRecord> records,
    List<Ticket> tickets,
    Hardware here) {

  /** Before anything was read. */
  static final PickFacts NONE =
      new PickFacts(
          List.of(),
          List.of(),
          Map.of(),
          List.of(),
          Map.of(),
          List.of(),
          List.of(),
          new Hardware("", "", 0));

  /** Reads everything; takes a while. */
  static PickFacts of(PickSources sources) {
    List<BaseModel> models = sources.models().models();
    List<EvaluationInfo> evaluations = sources.evaluations().evaluations();
    return new PickFacts(
        models,
        sources.models().problems(),
        sizes(models),
        evaluations,
        origins(sources, evaluations),
        sources.archive().records(),
        sources.runs().tickets(),
        sources.here().get());
  }

  private static Map<String, Long> sizes(List<BaseModel> models) {
    SizeEstimate size = new SizeEstimate(List.of());
    Map<String, Long> sizes = new HashMap<>();
    for (BaseModel model : models) {
      size.diskBytes(model, model.baseline().label())
          .ifPresent(bytes -> sizes.put(model.name(), bytes));
    }
    return sizes;
  }

  private static Map<String, DataOrigin> origins(
      PickSources sources, List<EvaluationInfo> evaluations) {
    Map<String, DataOrigin> origins = new HashMap<>();
    for (EvaluationInfo info : evaluations) {
      sources.evaluations().origin(info.id()).ifPresent(o -> origins.put(info.id(), o));
    }
    return origins;
  }
}
