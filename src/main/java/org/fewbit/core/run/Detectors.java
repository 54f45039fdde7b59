package org.fewbit.core.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import org.fewbit.core.evaluation.EvaluationInfo;
import org.fewbit.core.evaluation.Metric;
import org.fewbit.core.evaluation.Score;
import org.fewbit.core.inference.Response;
import org.fewbit.core.problem.Problem;

/** Finds what makes a score doubtful, so that nothing is silently wrong. Pure functions. */
public final class Detectors {

  /** Share of unparsed replies above which a score says more about the form than the content. */
  private static final double UNPARSED_SHARE = 0.05;

  /** Helper value of a sample: worked examples left out because the context was too small. */
  private static final String DROPPED_SHOTS = "droppedShots";

  /** Helper value of a sample: tokens cut from its document. */
  private static final String CUT_TOKENS = "cutTokens";

  /** Helper value of a sample: 1 if only a judge could score it and there was none. */
  private static final String NOT_JUDGED = "notJudged";

  /** Helper value of a sample: 1 if its right answer is not published. */
  private static final String HIDDEN_LABEL = "hiddenLabel";

  private Detectors() {}

  /**
   * Flags of a run.
   *
   * @param results every sample
   * @param scores their aggregates
   * @param dataProblems lines of the data that could not be used
   */
  public static List<Flag> detect(
      EvaluationInfo evaluation,
      List<SampleResult> results,
      List<Score> scores,
      List<Problem> dataProblems) {
    List<Flag> flags = new ArrayList<>();
    nonFinite(results).ifPresent(flags::add);
    allEqual(results).ifPresent(flags::add);
    unparsed(results).ifPresent(flags::add);
    failed(results).ifPresent(flags::add);
    truncated(results).ifPresent(flags::add);
    cutDocuments(results).ifPresent(flags::add);
    notJudged(results).ifPresent(flags::add);
    hiddenLabels(results).ifPresent(flags::add);
    nearChance(evaluation.headline(), scores).ifPresent(flags::add);
    badDataLines(dataProblems).ifPresent(flags::add);
    return flags;
  }

  /** Samples with an infinite or undefined log-likelihood; they have no value. */
  static Optional<Flag> nonFinite(List<SampleResult> results) {
    return flag(
        "non-finite",
        results,
        Detectors::isNonFinite,
        "samples with an infinite or undefined log-likelihood; they are left out of the scores");
  }

  /** Samples whose choices are all equally likely: the model does not tell them apart. */
  static Optional<Flag> allEqual(List<SampleResult> results) {
    return flag("all-equal", results, Detectors::isAllEqual, "samples with equally likely choices");
  }

  /** Replies without a recognisable answer, if they are more than 5 %. */
  static Optional<Flag> unparsed(List<SampleResult> results) {
    Predicate<SampleResult> unparsed =
        r -> !r.outcome().parsed() && !isNonFinite(r) && !r.isFailed();
    long count = results.stream().filter(unparsed).count();
    return count > UNPARSED_SHARE * results.size()
        ? flag(
            "unparsed", results, unparsed, "replies without a recognisable answer; they are wrong")
        : Optional.empty();
  }

