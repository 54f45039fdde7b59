package org.fewbit.app.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.fewbit.core.evaluation.DataPart;
import org.fewbit.core.evaluation.Evaluation;
import org.fewbit.core.evaluation.Score;

/** Scores of texts as one JSON document and as lines: a number a metric, errors apart. */
final class ScoreDocument {

  private static final Set<String> COUNTS =
      Set.of("tokens", "windows", "failedWindows", "documents");

  private ScoreDocument() {}

  /** As one JSON document or as lines, after what was asked. */
  static void print(
      Console console,
      boolean json,
      Map<String, Object> head,
      Evaluation evaluation,
      List<Score> scores) {
    if (json) {
      console.json(of(head, evaluation, scores));
      return;
    }
    head.forEach((key, value) -> console.line(key + ": " + Texts.plain(value)));
    lines(scores).forEach(console::line);
  }

  static Map<String, Object> of(
      Map<String, Object> head, Evaluation evaluation, List<Score> scores) {
    Map<String, Object> document = new LinkedHashMap<>(head);
    document.put("corpora", TextOptions.corpora(evaluation));
    document.putAll(values(scores, ""));
    Map<String, Object> errors = errors(scores, "");
    if (evaluation.info().headline().id().startsWith("mean")) {
      document.put("stdErr", errors);
    } else {
      // the error of the one headline, and of each beside it
      Object own = errors.get(evaluation.info().headline().id());
      if (own != null) {
        document.put("stdErr", own);
      }
      document.put("stdErrs", errors);
    }
    if (evaluation.dataParts().size() > 1) {
      document.put("mean", "arithmetic mean over " + evaluation.dataParts().size() + " texts");
      document.put(
          "texts", evaluation.dataParts().stream().map(part -> text(part, scores)).toList());
    }
    return document;
  }

  private static Map<String, Object> text(DataPart part, List<Score> scores) {
    Map<String, Object> text = new LinkedHashMap<>();
    text.put("name", part.name());
    text.putAll(values(scores, part.name()));
    text.put("stdErrs", errors(scores, part.name()));
    return text;
  }

  private static Map<String, Object> values(List<Score> scores, String subset) {
    Map<String, Object> values = new LinkedHashMap<>();
    for (Score score : scores) {
      if (score.subset().equals(subset)) {
        boolean count = COUNTS.contains(score.metric());
        values.put(score.metric(), count ? (Object) (long) score.value() : (Object) score.value());
      }
    }
    return values;
  }

  private static Map<String, Object> errors(List<Score> scores, String subset) {
    return scores.stream()
        .filter(s -> s.subset().equals(subset) && s.standardError().isPresent())
        .collect(
            Collectors.toMap(
                Score::metric,
                s -> s.standardError().getAsDouble(),
                (a, b) -> a,
                LinkedHashMap::new));
  }

  /** {@code metric: value ± standard error}, subsets after. */
  static List<String> lines(List<Score> scores) {
    return scores.stream().map(ScoreDocument::line).toList();
  }

  private static String line(Score score) {
    String name =
        score.metric() + (score.subset().isEmpty() ? "" : " [" + score.subset() + "]") + ": ";
    if (COUNTS.contains(score.metric())) {
      return name + (long) score.value();
    }
    return name
        + Texts.number(score.value())
        + (score.standardError().isPresent()
            ? " ± " + Texts.number(score.standardError().getAsDouble())
            : "");
  }
}
