package org.fewbit.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.fewbit.archive.RunJson;
import org.fewbit.benchmarks.Asked;
import org.fewbit.benchmarks.FakeModel;
import org.fewbit.core.evaluation.Evaluation;
import org.fewbit.core.evaluation.Protocol;
import org.fewbit.core.evaluation.Sample;
import org.fewbit.core.evaluation.SampleOutcome;
import org.fewbit.core.inference.Response;
import org.fewbit.core.job.Cancellation;
import org.fewbit.core.run.Flag;
import org.fewbit.core.run.Judging;
import org.fewbit.core.run.SampleResult;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** FollowBench's replies judged by a real HTTP server, stored and scored again without it. */
class FollowJudgingTest {

  @TempDir Path cache;

  private final Evaluation follow = Asked.open("followbench", Protocol.PAPER);
  private final List<String> questions = new CopyOnWriteArrayList<>();
  private final Map<Integer, String> verdicts =
      Map.of(1, "It keeps it.\n\nYES", 2, "Thoughts.\n['YES', 'NO']", 3, "[YES, YES] I think");
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/v1/chat/completions",
        exchange -> {
          String body =
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
          String question = JsonMapper.shared().readTree(body).at("/messages/0/content").asString();
          questions.add(question);
          int level =
              (int) question.lines().filter(l -> l.startsWith("### Instruction")).count() - 1;
          String text = verdicts.getOrDefault(level, "I would rather not say.");
          byte[] answer =
              JsonMapper.shared()
                  .writeValueAsBytes(
                      Map.of("choices", List.of(Map.of("message", Map.of("content", text)))));
          exchange.sendResponseHeaders(200, answer.length);
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private Judging judging() {
    ChatJudge.Patience brief =
        new ChatJudge.Patience(Duration.ofSeconds(5), 1, Duration.ZERO, Duration.ZERO);
    URI base = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/v1");
    return new Judging(
        Optional.of(new ChatJudge(base, "judge-1", "", cache, brief)), new Cancellation());
  }

  private static List<Response> reply(String text) {
    return List.of(
        new Response.Generate(text, Response.StopReason.END_TOKEN, new Response.Usage(1, 1, 0)));
  }

  private List<Sample> samples(String group) {
    return follow.samples(new FakeModel(4096, false)).stream()
        .filter(s -> s.id().startsWith(group))
        .toList();
  }

  @Test
  void verdictsScoreWhatRulesCannotAndAreKeptWithTheSample() throws Exception {
    Judging judging = judging();
    List<SampleOutcome> outcomes = new ArrayList<>();
    for (Sample sample : samples("content/2/")) {
      List<Response> all = judging.judged(follow, sample, reply("A lamp, in snow."));
      SampleResult kept = new SampleResult(sample.id(), "hash", all, follow.score(sample, all), 0);
      RunJson json = new RunJson();
      SampleResult read = json.read(json.line(kept), SampleResult.class);
      assertThat(read).isEqualTo(kept);
      assertThat(judging.judged(follow, sample, read.responses())).isEqualTo(read.responses());
      outcomes.add(follow.score(sample, read.responses()));
    }
    assertThat(outcomes.get(0).values()).containsEntry("hsr", 1.0).containsEntry("ssr", 1.0);
    assertThat(outcomes.get(1).values()).containsEntry("hsr", 0.0).containsEntry("ssr", 0.5);
    assertThat(outcomes.get(1).note()).isEqualTo("judged: yes, no");
    // two verdicts for three constraints, no verdict at all: neither right nor wrong
    for (SampleOutcome open : outcomes.subList(2, 5)) {
      assertThat(open.values()).containsEntry("notJudged", 1.0).doesNotContainKey("hsr");
      assertThat(open.note()).contains("ends in no verdict");
    }
    assertThat(questions).hasSize(5);
    assertThat(questions.get(1))
        .contains("A lamp, in snow.")
        .contains("2 added constraints")
        .endsWith("in the last line.");
    assertThat(judging.flags().getFirst().code()).isEqualTo("judge");
  }

  @Test
  void whatRulesCanScoreIsNotAsked() {
    Judging judging = judging();
    for (Sample sample : samples("content/1/")) {
      assertThat(judging.judged(follow, sample, reply("x"))).hasSize(1);
    }
    assertThat(questions).isEmpty();
    assertThat(judging.flags()).isEmpty();
  }

  @Test
  void aJudgeThatIsDownCostsItsSamplesOnlyAndIsNotAskedForEver() {
    server.stop(0);
    Judging judging = judging();
    for (Sample sample : samples("content/2/")) {
      List<Response> all = judging.judged(follow, sample, reply("x"));
      assertThat(follow.score(sample, all).values()).containsEntry("notJudged", 1.0);
    }
    Flag flag = judging.flags().getFirst();
    assertThat(flag.code()).isEqualTo("judge-failed");
    assertThat(flag.count()).isEqualTo(5);
    assertThat(flag.text()).contains("not asked any more").contains("FB-171");
  }
}