  /** Samples that could not be asked, with the first reason. */
  static Optional<Flag> failed(List<SampleResult> results) {
    List<SampleResult> failed = results.stream().filter(SampleResult::isFailed).toList();
    return failed.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Flag(
                "failed-samples",
                failed.size()
                    + " of "
                    + results.size()
                    + " samples could not be asked and are left out of the scores; the first: "
                    + failed.getFirst().outcome().note(),
                failed.size()));
  }

  /** Prompts that lost tokens or worked examples because the context was too small. */
  static Optional<Flag> truncated(List<SampleResult> results) {
    List<SampleResult> asked = results.stream().filter(r -> !r.isFailed()).toList();
    double examples = asked.stream().mapToDouble(r -> helper(r, DROPPED_SHOTS)).sum();
    long tokens =
        asked.stream()
            .flatMap(r -> r.responses().stream())
            .mapToLong(a -> a.usage().truncatedTokens())
            .sum();
    return flag(
        "truncated",
        results,
        r ->
            !r.isFailed()
                && (helper(r, DROPPED_SHOTS) > 0
                    || r.responses().stream().anyMatch(a -> a.usage().truncatedTokens() > 0)),
        String.format(
            Locale.ROOT,
            "prompts that lost their beginning because the context was too small (%.0f worked"
                + " examples%s)",
            examples,
            tokens > 0 ? " and " + tokens + " tokens" : ""));
  }

  /** Documents that were cut because the context was too small; the question is whole. */
  static Optional<Flag> cutDocuments(List<SampleResult> results) {
    return flag(
        "cut-documents",
        results,
        r -> helper(r, CUT_TOKENS) > 0,
        String.format(
            Locale.ROOT,
            "documents that were cut because the context was too small (%.0f tokens); the"
                + " questions are whole",
            results.stream().mapToDouble(r -> helper(r, CUT_TOKENS)).sum()));
  }

  private static double helper(SampleResult result, String name) {
    return result.outcome().values().getOrDefault(name, 0.0);
  }

  /** Samples that only a judge could score; they are neither right nor wrong. */
  static Optional<Flag> notJudged(List<SampleResult> results) {
    return flag(
        "not-judged",
        results,
        r -> r.outcome().values().getOrDefault(NOT_JUDGED, 0.0) > 0,
        "samples that need a judge and have none; they are left out of the scores");
  }

  /** Samples whose right answer only their publisher knows; they have no value here. */
  static Optional<Flag> hiddenLabels(List<SampleResult> results) {
    return flag(
        "hidden-labels",
        results,
        r -> r.outcome().values().getOrDefault(HIDDEN_LABEL, 0.0) > 0,
        "samples whose labels are hidden; write the answers with --submission and send them in");
  }

  /** A headline no better than guessing by two standard errors. */
  static Optional<Flag> nearChance(Metric headline, List<Score> scores) {
    Optional<Score> score =
        scores.stream()
            .filter(s -> s.metric().equals(headline.id()) && s.subset().isEmpty())
            .findFirst();
    if (headline.chance().isEmpty() || score.isEmpty()) {
      return Optional.empty();
    }
    double chance = headline.chance().getAsDouble();
    double value = score.get().value();
    double error = score.get().standardError().orElse(0);
    double gain = headline.higherIsBetter() ? value - chance : chance - value;
    if (gain > 2 * error) {
      return Optional.empty();
    }
    String text =
        String.format(
            Locale.ROOT,
            "%s %.3f (standard error %.3f) is not above chance, %.3f, by two standard errors",
            headline.title(),
            value,
            error,
            chance);
    return Optional.of(new Flag("near-chance", text, 0));
  }

  /** Lines of the data that could not be used. */
  static Optional<Flag> badDataLines(List<Problem> problems) {
    if (problems.isEmpty()) {
      return Optional.empty();
    }
    String text =
        problems.size()
            + " lines of the data could not be used; the first: "
            + problems.getFirst().oneLine();
    return Optional.of(new Flag("bad-data-lines", text, problems.size()));
  }

  private static Optional<Flag> flag(
      String code, List<SampleResult> results, Predicate<SampleResult> concerned, String what) {
    long count = results.stream().filter(concerned).count();
    return count == 0
        ? Optional.empty()
        : Optional.of(new Flag(code, count + " of " + results.size() + " " + what, count));
  }

  private static boolean isNonFinite(SampleResult result) {
    return result.responses().stream().anyMatch(r -> !Double.isFinite(logProbability(r)));
  }

  private static boolean isAllEqual(SampleResult result) {
    List<Double> values =
        result.responses().stream()
            .filter(Response.LogLikelihood.class::isInstance)
            .map(Detectors::logProbability)
            .toList();
    return values.size() > 1
        && !isNonFinite(result)
        && values.stream().distinct().limit(2).count() == 1;
  }

  /** Zero for answers that carry none. */
  private static double logProbability(Response response) {
    return switch (response) {
      case Response.LogLikelihood answer -> answer.logProbability();
      case Response.Window answer -> answer.logProbability();
      case Response.Divergence answer -> answer.sums().kld();
      case Response.Generate _, Response.Judged _ -> 0;
      case Response.Speed _ -> 0;
    };
  }
}
