package org.fewbit.core.run;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fewbit.core.evaluation.Sample;
import org.fewbit.core.evaluation.SampleOutcome;
import org.fewbit.core.inference.LanguageModel;
import org.fewbit.core.inference.Response;
import org.fewbit.core.problem.Problem;

/** Samples that can't be asked: kept with the reason, left out of every score. */
final class Failures {

  private Failures() {}

  /** Whether the rest of the run can go on: the prompt of this sample is what is wrong. */
  static boolean concernsOneSample(Problem problem, LanguageModel model) {
    return switch (problem.code()) {
      case PROMPT_TOO_LONG -> true;
      case TEMPLATE_FAILED -> model.tokenizer().hasChatTemplate();
      default -> false;
    };
  }

  /** A prompt that lost its beginning: what is left is another question. */
  static Optional<Problem> cutPrompt(List<Response> responses, Sample sample, int context) {
    int cut = responses.stream().mapToInt(r -> r.usage().truncatedTokens()).max().orElse(0);
    return cut == 0
        ? Optional.empty()
        : Optional.of(
            new Problem(
                Problem.Code.PROMPT_TOO_LONG,
                "The prompt is "
                    + cut
                    + " tokens longer than the context of "
                    + context
                    + " tokens has room for beside the answer",
                sample.id(),
                "Take a model with a longer context."));
  }

  /** The outcome of such a sample. */
  static SampleOutcome outcome(Sample sample, Problem problem) {
    return new SampleOutcome(
        sample.category(),
        Map.of(SampleResult.FAILED, 1.0),
        "",
        sample.reference().getOrDefault("gold", ""),
        false,
        problem.oneLine(),
        sample.reference().getOrDefault("cluster", ""));
  }

  /** Outcomes of those that were asked. */
  static List<SampleOutcome> answered(Collection<SampleResult> results) {
    return results.stream().filter(r -> !r.isFailed()).map(SampleResult::outcome).toList();
  }
}
