package org.fewbit.benchmarks.suite;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.fewbit.benchmarks.pieces.SubwordModel;
import org.fewbit.benchmarks.reader.FloresReader;
import org.fewbit.benchmarks.reader.TranslationItem;
import org.fewbit.benchmarks.reader.TranslationItem.Direction;
import org.fewbit.benchmarks.score.Aggregates;
import org.fewbit.benchmarks.score.Blanks;
import org.fewbit.benchmarks.score.BleuScores;
import org.fewbit.benchmarks.score.BleuTokens;
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

/** FLORES-200: translation between English and Chinese, both ways. */
final class Flores {

  /** lm-evaluation-harness's limit where a task sets none. */
  private static final int HARNESS_TOKENS = 256;

  private Flores() {}

  static Benchmark<TranslationItem> benchmark(Edition edition) {
    return new Benchmark<>(
        edition.prefix() + "flores",
        edition.titlePrefix() + "FLORES-200",
        "2",
        Dimension.KNOWLEDGE,
        "Sentences translated from English into Chinese and back. " + edition.about(),
        new FloresReader(),
        List.of(
            new Written(Protocol.PAPER, edition.replyTokens(), SubwordModel.NONE),
            new Written(
                Protocol.HARNESS,
                Math.min(edition.replyTokens(), HARNESS_TOKENS),
                SubwordModel.NONE)));
  }

  /**
   * A written translation: through the chat template as the paper asks, or as plain text up to the
   * end of the line, in the form of lm-evaluation-harness's FLORES tasks for other languages.
   */
  record Written(Protocol protocol, int maxTokens, SubwordModel subwords)
      implements Procedure<TranslationItem> {

    @Override
    public List<Metric> metrics(List<TranslationItem> items) {
      String asked =
          ", mean of both directions; "
              + (isChat() ? "through the chat template" : "plain text up to the line's end")
              + ", greedy, at most "
              + maxTokens
              + " tokens, line breaks become blanks";
      return List.of(
          bleu(
              BleuScores.BLEU,
              "BLEU",
              "corpus BLEU of sacrebleu, words by 13a for English and zh for Chinese" + asked),
          bleu(
              BleuScores.PIECES,
              "spBLEU",
              "corpus BLEU over pieces (sacrebleu flores200), " + subwords.text() + asked),
          bleu(
              BleuScores.PIECES_13A,
              "spBLEU, 13a",
              "corpus BLEU over pieces divided again by 13a, as the paper's script does, "
                  + subwords.text()
                  + asked),
          Metrics.unparsed("share of empty replies"));
    }

    private static Metric bleu(String id, String title, String convention) {
      return new Metric(id, title, "", convention, true, OptionalDouble.empty());
    }

    @Override
    public Procedure<TranslationItem> equipped(List<Path> folders) {
      return new Written(protocol, maxTokens, SubwordModel.find(folders));
    }

    @Override
    public Map<String, String> missing() {
      if (subwords.pieces().isPresent()) {
        return Map.of();
      }
      String why = "spBLEU is missing: " + subwords.text();
      return Map.of(BleuScores.PIECES, why, BleuScores.PIECES_13A, why);
    }

    @Override
    public Sample sample(TranslationItem item, List<TranslationItem> shots, LanguageModel model) {
      Request request =
          isChat()
              ? new Request.Generate(Prompt.chat(turn(item)), Outcomes.greedy(model, maxTokens))
              : new Request.Generate(
                  Prompt.plain(line(item)), Outcomes.greedy(model, maxTokens, "\n"));
      return new Sample(
          item.id(),
          item.category(),
          List.of(request),
          Map.of(
              Outcomes.GOLD,
              item.target(),
              Outcomes.CLUSTER,
              item.id().substring(item.id().indexOf('/') + 1)));
    }

    private boolean isChat() {
      return protocol == Protocol.PAPER;
    }

    private static String turn(TranslationItem item) {
      Direction direction = item.direction();
      return "Please translate the following "
          + direction.source()
          + " text into "
          + direction.target()
          + ".\n"
          + direction.source()
          + " text: "
          + item.source();
    }

    private static String line(TranslationItem item) {
      Direction direction = item.direction();
      return direction.source()
          + " sentence: "
          + item.source()
          + "\n"
          + direction.target()
          + " sentence:";
    }

    @Override
    public SampleOutcome score(Sample sample, List<Response> responses) {
      String reply = Outcomes.reply(responses).replace('\n', ' ').strip();
      boolean intoChinese = sample.category().equals(Direction.EN_ZH.text());
      Map<String, Double> values =
          new HashMap<>(
              BleuScores.values(
                  reply,
                  Outcomes.gold(sample),
                  intoChinese ? BleuTokens.CHINESE : BleuTokens.MTEVAL_13A));
      subwords
          .pieces()
          .ifPresent(
              pieces ->
                  values.putAll(
                      BleuScores.values(
                          pieces.split(Blanks.trimmedEnd(reply)),
                          pieces.split(Blanks.trimmedEnd(Outcomes.gold(sample))))));
      values.put(Metrics.UNPARSED, Metrics.indicator(reply.isEmpty()));
      String note = reply.isEmpty() ? "the reply is empty" : "";
      return Outcomes.scored(sample, values, reply, !reply.isEmpty(), note);
    }

    @Override
    public Optional<SumScore> sums(String metric, List<SampleOutcome> all) {
      return List.of(BleuScores.BLEU, BleuScores.PIECES, BleuScores.PIECES_13A).contains(metric)
          ? Optional.of(BleuScores.sums(metric, all))
          : Optional.empty();
    }

    @Override
    public List<Score> aggregate(List<SampleOutcome> outcomes) {
      List<Score> scores = new ArrayList<>();
      for (String metric : List.of(BleuScores.BLEU, BleuScores.PIECES, BleuScores.PIECES_13A)) {
        scores.addAll(BleuScores.ofCategories(metric, outcomes));
      }
      scores.addAll(Aggregates.means(List.of(metrics(List.of()).getLast()), outcomes));
      return scores;
    }
  }
}
