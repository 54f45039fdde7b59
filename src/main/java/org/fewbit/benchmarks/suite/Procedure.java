package org.fewbit.benchmarks.suite;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fewbit.benchmarks.reader.Dataset;
import org.fewbit.benchmarks.reader.Item;
import org.fewbit.benchmarks.score.Aggregates;
import org.fewbit.core.evaluation.FewShots;
import org.fewbit.core.evaluation.Metric;
import org.fewbit.core.evaluation.Protocol;
import org.fewbit.core.evaluation.Sample;
import org.fewbit.core.evaluation.SampleOutcome;
import org.fewbit.core.evaluation.Score;
import org.fewbit.core.evaluation.SumScore;
import org.fewbit.core.inference.LanguageModel;
import org.fewbit.core.inference.Response;
import org.fewbit.core.problem.Problem;
import org.fewbit.core.problem.ProblemException;

/** How a benchmark is asked and scored under one protocol: prompt, requests, extraction. */
public interface Procedure<I extends Item> {

  /** The protocol. */
  Protocol protocol();

  /** Whether worked examples must be read. */
  default boolean needsShots() {
    return false;
  }

  /**
   * The same with other worked examples. They are handed to {@link #sample} in the order asked, the
   * first of the item's category or of all count; only {@link FewShots.Order#PROTOCOL} leaves the
   * choice to the procedure.
   *
   * @throws ProblemException if the protocol has no worked examples
   */
  default Procedure<I> withShots(FewShots shots) {
    if (shots.number() == 0 && !needsShots()) {
      return this;
    }
    throw ProblemException.of(
        Problem.Code.BAD_ARGUMENT,
        "Protocol '" + protocol().text() + "' of this evaluation has no worked examples to set",
        "shots",
        "Leave the number of shots out, or take another protocol.");
  }

  /**
   * The same with what it finds in folders beside the data, such as a tokenizer for a metric.
   *
   * @param folders looked at in this order; they need not exist
   */
  default Procedure<I> equipped(List<Path> folders) {
    return this;
  }

  /** Metrics that can't be given, by id, each with the reason and what to do. */
  default Map<String, String> missing() {
    return Map.of();
  }

  /**
   * Worked examples that the protocol picks item by item: id of the item to examples in order; an
   * item without an entry has those of the file. Asked for under {@link FewShots.Order#PROTOCOL}.
   */
  default Map<String, List<I>> examples(Dataset<I> data) {
    return Map.of();
  }

  /**
   * Metrics, the headline first.
   *
   * @param items the data where it is at hand (chance may depend on it), else empty
   */
  List<Metric> metrics(List<I> items);

  /** The requests for an item. */
  Sample sample(I item, List<I> shots, LanguageModel model);

  /** What a judge is to be asked about the answers; empty if the sample needs none. */
  default Optional<String> judgeQuestion(Sample sample, List<Response> responses) {
    return Optional.empty();
  }

  /** Scores the answers; needs nothing but its arguments. */
  SampleOutcome score(Sample sample, List<Response> responses);

  /** Means over samples (micro) unless the benchmark has its own way. */
  default List<Score> aggregate(List<SampleOutcome> outcomes) {
    return Aggregates.means(metrics(List.of()), outcomes);
  }

  /**
   * A metric over all samples that is no mean of them as a function of sums; empty for means.
   *
   * @param all samples of the runs that are to be compared
   */
  default Optional<SumScore> sums(String metric, List<SampleOutcome> all) {
    return Optional.empty();
  }

  /** The same where the aggregation needs more of the data than outcomes hold. */
  default List<Score> aggregate(List<SampleOutcome> outcomes, List<I> items) {
    return aggregate(outcomes);
  }
}
