package org.fewbit.benchmarks.suite;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.fewbit.benchmarks.prompt.Documents;
import org.fewbit.benchmarks.reader.SummaryItem;
import org.fewbit.benchmarks.reader.SummaryReader;
import org.fewbit.benchmarks.score.Metrics;
import org.fewbit.benchmarks.score.Rouge;
import org.fewbit.core.evaluation.Dimension;
import org.fewbit.core.evaluation.Metric;
import org.fewbit.core.evaluation.Protocol;
import org.fewbit.core.evaluation.Sample;
import org.fewbit.core.evaluation.SampleOutcome;
import org.fewbit.core.inference.Decoding;
import org.fewbit.core.inference.LanguageModel;
import org.fewbit.core.inference.Request;
import org.fewbit.core.inference.Response;

/** XSum and CNN/DailyMail: news summarised, compared with what a person wrote. */
final class Summaries {

  private static final String ROUGE_1 = "rouge1";
  private static final String ROUGE_2 = "rouge2";
  private static final String ROUGE_L = "rougeL";

  /** Three highlights of the pocket world take about 100 tokens. */
  private static final int POCKET_TOKENS = 128;

  private Summaries() {}

  static Benchmark<SummaryItem> xsum(Edition edition) {
    return new Benchmark<>(
        edition.prefix() + "xsum",
        edition.titlePrefix() + "XSum",
        "2",
        Dimension.KNOWLEDGE,
        "News in one sentence, compared with the one its author wrote. " + edition.about(),
        SummaryReader.xsum(),
        List.of(new Written(tokens(edition)), new Plain("its form for CNN/DailyMail")));
  }

  static Benchmark<SummaryItem> cnnDailymail(Edition edition) {
    return new Benchmark<>(
        edition.prefix() + "cnn-dailymail",
        edition.titlePrefix() + "CNN/DailyMail",
        "2",
        Dimension.KNOWLEDGE,
        "News in a few highlights, compared with those the editors wrote. " + edition.about(),
        SummaryReader.cnnDailymail(),
        List.of(new Written(tokens(edition)), new Plain("its cnn_dailymail_abisee")));
  }

  private static int tokens(Edition edition) {
    return edition.equals(Edition.POCKET) ? POCKET_TOKENS : edition.replyTokens();
  }

  private static List<Metric> metrics(String convention) {
    return List.of(
        rouge(ROUGE_L, "longest common subsequence; " + convention),
        rouge(ROUGE_1, "single words; " + convention),
        rouge(ROUGE_2, "pairs of words; " + convention),
        Metrics.unparsed("share of empty replies"));
  }

  private static Metric rouge(String id, String convention) {
    String title = "ROUGE-" + id.substring("rouge".length());
    return new Metric(id, title, "", "F1 of " + convention, true, OptionalDouble.empty());
  }

  private static Sample sample(SummaryItem item, Documents.Fitted fitted, Decoding decoding) {
    return new Sample(
        item.id(),
        item.category(),
        List.of(new Request.Generate(fitted.prompt(), decoding)),
        Map.of(Outcomes.GOLD, item.summary(), Outcomes.CUT, String.valueOf(fitted.cut())));
  }

  private static SampleOutcome score(Sample sample, List<Response> responses, Rouge rouge) {
    String reply = Outcomes.reply(responses);
    String gold = Outcomes.gold(sample);
    Map<String, Double> values =
        Map.of(
            ROUGE_L,
            rouge.l(gold, reply),
            ROUGE_1,
            rouge.n(1, gold, reply),
            ROUGE_2,
            rouge.n(2, gold, reply),
            Metrics.UNPARSED,
            Metrics.indicator(reply.isBlank()));
    String note = reply.isBlank() ? "the reply is empty" : "";
    return Outcomes.scored(sample, values, reply.strip(), !reply.isBlank(), note);
  }

  /** A reply through the chat template, as the paper does. */
  record Written(int maxTokens) implements Procedure<SummaryItem> {

    @Override
    public Protocol protocol() {
      return Protocol.PAPER;
    }

    @Override
    public List<Metric> metrics(List<SummaryItem> items) {
      return Summaries.metrics(
          "mean over samples, rouge_score without stemmer; through the chat template, greedy, at"
              + " most "
              + maxTokens
              + " tokens; long documents lose their end");
    }

    @Override
    public Sample sample(SummaryItem item, List<SummaryItem> shots, LanguageModel model) {
      Decoding decoding = Outcomes.greedy(model, maxTokens);
      return Summaries.sample(
          item,
          Documents.chat(
              model,
              decoding.maxTokens(),
              item.document(),
              text -> "Please summarize the following document.\n" + text),
          decoding);
    }

    @Override
    public SampleOutcome score(Sample sample, List<Response> responses) {
      return Summaries.score(sample, responses, Rouge.plain());
    }
  }

  /**
   * As lm-evaluation-harness's cnn_dailymail_abisee: plain text, up to an empty line.
   *
   * @param task of it that is followed
   */
  record Plain(String task) implements Procedure<SummaryItem> {

    private static final int TOKENS = 128;

    @Override
    public Protocol protocol() {
      return Protocol.HARNESS;
    }

    @Override
    public List<Metric> metrics(List<SummaryItem> items) {
      return Summaries.metrics(
          "mean over samples, rouge_score with Porter stemmer; lm-evaluation-harness, "
              + task
              + "; plain text, greedy, at most "
              + TOKENS
              + " tokens up to an empty line; long documents lose their end");
    }

    @Override
    public Sample sample(SummaryItem item, List<SummaryItem> shots, LanguageModel model) {
      Decoding decoding = Outcomes.greedy(model, TOKENS, "\n\n");
      return Summaries.sample(
          item,
          Documents.plain(
              model,
              decoding.maxTokens(),
              item.document(),
              text -> "Summarize the following article:\n\n" + text + "\n\nSummary:"),
          decoding);
    }

    @Override
    public SampleOutcome score(Sample sample, List<Response> responses) {
      return Summaries.score(sample, responses, Rouge.stemmed());
    }
  }
}
