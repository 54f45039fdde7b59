package org.fewbit.ui.recommend;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.fewbit.core.compare.Recommendation;
import org.fewbit.core.compare.Recommendation.Candidate;
import org.fewbit.exchange.FlatTable;
import org.fewbit.ui.fx.Texts;

/** The answer as a table: every variant with its group, score, size and what speaks against it. */
final class AnswerTable {

  private final Texts texts;
  private final List<Map<String, Object>> records = new ArrayList<>();

  private AnswerTable(Texts texts) {
    this.texts = texts;
  }

  static FlatTable of(Recommendation answer, Texts texts) {
    AnswerTable table = new AnswerTable(texts);
    answer.best().stream().limit(1).forEach(c -> table.add("copy.best", c));
    answer.best().stream().skip(1).forEach(c -> table.add("copy.ties", c));
    answer.others().forEach(c -> table.add("copy.others", c));
    answer.undecided().forEach(c -> table.add("copy.undecided", c));
    answer.ruledOut().forEach(c -> table.add("copy.excluded", c));
    return FlatTable.of(table.records);
  }

  private void add(String group, Candidate candidate) {
    Map<String, Object> record = new LinkedHashMap<>();
    record.put(texts.get("copy.group"), texts.get(group));
    record.put(texts.get("copy.variant"), candidate.variant().toString());
    candidate
        .quality()
        .ifPresent(
            q -> {
              record.put(texts.get("copy.score"), q.value());
              record.put(texts.get("copy.low"), q.low());
              record.put(texts.get("copy.high"), q.high());
              record.put("n", q.n());
            });
    candidate.bytes().number().ifPresent(b -> record.put(texts.get("copy.bytes"), Math.round(b)));
    candidate.fromBest().ifPresent(d -> record.put(texts.get("copy.p"), d.pHolm()));
    record.put(
        texts.get("copy.against"),
        candidate.against().stream()
            .map(c -> texts.phrase(c.words()))
            .collect(Collectors.joining("; ")));
    records.add(record);
  }
}
