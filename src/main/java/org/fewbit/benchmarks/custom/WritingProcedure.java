package org.fewbit.benchmarks.custom;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.fewbit.benchmarks.custom.Description.Writing;
import org.fewbit.benchmarks.score.Metrics;
import org.fewbit.benchmarks.suite.Outcomes;
import org.fewbit.benchmarks.suite.Procedure;
import org.fewbit.core.evaluation.FewShots;
import org.fewbit.core.evaluation.Metric;
import org.fewbit.core.evaluation.Protocol;
import org.fewbit.core.evaluation.Sample;
import org.fewbit.core.evaluation.SampleOutcome;
import org.fewbit.core.evaluation.Score;
import org.fewbit.core.inference.Decoding;
import org.fewbit.core.inference.LanguageModel;
import org.fewbit.core.inference.Request;
import org.fewbit.core.inference.Response;

/**
 * Generation as described: a greedy reply, what is extracted from it, compared with the answers.
 */
record WritingProcedure(Description description, int shots) implements Procedure<CustomItem> {

  private static final String ANSWER = "answer.";

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
    return new WritingProcedure(description, other.number());
  }

  private Writing writing() {
    return description.writing().orElseThrow();
  }

  @Override
  public List<Metric> metrics(List<CustomItem> items) {
    String how =
        (writing().extraction().isPresent()
                ? (writing().last() ? "last" : "first")
                    + " match of "
                    + writing().extraction().get().pattern()
                : "the whole reply")
            + ", greedy, at most "
            + writing().maxTokens()
            + " tokens, "
            + CustomScores.words(description, shots);
    List<Metric> metrics = new ArrayList<>();
    description.metrics().forEach(measure -> metrics.add(Measures.metric(measure, how)));
    metrics.add(Metrics.unparsed("share of replies from which nothing is extracted"));
    return metrics;
  }

  @Override
  public Sample sample(CustomItem item, List<CustomItem> examples, LanguageModel model) {
    Decoding decoding =
        Outcomes.greedy(model, writing().maxTokens(), writing().stops().toArray(String[]::new));
    CustomPrompts.Fitted fitted =
        new CustomPrompts(description)
            .of(item, examples.stream().limit(shots).toList(), decoding.maxTokens(), model);
    Map<String, String> reference = new HashMap<>();
    for (int i = 0; i < item.answers().size(); i++) {
      reference.put(ANSWER + i, item.answers().get(i));
    }
    reference.put(Outcomes.GOLD, item.answers().getFirst());
    reference.put(Outcomes.DROPPED, String.valueOf(fitted.dropped()));
    reference.put(Outcomes.CUT, String.valueOf(fitted.cut()));
    return new Sample(
        item.id(),
        item.category(),
        List.of(new Request.Generate(fitted.prompt(), decoding)),
        reference);
  }

  @Override
  public SampleOutcome score(Sample sample, List<Response> responses) {
    Optional<String> answer = extract(Outcomes.reply(responses));
    List<String> references =
        IntStream.iterate(0, i -> sample.reference().containsKey(ANSWER + i), i -> i + 1)
            .mapToObj(i -> sample.reference().getOrDefault(ANSWER + i, ""))
            .toList();
    Map<String, Double> values = new HashMap<>();
    for (Description.Measure measure : description.metrics()) {
      values.putAll(
          Measures.values(measure, answer.orElse(""), references, writing(), description.origin()));
    }
    values.put(Metrics.UNPARSED, Metrics.indicator(answer.isEmpty()));
    String note = answer.isPresent() ? "" : "nothing to extract in the reply";
    return Outcomes.scored(sample, values, answer.orElse(""), answer.isPresent(), note);
  }

  private Optional<String> extract(String reply) {
    if (writing().extraction().isEmpty()) {
      return Optional.of(reply.strip()).filter(text -> !text.isEmpty());
    }
    List<String> found =
        writing()
            .extraction()
            .get()
            .matcher(reply)
            .results()
            .map(m -> m.groupCount() > 0 && m.group(1) != null ? m.group(1) : m.group())
            .toList();
    return found.isEmpty()
        ? Optional.empty()
        : Optional.of((writing().last() ? found.getLast() : found.getFirst()).strip());
  }

  @Override
  public List<Score> aggregate(List<SampleOutcome> outcomes) {
    return CustomScores.of(metrics(List.of()), outcomes, description.macro());
  }
}
