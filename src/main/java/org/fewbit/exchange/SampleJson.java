package org.fewbit.exchange;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.fewbit.core.compare.ItemPair;
import org.fewbit.core.inference.Request;
import org.fewbit.core.inference.Response;
import org.fewbit.core.run.AskedItem;
import org.fewbit.core.run.RunRecord;
import org.fewbit.core.run.SampleResult;
import tools.jackson.databind.json.JsonMapper;

/** One sample of two runs as JSON, for an issue, a note or a script. */
public final class SampleJson {

  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private SampleJson() {}

  /**
   * The sample with its prompt (where it is known) and both answers.
   *
   * @param left the run of {@link ItemPair#baseline()}
   * @param right the run of {@link ItemPair#variant()}
   * @param asked its requests; absent if they could not be made again
   */
  public static String of(
      ItemPair item, RunRecord left, RunRecord right, Optional<AskedItem> asked) {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("evaluation", right.spec().evaluation());
    all.put("protocol", right.spec().protocol().text());
    all.put("id", item.id());
    all.put("category", item.category());
    all.put("change", item.change().name());
    all.put("gold", item.any().outcome().gold());
    asked.ifPresent(
        a -> {
          all.put("prompts", a.prompts().stream().distinct().toList());
          all.put("continuations", continuations(a));
        });
    all.put("baseline", item.baseline().map(r -> side(left, r)).orElse(Map.of()));
    all.put("variant", item.variant().map(r -> side(right, r)).orElse(Map.of()));
    return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(all);
  }

  private static List<String> continuations(AskedItem asked) {
    return asked.sample().requests().stream()
        .filter(Request.LogLikelihood.class::isInstance)
        .map(r -> ((Request.LogLikelihood) r).continuation())
        .toList();
  }

  private static Map<String, Object> side(RunRecord run, SampleResult result) {
    Map<String, Object> side = new LinkedHashMap<>();
    side.put("variant", run.spec().variant().toString());
    side.put("run", run.id());
    side.put("answer", result.outcome().answer());
    side.put("parsed", result.outcome().parsed());
    side.put("note", result.outcome().note());
    side.put("values", new TreeMap<>(result.outcome().values()));
    side.put("promptSha256", result.promptSha256());
    List<Object> responses = new ArrayList<>();
    result.responses().forEach(r -> responses.add(response(r)));
    side.put("responses", responses);
    side.put("seconds", result.seconds());
    return side;
  }

  private static Map<String, Object> response(Response response) {
    Map<String, Object> map = new LinkedHashMap<>();
    switch (response) {
      case Response.Generate(String text, Response.StopReason stop, var _) -> {
        map.put("text", text);
        map.put("stopReason", stop.name());
      }
      case Response.LogLikelihood(double logProbability, boolean greedy, int tokens, var _) -> {
        map.put("logProbability", logProbability);
        map.put("greedy", greedy);
        map.put("tokens", tokens);
      }
      case Response.Window(double logProbability, int tokens, var _) -> {
        map.put("logProbability", logProbability);
        map.put("tokens", tokens);
      }
      case Response.Divergence window -> {
        map.put("kld", window.sums().kld());
        map.put("tokens", window.tokens());
      }
      case Response.Judged(String text, String judge, var _) -> {
        map.put("judgement", text);
        map.put("judge", judge);
      }
      case Response.Speed speed -> map.put("generateSeconds", speed.generateSeconds());
    }
    map.put("truncatedTokens", response.usage().truncatedTokens());
    return map;
  }
}
