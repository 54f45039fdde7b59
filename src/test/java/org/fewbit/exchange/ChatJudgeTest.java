package org.fewbit.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.fewbit.core.job.Cancellation;
import org.fewbit.core.job.CancelledException;
import org.fewbit.core.problem.Problem;
import org.fewbit.core.problem.ProblemException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A real HTTP server on this machine that answers well, slowly, badly or not at all. */
class ChatJudgeTest {

  private static final String GOOD =
      "{\"choices\":[{\"message\":{\"role\":\"assistant\",\"content\":\"It does.\\nYES\"}}]}";
  private static final String KEY = "sk-secret-4711";
  private static final ChatJudge.Patience SHORT =
      new ChatJudge.Patience(
          Duration.ofSeconds(5), 3, Duration.ofMillis(20), Duration.ofMillis(50));

  @TempDir Path cache;

  private final Deque<Reply> replies = new ArrayDeque<>();
  private final List<String> bodies = new CopyOnWriteArrayList<>();
  private final List<String> keys = new CopyOnWriteArrayList<>();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private HttpServer server;

  private record Reply(int status, String body, long millis) {}

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/v1/chat/completions", this::answer);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
    threads.shutdownNow();
  }

  private void answer(HttpExchange exchange) throws IOException {
    bodies.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    keys.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
    Reply reply = replies.size() > 1 ? replies.poll() : replies.peek();
    try {
      Thread.sleep(reply.millis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Retry-After", "3600");
    exchange.sendResponseHeaders(reply.status(), body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private ChatJudge judge(ChatJudge.Patience patience) {
    URI base = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/v1/");
    return new ChatJudge(base, "judge-1", KEY, cache, patience);
  }

  private static Problem.Code code(Runnable work) {
    try {
      work.run();
    } catch (ProblemException e) {
      assertThat(e.problem().oneLine()).doesNotContain(KEY);
      return e.problem().code();
    }
    throw new AssertionError("nothing went wrong");
  }

  @Test
  void aGoodAnswerIsAskedForOnceAtTemperatureZeroAndRemembered() throws IOException {
    replies.add(new Reply(200, GOOD, 0));
    assertThat(judge(SHORT).ask("Is it so?", new Cancellation())).isEqualTo("It does.\nYES");
    assertThat(judge(SHORT).ask("Is it so?", new Cancellation())).isEqualTo("It does.\nYES");
    assertThat(bodies).hasSize(1);
    JsonNode body = JsonMapper.shared().readTree(bodies.getFirst());
    assertThat(body.get("temperature").asInt()).isZero();
    assertThat(body.get("model").asString()).isEqualTo("judge-1");
    assertThat(body.at("/messages/0/content").asString()).isEqualTo("Is it so?");
    assertThat(keys).containsExactly("Bearer " + KEY);
    judge(SHORT).ask("Another?", new Cancellation());
    assertThat(bodies).hasSize(2);
    try (Stream<Path> files = Files.walk(cache)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        assertThat(file + Files.readString(file)).doesNotContain(KEY);
      }
    }
    assertThat(judge(SHORT).label()).startsWith("judge-1 at 127.0.0.1:").doesNotContain(KEY);
  }

  @Test
  void tooManyRequestsThenGoodIsGoodAndLongWaitsAreCut() {
    replies.add(new Reply(429, "{}", 0));
    replies.add(new Reply(503, "{}", 0));
    replies.add(new Reply(200, GOOD, 0));
    assertThat(judge(SHORT).ask("Is it so?", new Cancellation())).endsWith("YES");
    assertThat(bodies).hasSize(3);
  }

  @Test
  void anUnauthorisedKeyIsNotTriedAgain() {
    replies.add(new Reply(401, "{\"error\":\"" + KEY + "\"}", 0));
    assertThat(code(() -> judge(SHORT).ask("Is it so?", new Cancellation())))
        .isEqualTo(Problem.Code.JUDGE_REFUSED);
    assertThat(bodies).hasSize(1);
  }

  @Test
  void nonsenseIsToldAndNotRemembered() {
    replies.add(new Reply(200, "<html>welcome</html>", 0));
    replies.add(new Reply(200, "{\"choices\":[]}", 0));
    replies.add(new Reply(200, GOOD, 0));
    for (int i = 0; i < 2; i++) {
      assertThat(code(() -> judge(SHORT).ask("Is it so?", new Cancellation())))
          .isEqualTo(Problem.Code.JUDGE_ANSWER_INVALID);
    }
    assertThat(judge(SHORT).ask("Is it so?", new Cancellation())).endsWith("YES");
  }

  @Test
  void aServiceThatIsSlowOrDownIsUnreachableAfterAllTries() {
    replies.add(new Reply(200, GOOD, 8000));
    ChatJudge.Patience hasty =
        new ChatJudge.Patience(
            Duration.ofSeconds(1), 2, Duration.ofMillis(10), Duration.ofMillis(10));
    assertThat(code(() -> judge(hasty).ask("Is it so?", new Cancellation())))
        .isEqualTo(Problem.Code.JUDGE_UNREACHABLE);
    assertThat(bodies).hasSize(2);
    server.stop(0);
    assertThat(code(() -> judge(SHORT).ask("Is it so?", new Cancellation())))
        .isEqualTo(Problem.Code.JUDGE_UNREACHABLE);
  }

  @Test
  void waitingEndsWhenCancelled() {
    replies.add(new Reply(200, GOOD, 4000));
    Cancellation cancellation = new Cancellation();
    threads.execute(
        () -> {
          while (bodies.isEmpty()) {
            Thread.onSpinWait();
          }
          cancellation.request();
        });
    long start = System.nanoTime();
    assertThatThrownBy(() -> judge(SHORT).ask("Is it so?", cancellation))
        .isInstanceOf(CancelledException.class);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(3));
  }
}
