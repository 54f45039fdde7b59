package org.fewbit.ui.quantize;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import org.fewbit.core.model.Artifact;
import org.fewbit.core.model.VariantId;
import org.fewbit.core.quantize.QuantizationRequest;
import org.fewbit.core.quantize.Quantizer;
import org.fewbit.ui.fx.Background;

/**
 * Variants on the list that are there already, but were made with other settings: what differs, and
 * which of them are to be replaced.
 */
final class OutdatedVariants {

  private final Quantizer quantizer;
  private final QuantizeState state;
  private final Background background;
  private final BiFunction<Job, Boolean, QuantizationRequest> requests;
  private final Map<VariantId, List<String>> differences = new HashMap<>();
  private final Set<VariantId> replaced = new HashSet<>();

  /** {@code requests} says what would be asked for now, and whether it overwrites. */
  OutdatedVariants(
      Quantizer quantizer,
      QuantizeState state,
      Background background,
      BiFunction<Job, Boolean, QuantizationRequest> requests) {
    this.quantizer = quantizer;
    this.state = state;
    this.background = background;
    this.requests = requests;
  }

  /** Compares each variant on the list that is there with what is chosen now. */
  void look(Map<String, Artifact> sources) {
    for (Job job : List.copyOf(state.jobs())) {
      Artifact source = sources.get(job.model().name());
      if (source != null && state.schemes().contains(job.scheme()) && isThere(job)) {
        QuantizationRequest request = requests.apply(job, false);
        background.run(
            "quantize.differences." + job.variant(),
            () -> quantizer.differences(request, source),
            found -> show(job.variant(), found),
            // Settings that are half typed differ from nothing yet; the job says what is wrong.
            failed -> show(job.variant(), List.of()));
      }
    }
  }

  private static boolean isThere(Job job) {
    return job.state() == Job.State.THERE
        || job.state() == Job.State.DONE
        || (job.state() == Job.State.PLANNED && job.existing().replaced());
  }

  private void show(VariantId variant, List<String> found) {
    differences.put(variant, found);
    state
        .job(variant)
        .filter(OutdatedVariants::isThere)
        .filter(job -> !job.existing().differences().equals(found))
        .ifPresent(job -> state.replace(job.differing(found)));
  }

  /** Marks a variant to be replaced, or no longer. */
  void replace(VariantId variant, boolean wanted) {
    if (wanted) {
      replaced.add(variant);
    } else {
      replaced.remove(variant);
    }
  }

  /** None of these is to be replaced any more. */
  void keep(Predicate<VariantId> which) {
    replaced.removeIf(which);
  }

  /** What is known of a variant, for a job that is made anew. */
  Job mark(Job job) {
    if (!isThere(job)) {
      return job;
    }
    Job known = job.differing(differences.getOrDefault(job.variant(), List.of()));
    return replaced.contains(job.variant()) ? known.replaced(true) : known;
  }
}
