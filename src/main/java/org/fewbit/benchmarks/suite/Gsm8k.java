package org.fewbit.benchmarks.suite;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.fewbit.benchmarks.prompt.FewShot;
import org.fewbit.benchmarks.reader.Dataset;
import org.fewbit.benchmarks.reader.Gsm8kReader;
import org.fewbit.benchmarks.reader.MathItem;
import org.fewbit.benchmarks.score.Metrics;
import org.fewbit.benchmarks.score.Numbers;
import org.fewbit.core.evaluation.Dimension;
import org.fewbit.core.evaluation.FewShots;
import org.fewbit.core.evaluation.Metric;
import org.fewbit.core.evaluation.Protocol;
import org.fewbit.core.evaluation.Sample;
import org.fewbit.core.evaluation.SampleOutcome;
import org.fewbit.core.inference.Decoding;
import org.fewbit.core.inference.LanguageModel;
import org.fewbit.core.inference.Prompt;
import org.fewbit.core.inference.Request;
import org.fewbit.core.inference.Response;
import org.fewbit.core.statistics.PythonSample;

/** GSM8K: word problems, answered in writing. */
final class Gsm8k {

  private static final int SHOTS = 5;
  private static final int HARNESS_TOKENS = 256;
  private static final String STRICT_ID = "strictMatch";
  private static final String FLEXIBLE_ID = "flexibleExtract";
  private static final String GOLD_ANSWER = "answer";
  private static final Metric STRICT =
      Metrics.share(
          STRICT_ID,
          "Strict match",
          "exact_match, strict-match: the first '#### n' of the reply equals the gold answer",
          OptionalDouble.empty());
  private static final Metric FLEXIBLE =
      Metrics.share(
          FLEXIBLE_ID,
          "Flexible extract",
          "exact_match, flexible-extract: the last number of the reply equals the gold answer",
          OptionalDouble.empty());

  private Gsm8k() {}

  static Benchmark<MathItem> benchmark(Edition edition) {
    return new Benchmark<>(
        edition.prefix() + "gsm8k",
        edition.titlePrefix() + "GSM8K",
        "2",
        Dimension.KNOWLEDGE,
        "Grade-school word problems with a number as the answer. " + edition.about(),
        new Gsm8kReader(),
        List.of(new Bare(edition.replyTokens()), new Examples(edition.replyTokens(), SHOTS)));
  }

  private static Map<String, String> reference(MathItem item, int dropped) {
    return Map.of(
        Outcomes.GOLD,
        Numbers.gold(item.answer()),
        GOLD_ANSWER,
        item.answer(),
        Outcomes.DROPPED,
        String.valueOf(dropped));
  }

  private static double matches(Optional<String> extracted, Sample sample) {
    String gold = sample.reference().getOrDefault(GOLD_ANSWER, "");
    return Metrics.indicator(extracted.filter(n -> Numbers.matches(n, gold)).isPresent());
  }

  /** The bare question through the chat template, as the paper does. */
  record Bare(int maxTokens) implements Procedure<MathItem> {

    @Override
    public Protocol protocol() {
      return Protocol.PAPER;
    }

    @Override
    public List<Metric> metrics(List<MathItem> items) {
      return List.of(
          Metrics.accuracy(
              "any number of the reply within 1e-4 of the gold one; bare question through the chat"
                  + " template, greedy, at most "
                  + maxTokens
                  + " tokens",
              OptionalDouble.empty()),
          STRICT,
          FLEXIBLE,
          Metrics.unparsed("share of replies without any number"));
    }

    @Override
    public Sample sample(MathItem item, List<MathItem> shots, LanguageModel model) {
      Request request =
          new Request.Generate(Prompt.chat(item.question()), Outcomes.greedy(model, maxTokens));
      return new Sample(item.id(), item.category(), List.of(request), reference(item, 0));
    }

    @Override
    public SampleOutcome score(Sample sample, List<Response> responses) {
      String reply = Outcomes.reply(responses);
      Optional<String> any = Numbers.anyEqual(reply, Outcomes.gold(sample));
      Optional<String> flexible = Numbers.flexible(reply);
      Map<String, Double> values =
          Map.of(
              Metrics.ACCURACY,
              Metrics.indicator(any.isPresent()),
              STRICT_ID,
              matches(Numbers.strict(reply), sample),
              FLEXIBLE_ID,
              matches(flexible, sample),
              Metrics.UNPARSED,
              Metrics.indicator(flexible.isEmpty()));
      String answer = any.or(() -> flexible).orElse("");
      String note = flexible.isPresent() ? "" : "no number in the reply";
      return Outcomes.scored(sample, values, answer, flexible.isPresent(), note);
    }
  }

  /** Worked examples, five unless asked otherwise, before the question, plain text. */
  record Examples(int maxTokens, int shots) implements Procedure<MathItem> {

    @Override
    public Protocol protocol() {
      return Protocol.HARNESS;
    }

    @Override
    public boolean needsShots() {
      return shots > 0;
    }

    @Override
    public Procedure<MathItem> withShots(FewShots other) {
      return new Examples(maxTokens, other.number());
    }

    @Override
    public List<Metric> metrics(List<MathItem> items) {
      return List.of(
          new Metric(
              STRICT.id(),
              STRICT.title(),
              STRICT.unit(),
              STRICT.convention()
                  + "; "
                  + shots
                  + " examples of train, drawn for each question by random.sample of Python with"
                  + " seed "
                  + FewShots.SEED
                  + ", plain text",
              true,
              OptionalDouble.empty()),
          FLEXIBLE,
          Metrics.unparsed("share of replies without '#### n'"));
    }

    /** One draw a question, in the order of the file, as the default sampler makes them. */
    @Override
    public Map<String, List<MathItem>> examples(Dataset<MathItem> data) {
      PythonSample draws = new PythonSample(Math.toIntExact(FewShots.SEED));
      int k = Math.min(shots, data.shots().size());
      Map<String, List<MathItem>> examples = new HashMap<>();
      data.items().forEach(item -> examples.put(item.id(), draws.next(data.shots(), k)));
      return examples;
    }

    @Override
    public Sample sample(MathItem item, List<MathItem> train, LanguageModel model) {
      Decoding decoding =
          Outcomes.greedy(
              model, Math.min(maxTokens, HARNESS_TOKENS), "Question:", "</s>", "<|im_end|>");
      List<String> examples =
          train.stream()
              .limit(shots)
              .map(shot -> question(shot) + " " + shot.answer() + "\n\n")
              .toList();
      FewShot.Fitted prompt =
          FewShot.fit(model, decoding.maxTokens(), "", examples, question(item));
      Request request = new Request.Generate(Prompt.plain(prompt.text()), decoding);
      return new Sample(
          item.id(), item.category(), List.of(request), reference(item, prompt.dropped()));
    }

    private static String question(MathItem item) {
      return "Question: " + item.question() + "\nAnswer:";
    }

    @Override
    public SampleOutcome score(Sample sample, List<Response> responses) {
      String reply = Outcomes.reply(responses);
      Optional<String> strict = Numbers.strict(reply);
      Map<String, Double> values =
          Map.of(
              STRICT_ID,
              matches(strict, sample),
              FLEXIBLE_ID,
              matches(Numbers.flexible(reply), sample),
              Metrics.UNPARSED,
              Metrics.indicator(strict.isEmpty()));
      String note = strict.isPresent() ? "" : "no '#### n' in the reply";
      return Outcomes.scored(sample, values, strict.orElse(""), strict.isPresent(), note);
    }
  }
}
