package org.fewbit.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.fewbit.app.Wiring;
import org.fewbit.benchmarks.Fixtures;
import org.fewbit.core.job.Cancellation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Replies of another program, judged by a real HTTP server while they are scored. */
class ScoreJudgedTest {

  private static final List<String> PROPERTIES =
      List.of("fewbit.home", "fewbit.judge.url", "fewbit.judge.model");

  @TempDir Path home;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final List<JsonNode> bodies = new CopyOnWriteArrayList<>();
  private int status = 200;
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    System.setProperty("fewbit.home", home.toString());
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/v1/chat/completions", this::answer);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
    PROPERTIES.forEach(System::clearProperty);
  }

  /** YES for every added constraint, but NO for the last of two. */
  private void answer(HttpExchange exchange) throws IOException {
    JsonNode body =
        JsonMapper.shared()
            .readTree(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    bodies.add(body);
    String question = body.at("/messages/0/content").asString();
    int level =
        (int) question.lines().filter(line -> line.startsWith("### Instruction")).count() - 1;
    List<String> verdicts = new ArrayList<>();
    for (int i = 1; i <= level; i++) {
      verdicts.add(level == 2 && i == 2 ? "'NO'" : "'YES'");
    }
    String text = level == 1 ? "YES" : "So:\n[" + String.join(", ", verdicts) + "]";
    byte[] bytes =
        JsonMapper.shared()
            .writeValueAsBytes(
                Map.of("choices", List.of(Map.of("message", Map.of("content", text)))));
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private int score(String... more) throws IOException {
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    List<String> args = new ArrayList<>(List.of("score", "followbench", "--json", "--data"));
    args.add(Fixtures.path("followbench").toString());
    args.addAll(List.of(more));
    Console console = new Console(new PrintWriter(out, true), new PrintWriter(err, true), false);
    return new Cli(Wiring::new, console, new Cancellation()).run(args.toArray(String[]::new));
  }

  private Path replies() throws IOException {
    Path requests = home.resolve("requests.jsonl");
    assertThat(score("--write-requests", requests.toString())).as("%s", err).isZero();
    List<String> lines =
        Files.readString(requests)
            .lines()
            .map(line -> JsonMapper.shared().readTree(line).path("id").asString())
            .map(id -> "{\"id\":\"" + id + "\",\"response\":\"A lamp, in snow.\"}")
            .toList();
    return Files.write(home.resolve("replies.jsonl"), lines);
  }

  private String[] judged(Path replies) {
    return new String[] {
      "--predictions",
      replies.toString(),
      "--judge-url",
      "http://127.0.0.1:" + server.getAddress().getPort() + "/v1",
      "--judge-model",
      "judge-1"
    };
  }

  private JsonNode json() {
    return JsonMapper.shared().readTree(out.toString());
  }

  private long flag(String code) {
    for (JsonNode flag : json().path("flags")) {
      if (flag.path("code").asString().equals(code)) {
        return flag.path("count").longValue();
      }
    }
    return 0;
  }

  /** By metric and subset. */
  private Map<String, JsonNode> scores() {
    Map<String, JsonNode> scores = new TreeMap<>();
    json()
        .path("scores")
        .forEach(
            s -> scores.put(s.path("metric").asString() + " " + s.path("subset").asString(""), s));
    return scores;
  }

  @Test
  void whatNoRuleCanScoreIsJudgedOnceAndCounts() throws IOException {
    Path replies = replies();
    assertThat(score("--predictions", replies.toString())).as("%s", err).isZero();
    long open = flag("not-judged");
    assertThat(open).isPositive();
    assertThat(flag("judge")).isZero();
    long before = scores().get("hsr ").path("n").longValue();
    assertThat(bodies).isEmpty();

    assertThat(score(judged(replies))).as("%s", err).isZero();
    assertThat(err.toString()).contains("Judge: judge-1 at 127.0.0.1");
    assertThat(bodies).isNotEmpty().hasSizeLessThanOrEqualTo((int) open);
    assertThat(bodies)
        .allMatch(b -> b.path("model").asString().equals("judge-1"))
        .allMatch(b -> b.path("temperature").asInt(-1) == 0)
        .allMatch(b -> b.at("/messages/0/content").asString().contains("A lamp, in snow."));
    assertThat(flag("judge")).isEqualTo(open - flag("not-judged")).isEqualTo(bodies.size());
    Map<String, JsonNode> scores = scores();
    assertThat(scores.get("hsr ").path("n").longValue()).isEqualTo(before + bodies.size());

    // remembered: the second time nobody is asked and the scores are the same
    int asked = bodies.size();
    server.stop(0);
    assertThat(score(judged(replies))).as("%s", err).isZero();
    assertThat(bodies).hasSize(asked);
    assertThat(scores().get("hsr ").path("value").doubleValue())
        .isCloseTo(scores.get("hsr ").path("value").doubleValue(), within(0.0));
  }

  @Test
  void aJudgeThatRefusesLeavesThemNotJudgedAndIsTold() throws IOException {
    status = 401;
    Path replies = replies();
    assertThat(score(judged(replies))).as("%s", err).isZero();
    assertThat(bodies).hasSize(1);
    assertThat(flag("not-judged")).isPositive();
    assertThat(flag("judge-failed")).isPositive();
    assertThat(flag("judge")).isZero();
  }

  @Test
  void anAddressThatIsNoneIsRefused() throws IOException {
    String[] options = judged(replies());
    options[3] = "nowhere";
    assertThat(score(options)).isEqualTo(1);
    assertThat(err.toString()).contains("--judge-url");
  }
}
