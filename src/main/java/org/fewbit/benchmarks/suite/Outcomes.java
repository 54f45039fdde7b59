package org.fewbit.benchmarks.suite;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.fewbit.benchmarks.score.Likelihoods;
import org.fewbit.benchmarks.score.Metrics;
import org.fewbit.core.evaluation.Sample;
import org.fewbit.core.evaluation.SampleOutcome;
import org.fewbit.core.inference.Decoding;
import org.fewbit.core.inference.LanguageModel;
import org.fewbit.core.inference.Response;

/** Small things the procedures share. */
public final class Outcomes {

  /** Reference key of the right answer. */
  public static final String GOLD = "gold";

  /** Reference key and helper value: worked examples that did not fit the context. */
  public static final String DROPPED = "droppedShots";

  /** Reference key and helper value: tokens cut from the end of a document that did not fit. */
  public static final String CUT = "cutTokens";

  /** Reference key of what a sample shares with others; absent if nothing. */
  public static final String CLUSTER = "cluster";

  /** Helper value of a sample whose right answer is not published. */
  public static final String HIDDEN = "hiddenLabel";

  private Outcomes() {}

  /** Right or wrong; where the right answer is hidden that is said instead. */
  public static Map.Entry<String, Double> accuracy(Sample sample, String answer) {
    return gold(sample).isEmpty()
        ? Map.entry(HIDDEN, 1.0)
        : Map.entry(Metrics.ACCURACY, Metrics.indicator(answer.equals(gold(sample))));
  }

  /** The right answer. */
  public static String gold(Sample sample) {
    return sample.reference().getOrDefault(GOLD, "");
  }

  /** The written reply. */
  public static String reply(List<Response> responses) {
    return ((Response.Generate) responses.getFirst()).text();
  }

  /** Greedy; a small context keeps half of itself for the prompt. */
  public static Decoding greedy(LanguageModel model, int maxTokens, String... stops) {
    return Decoding.greedy(Math.min(maxTokens, model.contextLength() / 2), stops);
  }

  /** A scored sample; the counts of dropped examples and cut tokens go along. */
  public static SampleOutcome scored(
      Sample sample, Map<String, Double> values, String answer, boolean parsed, String note) {
    Map<String, Double> all = new HashMap<>(values);
    for (String lost : List.of(DROPPED, CUT)) {
      int count = Integer.parseInt(sample.reference().getOrDefault(lost, "0"));
      if (count > 0) {
        all.put(lost, (double) count);
      }
    }
    String cluster = sample.reference().getOrDefault(CLUSTER, "");
    return new SampleOutcome(sample.category(), all, answer, gold(sample), parsed, note, cluster);
  }

  /** The likeliest of the answers by summed log-likelihood, right if it is the gold one. */
  public static SampleOutcome likeliest(
      Sample sample, List<Response> responses, List<String> answers) {
    return likeliest(sample, responses, answers, List.of());
  }

  /**
   * The same; also whether the likeliest per character and per byte are right.
   *
   * @param written the choices as asked, without the blank before them, whose lengths count; empty
   *     if lengths say nothing
   */
  public static SampleOutcome likeliest(
      Sample sample, List<Response> responses, List<String> answers, List<String> written) {
    double[] sums = Likelihoods.sums(responses);
    String note = Likelihoods.note(sums);
    if (note.equals(Likelihoods.NON_FINITE)) {
      return nonFinite(sample);
    }
    String answer = answers.get(Likelihoods.argmax(sums));
    Map<String, Double> values = new HashMap<>(Map.ofEntries(accuracy(sample, answer)));
    if (!written.isEmpty() && !gold(sample).isEmpty()) {
      int gold = answers.indexOf(gold(sample));
      int byCharacter = Likelihoods.argmax(Likelihoods.perCharacter(sums, written));
      int byByte = Likelihoods.argmax(Likelihoods.perByte(sums, written));
      values.put(Metrics.PER_CHARACTER, Metrics.indicator(byCharacter == gold));
      values.put(Metrics.PER_BYTE, Metrics.indicator(byByte == gold));
    }
    return scored(sample, values, answer, true, note);
  }

  /** No value can be given: a log-likelihood is infinite or undefined. */
  public static SampleOutcome nonFinite(Sample sample) {
    return scored(sample, Map.of(), "", false, Likelihoods.NON_FINITE);
  }
}
