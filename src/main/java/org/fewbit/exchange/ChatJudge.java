package org.fewbit.exchange;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.fewbit.core.job.Cancellation;
import org.fewbit.core.problem.Problem;
import org.fewbit.core.problem.ProblemException;
import org.fewbit.core.run.Judge;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A judge behind an OpenAI-compatible {@code /chat/completions}: temperature 0, answers remembered
 * on disk by the hash of address and request. The key is sent and kept nowhere.
 */
public final class ChatJudge implements Judge {

  private static final int MOST_TOKENS = 1024;
  private static final int TOO_MANY = 429;
  private static final int SERVER_ERROR = 500;
  private static final int REQUEST_TIMEOUT = 408;
  private static final int OK = 200;
  private static final long LOOK_MILLIS = 100;
  private static final JsonMapper MAPPER = new JsonMapper();

  /**
   * How long it waits.
   *
   * @param answer for one answer
   * @param tries at most
   * @param first before the second try; doubled before each further one
   * @param longest between two tries, also where the service asks for more
   */
  public record Patience(Duration answer, int tries, Duration first, Duration longest) {
    /** Two minutes an answer, five tries, one second first. */
    public static final Patience USUAL =
        new Patience(Duration.ofMinutes(2), 5, Duration.ofSeconds(1), Duration.ofSeconds(30));
  }

  private final URI address;
  private final String model;
  private final String key;
  private final Patience patience;
  private final JudgeCache cache;
  private final HttpClient client;

  /**
   * A judge; nothing is asked yet.
   *
   * @param base address up to the version, {@code https://host/v1}
   * @param model as the service calls it
   * @param key empty for none
   * @param cache folder of remembered answers, made when the first one comes
   */
  public ChatJudge(URI base, String model, String key, Path cache, Patience patience) {
    String text = base.toString().replaceAll("/+$", "");
    this.address =
        URI.create(text.endsWith("/chat/completions") ? text : text + "/chat/completions");
    this.model = model;
    this.key = key;
    this.patience = patience;
    this.cache = new JudgeCache(cache);
    this.client = HttpClient.newBuilder().connectTimeout(patience.answer()).build();
  }

  @Override
  public String label() {
    return model + " at " + address.getAuthority();
  }

  @Override
  public String ask(String question, Cancellation cancellation) {
    String body =
        MAPPER.writeValueAsString(
            Map.of(
                "model",
                model,
                "temperature",
                0,
                "max_tokens",
                MOST_TOKENS,
                "messages",
                List.of(Map.of("role", "user", "content", question))));
    String name = address + "\n" + model + "\n0\n" + MOST_TOKENS + "\n" + question;
    Optional<String> known = cache.get(name);
    if (known.isPresent()) {
      return known.get();
    }
    String answer = answer(body, cancellation);
    cache.put(name, answer);
    return answer;
  }

  private String answer(String body, Cancellation cancellation) {
    Duration wait = patience.first();
    Problem last = unreachable("it was not asked");
    for (int attempt = 1; attempt <= patience.tries(); attempt++) {
      cancellation.check();
      Duration asked = Duration.ZERO;
      try {
        HttpResponse<String> response = send(body, cancellation);
        int status = response.statusCode();
        if (status == OK) {
          return content(response.body());
        }
        if (status != TOO_MANY && status != REQUEST_TIMEOUT && status < SERVER_ERROR) {
          throw new ProblemException(refused(status));
        }
        last = unreachable("it answered with status " + status);
        asked = retryAfter(response);
      } catch (IOException e) {
        last = unreachable(reason(e));
      }
      if (attempt < patience.tries()) {
        pause(shorter(asked.compareTo(wait) > 0 ? asked : wait), cancellation);
        wait = wait.multipliedBy(2);
      }
    }
    throw new ProblemException(last);
  }

  private HttpResponse<String> send(String body, Cancellation cancellation) throws IOException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address)
            .timeout(patience.answer())
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body));
    if (!key.isEmpty()) {
      request.header("Authorization", "Bearer " + key);
    }
    CompletableFuture<HttpResponse<String>> coming =
        client.sendAsync(request.build(), HttpResponse.BodyHandlers.ofString());
    long end = System.nanoTime() + patience.answer().toNanos();
    try {
      while (true) {
        try {
          return coming.get(LOOK_MILLIS, TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
          cancellation.check();
          if (System.nanoTime() > end) {
            throw new IOException("no whole answer within " + seconds(patience.answer()), e);
          }
        }
      }
    } catch (ExecutionException e) {
      throw e.getCause() instanceof IOException io ? io : new IOException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } finally {
      coming.cancel(true);
    }
  }

  private String content(String body) {
    try {
      JsonNode text = MAPPER.readTree(body).path("choices").path(0).path("message").path("content");
      if (text.isString() && !text.stringValue().isBlank()) {
        return text.stringValue();
      }
    } catch (JacksonException e) {
      // told below
    }
    throw new ProblemException(
        new Problem(
            Problem.Code.JUDGE_ANSWER_INVALID,
            "The judge's service returned no chat completion",
            label(),
            "Check that the address is that of an OpenAI-compatible service, up to /v1."));
  }

  private static Duration retryAfter(HttpResponse<String> response) {
    return response
        .headers()
        .firstValue("Retry-After")
        .filter(s -> s.matches("\\d{1,6}"))
        .map(s -> Duration.ofSeconds(Long.parseLong(s)))
        .orElse(Duration.ZERO);
  }

  private Duration shorter(Duration wished) {
    return wished.compareTo(patience.longest()) > 0 ? patience.longest() : wished;
  }

  private static void pause(Duration duration, Cancellation cancellation) {
    long end = System.nanoTime() + duration.toNanos();
    try {
      while (System.nanoTime() < end) {
        cancellation.check();
        TimeUnit.MILLISECONDS.sleep(Math.min(LOOK_MILLIS, duration.toMillis() + 1));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Problem refused(int status) {
    boolean unauthorised = status == 401 || status == 403;
    return new Problem(
        Problem.Code.JUDGE_REFUSED,
        "The judge's service refused the request with status " + status,
        label(),
        unauthorised
            ? "Put the key of the service into the environment variable FEWBIT_JUDGE_KEY."
            : "Check --judge-url and --judge-model.");
  }

  private Problem unreachable(String why) {
    return new Problem(
        Problem.Code.JUDGE_UNREACHABLE,
        "The judge gave no answer: " + why,
        label(),
        "Check that the service runs and that the address is right, then run again.");
  }

  private static String reason(IOException e) {
    return e instanceof java.net.ConnectException
        ? "there is no connection"
        : e instanceof java.net.http.HttpTimeoutException
            ? "no answer in time"
            : Optional.ofNullable(e.getMessage()).orElse(e.getClass().getSimpleName());
  }

  private static String seconds(Duration duration) {
    return duration.toMillis() / 1000.0 + " s";
  }
}
