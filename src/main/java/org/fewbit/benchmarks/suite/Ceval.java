package org.fewbit.benchmarks.suite;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.fewbit.benchmarks.prompt.ExamPrompts;
import org.fewbit.benchmarks.prompt.FewShot;
import org.fewbit.benchmarks.reader.CevalReader;
import org.fewbit.benchmarks.reader.ChoiceItem;
import org.fewbit.benchmarks.reader.ExamItem;
import org.fewbit.benchmarks.score.Aggregates;
import org.fewbit.benchmarks.score.ChineseLetters;
import org.fewbit.benchmarks.score.ExamScores;
import org.fewbit.benchmarks.score.Macro;
import org.fewbit.benchmarks.score.Metrics;
import org.fewbit.core.evaluation.Dimension;
import org.fewbit.core.evaluation.FewShots;
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

/** C-EVAL: Chinese examinations in 52 subjects, four choices. */
final class Ceval {

  private static final OptionalDouble CHANCE = OptionalDouble.of(0.25);
  private static final List<String> LETTERS = List.of("A", "B", "C", "D");
  private static final String QUESTION = "question";

  private Ceval() {}

  static Benchmark<ExamItem> benchmark(Edition edition) {
    return new Benchmark<>(
        edition.prefix() + "ceval",
        edition.titlePrefix() + "C-EVAL",
        "2",
        Dimension.KNOWLEDGE,
        "Chinese multiple-choice questions with four choices, by subject; the labels of the test split"
            + " are hidden. "
            + edition.about(),
        new CevalReader(),
        List.of(new Written(edition.wordTokens()), new LetterChoice(edition.shots())));
  }

  private static Map<String, String> reference(ExamItem item) {
    Map<String, String> reference = new HashMap<>();
    reference.put(Outcomes.GOLD, ChoiceItem.letter(item.choice().gold()));
    for (int i = 0; i < LETTERS.size(); i++) {
      reference.put(LETTERS.get(i), item.choice().choices().get(i));
    }
    return reference;
  }

  /** A written reply from which a letter is extracted, as the paper does. */
  record Written(int maxTokens) implements Procedure<ExamItem> {

    @Override
    public Protocol protocol() {
      return Protocol.PAPER;
    }

    @Override
    public List<Metric> metrics(List<ExamItem> items) {
      return List.of(
          Metrics.accuracy(
              "letter extracted from a greedy reply through the chat template, at most "
                  + maxTokens
                  + " tokens; no letter counts as wrong; unweighted mean of the subjects",
              CHANCE),
          Metrics.unparsed("share of replies in which no rule finds a letter"));
    }

    @Override
    public Sample sample(ExamItem item, List<ExamItem> shots, LanguageModel model) {
      Request request =
          new Request.Generate(
              Prompt.chat(ExamPrompts.paper(item)), Outcomes.greedy(model, maxTokens));
      Map<String, String> reference = reference(item);
      reference.put(QUESTION, item.choice().question());
      return new Sample(item.id(), item.category(), List.of(request), reference);
    }

    @Override
    public SampleOutcome score(Sample sample, List<Response> responses) {
      Map<String, String> reference = sample.reference();
      OptionalInt letter =
          ChineseLetters.extract(
              Outcomes.reply(responses),
              reference.getOrDefault(QUESTION, ""),
              LETTERS.stream().map(l -> reference.getOrDefault(l, "")).toList());
      String answer = letter.isPresent() ? ChoiceItem.letter(letter.getAsInt()) : "";
      Map<String, Double> values =
          Map.ofEntries(
              Outcomes.accuracy(sample, answer),
              Map.entry(Metrics.UNPARSED, Metrics.indicator(letter.isEmpty())));
      String note = letter.isPresent() ? "" : "no letter in the reply";
      return Outcomes.scored(sample, values, answer, letter.isPresent(), note);
    }

    @Override
    public Optional<SumScore> sums(String metric, List<SampleOutcome> all) {
      return metric.equals(Metrics.ACCURACY)
          ? Optional.of(Macro.sums(metric, all))
          : Optional.empty();
    }

    @Override
    public List<Score> aggregate(List<SampleOutcome> outcomes, List<ExamItem> items) {
      List<Score> scores = new ArrayList<>(ExamScores.of(outcomes, items));
      scores.addAll(
          Aggregates.means(List.of(metrics(List.of()).getLast()), outcomes).stream()
              .filter(s -> s.subset().isEmpty())
              .toList());
      return scores;
    }
  }

  /** Which of " A" to " D" is likeliest after "答案：". */
  record LetterChoice(int shots) implements Procedure<ExamItem> {

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
    public Procedure<ExamItem> withShots(FewShots other) {
      return new LetterChoice(other.number());
    }

    @Override
    public List<Metric> metrics(List<ExamItem> items) {
      return List.of(
          Metrics.accuracy(
              "acc: argmax of the summed log-likelihood of ' A' to ' D' after '答案：', plain"
                  + " text, "
                  + shots
                  + " examples of the subject's dev file; mean over questions",
              CHANCE),
          Metrics.perCharacter(CHANCE));
    }

    @Override
    public Sample sample(ExamItem item, List<ExamItem> examples, LanguageModel model) {
      Stream<ExamItem> subject =
          examples.stream().filter(e -> e.category().equals(item.category())).limit(shots);
      FewShot.Fitted prompt =
          FewShot.fit(
              model,
              RESERVE,
              ExamPrompts.harnessHeading(item),
              ExamPrompts.harnessShots(subject.toList()),
              ExamPrompts.harnessQuestion(item));
      List<Request> requests =
          LETTERS.stream()
              .<Request>map(l -> new Request.LogLikelihood(Prompt.plain(prompt.text()), " " + l))
              .toList();
      Map<String, String> reference = reference(item);
      reference.put(Outcomes.DROPPED, String.valueOf(prompt.dropped()));
      return new Sample(item.id(), item.category(), requests, reference);
    }

    @Override
    public SampleOutcome score(Sample sample, List<Response> responses) {
      return Outcomes.likeliest(sample, responses, LETTERS, LETTERS);
    }
  }
}
