package org.fewbit.core.evaluation;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fewbit.core.inference.LanguageModel;
import org.fewbit.core.inference.Response;
import org.fewbit.core.problem.Problem;

/** An evaluation with its data read and its protocol fixed: data plus pure functions. */
public interface Evaluation {

  /** What it is. */
  EvaluationInfo info();

  /** The protocol chosen. */
  Protocol protocol();

  /** Hash over everything read from disk, hex. */
  String dataSha256();

  /** Lines that could not be used, each with file and line. */
  List<Problem> dataProblems();

  /** The texts it reads and how they are joined, where it reads texts. */
  default List<DataPart> dataParts() {
    return List.of();
  }

  /** Metrics that can't be given, by id, each with the reason and what to do about it. */
  default Map<String, String> missingMetrics() {
    return Map.of();
  }

  /** The samples, always the same for the same model; windows need the tokenizer. */
  List<Sample> samples(LanguageModel model);

  /** Scores one sample; a pure function, so that scores can be recomputed from stored responses. */
  SampleOutcome score(Sample sample, List<Response> responses);

  /**
   * What a judge is to be asked about a reply that no rule can score; its answer goes behind the
   * responses as {@link Response.Judged}.
   *
   * @return empty if the sample needs no judge
   */
  default Optional<String> judgeQuestion(Sample sample, List<Response> responses) {
    return Optional.empty();
  }

  /** Aggregates; the headline metric first, subsets (categories) after. */
  List<Score> aggregate(List<SampleOutcome> outcomes);

  /**
   * The final scores, for which the answers may be read again: percentiles over tokens need more
   * than a sample's values hold.
   *
   * @param responses of each outcome's sample, same order
   */
  default List<Score> aggregate(List<SampleOutcome> outcomes, List<List<Response>> responses) {
    return aggregate(outcomes);
  }
}
