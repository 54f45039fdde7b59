package org.fewbit.app.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.fewbit.core.compare.Check;
import org.fewbit.core.compare.EvaluationKey;
import org.fewbit.core.compare.NumberText;
import org.fewbit.core.compare.Recommendation;
import org.fewbit.core.compare.Recommendation.Candidate;
import org.fewbit.core.compare.Recommendation.Distance;
import org.fewbit.core.compare.Value;

/** A recommendation as text for people or as one JSON document. */
final class RecommendationWriter {

  private final Console console;

  RecommendationWriter(Console console) {
    this.console = console;
  }

  void text(Recommendation recommendation) {
    String judged =
        recommendation.evaluations().stream()
            .map(EvaluationKey::toString)
            .collect(Collectors.joining(", "));
    recommendation
        .recommended()
        .ifPresentOrElse(
            c -> {
              console.line("Take " + c.variant() + score(c));
              console.line("  " + reason(recommendation));
              c.checks().forEach(check -> console.line("  " + check.words()));
            },
            () -> console.line("No variant is within the limits."));
    list(
        "Not distinguishable from the best score at this number of samples:",
        recommendation.best().stream().skip(1).toList());
    list("Within the limits, with a lower score:", recommendation.others());
    against(
        "Perhaps: nothing speaks against them but too few samples to rule the loss out:",
        recommendation.undecided());
    against("Left out:", recommendation.ruledOut());
    console.note("Judged by " + (judged.isEmpty() ? "nothing: there is no benchmark run" : judged));
    recommendation.notes().forEach(console::note);
  }

  private static String reason(Recommendation recommendation) {
    int ties = recommendation.best().size();
    return ties == 1
        ? "the best score within the limits"
        : "the smallest of "
            + ties
            + " variants whose scores can't be told apart (n = "
            + NumberText.fixed(
                recommendation.best().getFirst().fromBest().map(d -> (double) d.n()).orElse(0.0), 0)
            + ")";
  }

  private void list(String title, List<Candidate> candidates) {
    list(title, candidates, c -> score(c) + c.fromBest().map(this::distance).orElse(""));
  }

  private void against(String title, List<Candidate> candidates) {
    list(
        title,
        candidates,
        c -> ": " + c.against().stream().map(Check::words).collect(Collectors.joining("; ")));
  }

  private void list(String title, List<Candidate> candidates, Function<Candidate, String> about) {
    if (!candidates.isEmpty()) {
      console.line(title);
      candidates.forEach(c -> console.line("  " + c.variant() + about.apply(c)));
    }
  }

  /** Score and size. */
  private String score(Candidate candidate) {
    String quality =
        candidate
            .quality()
            .map(q -> ": " + title(q) + " " + NumberText.withInterval(q, unit(candidate)))
            .orElse(": ");
    String size =
        candidate.bytes().number().isPresent()
            ? ", " + Texts.bytes(Math.round(candidate.bytes().number().getAsDouble())) + " on disk"
            : "";
    return quality + size;
  }

  private static String title(Value.Known quality) {
    return quality.sources().size() > 1
        ? "mean of " + quality.sources().size()
        : quality.sources().getFirst().evaluation().headline().title();
  }

  private static String unit(Candidate candidate) {
    return candidate
        .quality()
        .flatMap(q -> q.sources().stream().findFirst())
        .map(r -> r.evaluation().headline().unit())
        .orElse("");
  }

  private String distance(Distance distance) {
    if (distance.difference() == 0 && distance.pHolm() == 1) {
      return "";
    }
    double shown =
        100 * (distance.logarithmic() ? Math.expm1(distance.difference()) : distance.difference());
    return ", "
        + (shown > 0 ? "+" : "")
        + NumberText.fixed(shown, 1)
        + (distance.logarithmic() ? " %" : " pp")
        + " from the best, "
        + Texts.pValue(distance.pHolm());
  }

  void json(Recommendation recommendation) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put(
        "evaluations", recommendation.evaluations().stream().map(Object::toString).toList());
    recommendation
        .recommended()
        .ifPresent(c -> document.put("recommended", c.variant().toString()));
    document.put("best", recommendation.best().stream().map(this::document).toList());
    document.put("others", recommendation.others().stream().map(this::document).toList());
    document.put("undecided", recommendation.undecided().stream().map(this::document).toList());
    document.put("excluded", recommendation.ruledOut().stream().map(this::document).toList());
    document.put("notes", recommendation.notes());
    console.json(document);
  }

  private Map<String, Object> document(Candidate candidate) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("variant", candidate.variant().toString());
    candidate
        .quality()
        .ifPresent(
            q -> {
              document.put("score", q.value());
              q.standardError().ifPresent(e -> document.put("stdErr", e));
              document.put("n", q.n());
            });
    candidate.bytes().number().ifPresent(b -> document.put("bytes", Math.round(b)));
    candidate
        .fromBest()
        .ifPresent(
            d -> {
              document.put("difference", d.difference());
              document.put("pHolm", d.pHolm());
            });
    document.put("checks", candidate.checks().stream().map(RecommendationWriter::check).toList());
    return document;
  }

  private static Map<String, Object> check(Check check) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("kind", check.kind().name().toLowerCase(java.util.Locale.ROOT));
    check.evaluation().ifPresent(e -> document.put("evaluation", e.toString()));
    document.put("verdict", check.verdict().name().toLowerCase(java.util.Locale.ROOT));
    document.put("words", check.words());
    return document;
  }
}
