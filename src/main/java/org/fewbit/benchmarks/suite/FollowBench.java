package org.fewbit.benchmarks.suite;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.fewbit.benchmarks.prompt.JudgePrompts;
import org.fewbit.benchmarks.reader.FollowBenchReader;
import org.fewbit.benchmarks.reader.FollowItem;
import org.fewbit.benchmarks.score.FollowScores;
import org.fewbit.benchmarks.score.JudgeVerdicts;
import org.fewbit.benchmarks.score.Metrics;
import org.fewbit.core.evaluation.Dimension;
import org.fewbit.core.evaluation.Metric;
import org.fewbit.core.evaluation.Protocol;
import org.fewbit.core.evaluation.Sample;
import org.fewbit.core.evaluation.SampleOutcome;
import org.fewbit.core.evaluation.Score;
import org.fewbit.core.evaluation.SumScore;
import org.fewbit.core.inference.LanguageModel;
import org.fewbit.core.inference.Prompt;
import org.fewbit.core.inference.Request;
import org.fewbit.core.inference.Response;

/** FollowBench: instructions under one to five constraints. */
final class FollowBench {

  private static final String TYPE = "type";
  private static final String GROUP = "group";
  private static final String LEVEL = "level";
  private static final String SOURCE = "source";
  private static final String TARGET = "target";

  /** The steps of an instruction as one text, parted by a sign that no text holds. */
  private static final String PATH = "path";

  private static final String STEP = "\u001E";

  private FollowBench() {}

  static Benchmark<FollowItem> benchmark(Edition edition) {
    return new Benchmark<>(
        edition.prefix() + "followbench",
        edition.titlePrefix() + "FollowBench",
        "2",
        Dimension.ALIGNMENT,
        "Instructions under one to five constraints; what rules can check is scored, the rest by a"
            + " judge if there is one, else it is counted. "
            + edition.about(),
        new FollowBenchReader(),
        List.of(
            new Written(Protocol.PAPER, edition.replyTokens()),
            new Written(Protocol.HARNESS, edition.replyTokens())));
  }

  /**
   * A written reply to the instruction: through the chat template as the paper asks, or to the bare
   * instruction as plain text, as lm-evaluation-harness's ifeval does.
   */
  record Written(Protocol protocol, int maxTokens) implements Procedure<FollowItem> {

    @Override
    public List<Metric> metrics(List<FollowItem> items) {
      String convention =
          "; unweighted mean of types and levels over the items that rules can check and those that a judge scored; "
              + (isChat() ? "through the chat template" : "the bare instruction as plain text")
              + ", greedy, at most "
              + maxTokens
              + " tokens";
      return List.of(
          Metrics.share(
              FollowScores.HSR,
              "Hard satisfaction",
              "share of replies that meet all constraints of their level" + convention,
              OptionalDouble.empty()),
          Metrics.share(
              FollowScores.SSR,
              "Soft satisfaction",
              "share of constraints met, where rules tell them apart" + convention,
              OptionalDouble.empty()),
          new Metric(
              FollowScores.CSL,
              "Consistent levels",
              "levels",
              "levels met in a row from the first, of five; mean of instructions, then of types,"
                  + " not rounded",
              true,
              OptionalDouble.empty()),
          new Metric(
              FollowScores.NOT_JUDGED,
              "Not judged",
              "samples",
              "samples that need a judge and have none; neither right nor wrong",
              false,
              OptionalDouble.empty()));
    }

    @Override
    public Sample sample(FollowItem item, List<FollowItem> shots, LanguageModel model) {
      Prompt prompt = isChat() ? Prompt.chat(item.instruction()) : Prompt.plain(item.instruction());
      Request request = new Request.Generate(prompt, Outcomes.greedy(model, maxTokens));
      return new Sample(
          item.id(),
          item.category(),
          List.of(request),
          Map.of(
              TYPE,
              item.type(),
              GROUP,
              String.valueOf(item.group()),
              LEVEL,
              String.valueOf(item.level()),
              Outcomes.CLUSTER,
              item.type() + "/" + item.group(),
              SOURCE,
              item.source(),
              TARGET,
              item.target(),
              PATH,
              String.join(STEP, item.path()),
              Outcomes.GOLD,
              item.target()));
    }

    private boolean isChat() {
      return protocol == Protocol.PAPER;
    }

    @Override
    public Optional<String> judgeQuestion(Sample sample, List<Response> responses) {
      String reply = Outcomes.reply(responses);
      String path = text(sample, PATH);
      boolean needed =
          FollowScores.needsJudge(
              text(sample, TYPE),
              Integer.parseInt(text(sample, GROUP)),
              Integer.parseInt(text(sample, LEVEL)),
              text(sample, SOURCE),
              text(sample, TARGET),
              reply);
      return needed && !path.isEmpty()
          ? Optional.of(JudgePrompts.question(List.of(path.split(STEP, -1)), reply))
          : Optional.empty();
    }

    @Override
    public SampleOutcome score(Sample sample, List<Response> responses) {
      String reply = Outcomes.reply(responses);
      int level = Integer.parseInt(text(sample, LEVEL));
      Optional<Response.Judged> answer =
          responses.stream()
              .filter(Response.Judged.class::isInstance)
              .map(Response.Judged.class::cast)
              .findFirst();
      List<Boolean> verdicts =
          answer.map(a -> JudgeVerdicts.parse(a.text(), level)).orElse(List.of());
      Map<String, Double> values =
          FollowScores.values(
              text(sample, TYPE),
              Integer.parseInt(text(sample, GROUP)),
              level,
              text(sample, SOURCE),
              text(sample, TARGET),
              reply,
              verdicts);
      return Outcomes.scored(
          sample, values, reply.strip(), true, note(values, answer.isPresent(), verdicts));
    }

    private static String note(
        Map<String, Double> values, boolean answered, List<Boolean> verdicts) {
      if (!verdicts.isEmpty()) {
        return "judged: " + verdicts.stream().map(v -> v ? "yes" : "no").collect(joining(", "));
      }
      if (values.containsKey(FollowScores.HSR)) {
        return "";
      }
      return answered
          ? "not judged: the judge's answer ends in no verdict"
          : "not judged: needs a judge";
    }

    private static String text(Sample sample, String key) {
      return sample.reference().getOrDefault(key, "");
    }

    @Override
    public Optional<SumScore> sums(String metric, List<SampleOutcome> all) {
      return FollowScores.sums(metric, all);
    }

    @Override
    public List<Score> aggregate(List<SampleOutcome> outcomes) {
      return FollowScores.of(outcomes);
    }
  }
}
