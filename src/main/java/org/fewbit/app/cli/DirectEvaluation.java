package org.fewbit.app.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fewbit.core.evaluation.Evaluation;
import org.fewbit.core.evaluation.Sample;
import org.fewbit.core.evaluation.SampleOutcome;
import org.fewbit.core.evaluation.Score;
import org.fewbit.core.inference.LanguageModel;
import org.fewbit.core.inference.Response;
import org.fewbit.core.job.ProgressListener;
import org.fewbit.core.run.Asker;
import org.fewbit.core.run.Baseline;

/** An evaluation in this process, kept nowhere: for the commands that answer one question. */
final class DirectEvaluation {

  private final Cli cli;

  DirectEvaluation(Cli cli) {
    this.cli = cli;
  }

  /** Scores over all samples; the headline first. */
  List<Score> run(Evaluation evaluation, LanguageModel model) {
    return run(evaluation, model, Optional.empty());
  }

  /** The same with a model that it is compared with. */
  List<Score> run(Evaluation evaluation, LanguageModel model, Optional<Baseline> baseline) {
    evaluation.dataProblems().forEach(p -> cli.console().note(p.oneLine()));
    ProgressListener progress = cli.console().progress();
    Asker asker = new Asker(model, baseline, cli.cancellation());
    List<Sample> samples = evaluation.samples(model);
    List<List<Response>> responses = new ArrayList<>();
    List<SampleOutcome> outcomes = new ArrayList<>();
    for (Sample sample : samples) {
      List<Response> answer = asker.ask(sample.requests());
      responses.add(answer);
      outcomes.add(evaluation.score(sample, answer));
      progress.progress(evaluation.info().title(), outcomes.size(), samples.size());
    }
    return evaluation.aggregate(outcomes, responses);
  }

  /** The score of a metric, if it was measured. */
  static Optional<Score> find(List<Score> scores, String metric) {
    return scores.stream()
        .filter(s -> s.metric().equals(metric) && s.subset().isEmpty())
        .findFirst();
  }
}
