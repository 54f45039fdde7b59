package org.fewbit.ui.pick;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.fewbit.core.evaluation.EvaluationInfo;
import org.fewbit.core.model.BaseModel;
import org.fewbit.core.run.Hardware;
import org.fewbit.core.run.RunRecord;
import org.fewbit.core.run.RunSpec;
import org.fewbit.ui.fx.MachineResources;

/** Adds up what the chosen cells would cost. */
record Forecaster(List<RunRecord> records, Hardware here, MachineResources machine) {

  private record Times(double seconds, int unknown, int elsewhere) {}

  Forecast of(PickChoice choice, PickMatrix matrix) {
    List<RunSpec> specs = matrix.toRun();
    if (specs.isEmpty()) {
      return Forecast.NOTHING;
    }
    TimeEstimate time = new TimeEstimate(records, here);
    double seconds = 0;
    int unknown = 0;
    int elsewhere = 0;
    for (EvaluationInfo evaluation : choice.evaluations()) {
      for (RunSpec spec : specs) {
        if (spec.evaluation().equals(evaluation.id())) {
          Optional<TimeEstimate.Seconds> one = time.seconds(spec, evaluation);
          seconds += one.map(TimeEstimate.Seconds::seconds).orElse(0.0);
          unknown += one.isPresent() ? 0 : 1;
          elsewhere += one.flatMap(TimeEstimate.Seconds::elsewhere).isPresent() ? 1 : 0;
        }
      }
    }
    return sizes(choice, specs, new Times(seconds, unknown, elsewhere));
  }

  private Forecast sizes(PickChoice choice, List<RunSpec> specs, Times times) {
    SizeEstimate size = new SizeEstimate(records);
    Set<String> variants =
        specs.stream()
            .map(s -> s.variant().toString())
            .collect(Collectors.toCollection(TreeSet::new));
    int made = 0;
    long bytes = 0;
    long memory = 0;
    for (BaseModel model : choice.models()) {
      for (String label : choice.labels()) {
        if (!variants.contains(model.name() + "@" + label)) {
          continue;
        }
        memory = Math.max(memory, size.memoryBytes(model, label).orElse(0));
        if (model.graph(label).isEmpty()) {
          made++;
          bytes += size.diskBytes(model, label).orElse(0);
        }
      }
    }
    return new Forecast(
        specs.size(),
        times.unknown() == specs.size()
            ? OptionalDouble.empty()
            : OptionalDouble.of(times.seconds()),
        times.unknown(),
        times.elsewhere(),
        made,
        bytes,
        machine.freeDisk(choice.models().getFirst().folder()),
        memory > 0 ? OptionalLong.of(memory) : OptionalLong.empty(),
        machine.memory());
  }
}
