package org.fewbit.benchmarks.suite;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.fewbit.benchmarks.prompt.ChoicePrompts;
import org.fewbit.benchmarks.prompt.FewShot;
import org.fewbit.benchmarks.reader.ChoiceItem;
import org.fewbit.benchmarks.reader.MmluReader;
import org.fewbit.benchmarks.score.LetterExtraction;
import org.fewbit.benchmarks.score.Metrics;
import org.fewbit.core.evaluation.Dimension;
import org.fewbit.core.evaluation.FewShots;
import org.fewbit.core.evaluation.Metric;
import org.fewbit.core.evaluation.Protocol;
import org.fewbit.core.evaluation.Sample;
import org.fewbit.core.evaluation.SampleOutcome;
import org.fewbit.core.inference.LanguageModel;
import org.fewbit.core.inference.Prompt;
import org.fewbit.core.inference.Request;
import org.fewbit.core.inference.Response;

/** MMLU: knowledge in 57 subjects, four choices. */
final class Mmlu {

  private static final OptionalDouble CHANCE = OptionalDouble.of(0.25);

  private static final List<String> LETTERS = List.of("A", "B", "C", "D");

  private Mmlu() {}

  static Benchmark<ChoiceItem> benchmark(Edition edition) {
    return new Benchmark<>(
        edition.prefix() + "mmlu",
        edition.titlePrefix() + "MMLU",
        "2",
        Dimension.KNOWLEDGE,
        "Multiple-choice questions with four choices, by subject. " + edition.about(),
        new MmluReader(),
        procedures(edition));
  }

  /**
   * The pocket models answer in words and never learned lone letters: there the chat form leads.
   */
  private static List<Procedure<ChoiceItem>> procedures(Edition edition) {
    Procedure<ChoiceItem> letters = new LetterChoice(edition.shots());
    Procedure<ChoiceItem> written = new Written(edition.wordTokens());
    return edition.equals(Edition.POCKET) ? List.of(written, letters) : List.of(letters, written);
  }

  private static Map<String, String> reference(ChoiceItem item) {
    Map<String, String> reference = new HashMap<>();
    reference.put(Outcomes.GOLD, ChoiceItem.letter(item.gold()));
    for (int i = 0; i < item.choices().size(); i++) {
      reference.put(ChoiceItem.letter(i), item.choices().get(i));
    }
    return reference;
  }

  /** Which of " A" to " D" is likeliest after "Answer:". */
  record LetterChoice(int shots) implements Procedure<ChoiceItem> {

    /** Tokens a letter may take. */
    private static final int RESERVE = 4;

    @Override
    public Protocol protocol() {
      return Protocol.HARNESS;
    }

    @Override
    public boolean needsShots() {
      return shots > 0;
    }

    @Override
    public Procedure<ChoiceItem> withShots(FewShots other) {
      return new LetterChoice(other.number());
    }

    @Override
    public List<Metric> metrics(List<ChoiceItem> items) {
      return List.of(
          Metrics.accuracy(
              "acc: argmax of the summed log-likelihood of ' A' to ' D' after 'Answer:', plain"
                  + " text, "
                  + shots
                  + " examples of the subject's dev file; mean over questions",
              CHANCE));
    }

    @Override
    public Sample sample(ChoiceItem item, List<ChoiceItem> examples, LanguageModel model) {
      List<ChoiceItem> subject =
          examples.stream().filter(e -> e.category().equals(item.category())).limit(shots).toList();
      FewShot.Fitted prompt =
          FewShot.fit(
              model,
              RESERVE,
              ChoicePrompts.harnessHeading(item),
              ChoicePrompts.harnessShots(subject),
              ChoicePrompts.harnessQuestion(item));
      List<Request> requests =
          IntStream.range(0, item.choices().size())
              .<Request>mapToObj(
                  i ->
                      new Request.LogLikelihood(
                          Prompt.plain(prompt.text()), " " + ChoiceItem.letter(i)))
              .toList();
      Map<String, String> reference = reference(item);
      reference.put(Outcomes.DROPPED, String.valueOf(prompt.dropped()));
      return new Sample(item.id(), item.category(), requests, reference);
    }

    @Override
    public SampleOutcome score(Sample sample, List<Response> responses) {
      return Outcomes.likeliest(sample, responses, LETTERS);
    }
  }

  /** A written reply from which a letter is extracted, as the paper does. */
  record Written(int maxTokens) implements Procedure<ChoiceItem> {

    @Override
    public Protocol protocol() {
      return Protocol.PAPER;
    }

    @Override
    public List<Metric> metrics(List<ChoiceItem> items) {
      return List.of(
          Metrics.accuracy(
              "letter extracted from a greedy reply through the chat template, at most "
                  + maxTokens
                  + " tokens; no letter counts as wrong; mean over questions",
              CHANCE),
          Metrics.unparsed("share of replies in which no rule finds a letter"));
    }

    @Override
    public Sample sample(ChoiceItem item, List<ChoiceItem> examples, LanguageModel model) {
      Request request =
          new Request.Generate(
              Prompt.chat(ChoicePrompts.paper(item)), Outcomes.greedy(model, maxTokens));
      return new Sample(item.id(), item.category(), List.of(request), reference(item));
    }

    @Override
    public SampleOutcome score(Sample sample, List<Response> responses) {
      List<String> choices =
          LETTERS.stream().map(letter -> sample.reference().getOrDefault(letter, "")).toList();
      OptionalInt letter = LetterExtraction.extract(Outcomes.reply(responses), choices);
      String answer = letter.isPresent() ? ChoiceItem.letter(letter.getAsInt()) : "";
      Map<String, Double> values =
          Map.of(
              Metrics.ACCURACY, Metrics.indicator(answer.equals(Outcomes.gold(sample))),
              Metrics.UNPARSED, Metrics.indicator(letter.isEmpty()));
      String note = letter.isPresent() ? "" : "no letter in the reply";
      return Outcomes.scored(sample, values, answer, letter.isPresent(), note);
    }
  }
}
