package org.fewbit.benchmarks.custom;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.fewbit.benchmarks.custom.Description.Scoring;
import org.fewbit.benchmarks.score.Likelihoods;
import org.fewbit.benchmarks.score.Metrics;
import org.fewbit.benchmarks.suite.Outcomes;
import org.fewbit.benchmarks.suite.Procedure;
import org.fewbit.core.evaluation.FewShots;
import org.fewbit.core.evaluation.Metric;
import org.fewbit.core.evaluation.Protocol;
import org.fewbit.core.evaluation.Sample;
import org.fewbit.core.evaluation.SampleOutcome;
import org.fewbit.core.evaluation.Score;
import org.fewbit.core.inference.LanguageModel;
import org.fewbit.core.inference.Request;
import org.fewbit.core.inference.Response;

/** Multiple choice as described: each choice's log-likelihood after the prompt. */
record ChoosingProcedure(Description description, int shots) implements Procedure<CustomItem> {

  private static final String CHOICE = "choice.";
  private static final String SCORED = "scored.";

  @Override
  public Protocol protocol() {
    return Protocol.CUSTOM;
  }

  @Override
  public boolean needsShots() {
    return shots > 0;
  }

  @Override
  public Procedure<CustomItem> withShots(FewShots other) {
    if (other.number() > 0 && description.shots().file().isEmpty()) {
      return Procedure.super.withShots(other);
    }
    return new ChoosingProcedure(description, other.number());
  }

  @Override
  public List<Metric> metrics(List<CustomItem> items) {
    OptionalDouble chance =
        items.stream().mapToDouble(item -> 1.0 / item.choices().size()).average();
    return List.of(
        Metrics.accuracy(
            "argmax of the "
                + scoring().words()
                + " of the choices' "
                + (letters() ? "letters" : "texts")
                + ", "
                + CustomScores.words(description, shots),
            chance));
  }

  private Scoring scoring() {
    return description.choice().orElseThrow().scoring();
  }

  private boolean letters() {
    return description.choice().orElseThrow().ask() == Description.Ask.LETTERS;
  }

  @Override
  public Sample sample(CustomItem item, List<CustomItem> examples, LanguageModel model) {
    CustomPrompts prompts = new CustomPrompts(description);
    List<String> continuations =
        IntStream.range(0, item.choices().size())
            .mapToObj(i -> prompts.continuation(item, i))
            .toList();
    int reserve =
        continuations.stream()
            .mapToInt(c -> model.tokenizer().encode(c, false).size() + 1)
            .max()
            .orElse(1);
    CustomPrompts.Fitted fitted =
        prompts.of(item, examples.stream().limit(shots).toList(), reserve, model);
    Map<String, String> reference = new HashMap<>();
    for (int i = 0; i < continuations.size(); i++) {
      reference.put(CHOICE + i, item.choices().get(i));
      reference.put(SCORED + i, continuations.get(i));
    }
    reference.put(Outcomes.GOLD, item.choices().get(item.gold()));
    reference.put("goldIndex", String.valueOf(item.gold()));
    reference.put(Outcomes.DROPPED, String.valueOf(fitted.dropped()));
    reference.put(Outcomes.CUT, String.valueOf(fitted.cut()));
    List<Request> requests =
        continuations.stream()
            .<Request>map(c -> new Request.LogLikelihood(fitted.prompt(), c))
            .toList();
    return new Sample(item.id(), item.category(), requests, reference);
  }

  @Override
  public SampleOutcome score(Sample sample, List<Response> responses) {
    double[] sums = Likelihoods.sums(responses);
    String note = Likelihoods.note(sums);
    if (note.equals(Likelihoods.NON_FINITE)) {
      return Outcomes.nonFinite(sample);
    }
    double[] means = Likelihoods.means(responses);
    double[] compared =
        IntStream.range(0, sums.length)
            .mapToDouble(
                i -> {
                  String text = sample.reference().getOrDefault(SCORED + i, "").strip();
                  return switch (scoring()) {
                    case SUM -> sums[i];
                    case PER_TOKEN -> means[i];
                    case PER_CHARACTER ->
                        sums[i] / Math.max(1, text.codePointCount(0, text.length()));
                    case PER_BYTE ->
                        sums[i] / Math.max(1, text.getBytes(StandardCharsets.UTF_8).length);
                  };
                })
            .toArray();
    int best = Likelihoods.argmax(compared);
    boolean right = String.valueOf(best).equals(sample.reference().get("goldIndex"));
    String answer = sample.reference().getOrDefault(CHOICE + best, "");
    return Outcomes.scored(
        sample, Map.of(Metrics.ACCURACY, Metrics.indicator(right)), answer, true, note);
  }

  @Override
  public List<Score> aggregate(List<SampleOutcome> outcomes) {
    return CustomScores.of(metrics(List.of()), outcomes, description.macro());
  }
}
