package org.fewbit.benchmarks.suite;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.fewbit.benchmarks.reader.EntailmentItem;
import org.fewbit.benchmarks.reader.SnliReader;
import org.fewbit.benchmarks.score.FirstWord;
import org.fewbit.benchmarks.score.Metrics;
import org.fewbit.core.evaluation.Dimension;
import org.fewbit.core.evaluation.Metric;
import org.fewbit.core.evaluation.Protocol;
import org.fewbit.core.evaluation.Sample;
import org.fewbit.core.evaluation.SampleOutcome;
import org.fewbit.core.inference.LanguageModel;
import org.fewbit.core.inference.Prompt;
import org.fewbit.core.inference.Request;
import org.fewbit.core.inference.Response;

/** SNLI: does a sentence follow from another? */
final class Snli {

  private static final OptionalDouble CHANCE = OptionalDouble.of(1.0 / 3);
  private static final List<String> WORDS = List.of("yes", "maybe", "no");
  private static final List<String> WRITTEN = List.of("Yes", "Maybe", "No");

  private Snli() {}

  static Benchmark<EntailmentItem> benchmark(Edition edition) {
    return new Benchmark<>(
        edition.prefix() + "snli",
        edition.titlePrefix() + "SNLI",
        "2",
        Dimension.KNOWLEDGE,
        "Whether a sentence follows from another: yes, no or maybe. " + edition.about(),
        new SnliReader(),
        List.of(new Written(edition.wordTokens()), new WordChoice()));
  }

  private static String question(EntailmentItem item) {
    return item.premise()
        + "\n\nQuestion: Does this imply that \""
        + item.hypothesis()
        + "\"? Yes, no, or maybe?";
  }

  private static Sample sample(EntailmentItem item, List<Request> requests) {
    return new Sample(
        item.id(), item.category(), requests, Map.of(Outcomes.GOLD, item.label().word()));
  }

  /** A written reply, scored by the first-word rule, as the paper does. */
  record Written(int maxTokens) implements Procedure<EntailmentItem> {

    @Override
    public Protocol protocol() {
      return Protocol.PAPER;
    }

    @Override
    public List<Metric> metrics(List<EntailmentItem> items) {
      return List.of(
          Metrics.accuracy(
              "first-word rule: the first occurrence of the gold word (yes, maybe, no) in the reply"
                  + " stands alone; through the chat template, greedy, at most "
                  + maxTokens
                  + " tokens",
              CHANCE),
          Metrics.unparsed("share of replies in which none of the three words stands alone"));
    }

    @Override
    public Sample sample(EntailmentItem item, List<EntailmentItem> shots, LanguageModel model) {
      return Snli.sample(
          item,
          List.of(
              new Request.Generate(
                  Prompt.chat(question(item)), Outcomes.greedy(model, maxTokens))));
    }

    @Override
    public SampleOutcome score(Sample sample, List<Response> responses) {
      String reply = Outcomes.reply(responses);
      Optional<String> word = FirstWord.extract(reply, WORDS);
      Map<String, Double> values =
          Map.of(
              Metrics.ACCURACY,
              Metrics.indicator(FirstWord.matches(reply, Outcomes.gold(sample))),
              Metrics.UNPARSED,
              Metrics.indicator(word.isEmpty()));
      String note = word.isPresent() ? "" : "none of yes, maybe, no in the reply";
      return Outcomes.scored(sample, values, word.orElse(""), word.isPresent(), note);
    }
  }

  /** Which of " Yes", " Maybe" and " No" is likeliest after the question. */
  record WordChoice() implements Procedure<EntailmentItem> {

    @Override
    public Protocol protocol() {
      return Protocol.HARNESS;
    }

    @Override
    public List<Metric> metrics(List<EntailmentItem> items) {
      return List.of(
          Metrics.accuracy(
              "acc: argmax of the summed log-likelihood of ' Yes', ' Maybe' and ' No' directly after the"
                  + " paper's question as plain text",
              CHANCE),
          Metrics.perCharacter(CHANCE),
          Metrics.perByte(CHANCE));
    }

    @Override
    public Sample sample(EntailmentItem item, List<EntailmentItem> shots, LanguageModel model) {
      Prompt prompt = Prompt.plain(question(item));
      return Snli.sample(
          item,
          WRITTEN.stream()
              .<Request>map(word -> new Request.LogLikelihood(prompt, " " + word))
              .toList());
    }

    @Override
    public SampleOutcome score(Sample sample, List<Response> responses) {
      return Outcomes.likeliest(sample, responses, WORDS, WRITTEN);
    }
  }
}
