package org.fewbit.core.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fewbit.core.evaluation.Evaluation;
import org.fewbit.core.evaluation.Sample;
import org.fewbit.core.inference.Response;
import org.fewbit.core.job.Cancellation;
import org.fewbit.core.problem.Problem;
import org.fewbit.core.problem.ProblemException;

/**
 * Has replies judged that no rule can score. A judge that fails costs its sample only, which stays
 * "not judged"; one that refuses, or fails several times in a row, is not asked again in this run.
 */
public final class Judging {

  private static final int GIVE_UP = 3;

  private final Optional<Judge> judge;
  private final Cancellation cancellation;
  private Optional<Problem> last = Optional.empty();
  private int inARow;
  private boolean givenUp;
  private long judged;
  private long failed;

  /** With nobody asked yet. */
  public Judging(Optional<Judge> judge, Cancellation cancellation) {
    this.judge = judge;
    this.cancellation = cancellation;
  }

  /** The responses, the judge's answer behind them where one was needed and came. */
  public List<Response> judged(Evaluation evaluation, Sample sample, List<Response> responses) {
    boolean already = responses.stream().anyMatch(Response.Judged.class::isInstance);
    if (judge.isEmpty() || already) {
      return responses;
    }
    Optional<String> question = evaluation.judgeQuestion(sample, responses);
    if (question.isEmpty()) {
      return responses;
    }
    if (givenUp) {
      failed++;
      return responses;
    }
    return ask(judge.get(), question.get(), responses);
  }

  private List<Response> ask(Judge asked, String question, List<Response> responses) {
    try {
      String answer = asked.ask(question, cancellation);
      inARow = 0;
      judged++;
      List<Response> all = new ArrayList<>(responses);
      all.add(new Response.Judged(answer, asked.label(), new Response.Usage(0, 0, 0)));
      return all;
    } catch (ProblemException e) {
      failed++;
      inARow++;
      last = Optional.of(e.problem());
      givenUp = inARow >= GIVE_UP || e.problem().code() == Problem.Code.JUDGE_REFUSED;
      return responses;
    }
  }

  /** Who judged how many, and why some were not. */
  public List<Flag> flags() {
    List<Flag> flags = new ArrayList<>();
    if (judge.isPresent() && judged > 0) {
      flags.add(new Flag("judge", judged + " samples judged by " + judge.get().label(), judged));
    }
    last.ifPresent(
        problem ->
            flags.add(
                new Flag(
                    "judge-failed",
                    failed
                        + " samples got no answer from the judge"
                        + (givenUp ? ", which was not asked any more" : "")
                        + ": "
                        + problem.oneLine(),
                    failed)));
    return flags;
  }
}
