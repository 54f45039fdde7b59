package org.fewbit.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fewbit.benchmarks.BundledEvaluations;
import org.fewbit.benchmarks.Shared;
import org.fewbit.core.evaluation.EvaluationRequest;
import org.fewbit.core.evaluation.FewShots;
import org.fewbit.core.evaluation.Protocol;
import org.fewbit.core.evaluation.Sample;
import org.fewbit.core.inference.LanguageModel;
import org.fewbit.core.inference.Prompt;
import org.fewbit.core.inference.Request;
import org.fewbit.core.inference.Response;
import org.fewbit.core.inference.TokenIds;
import org.fewbit.core.job.Cancellation;
import org.fewbit.core.model.BaseModel;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/**
 * Prompts, token ids and log-likelihoods of real items under protocol harness against those that
 * lm-evaluation-harness itself builds and computes in PyTorch ({@code request_fixtures.py}). The
 * items are read from the official files; the fixture holds hashes of them only.
 */
class HarnessRequestsTest {

  private static final Path FIXTURE =
      Path.of("src/test/resources/benchmarks/harness/requests.json");
  private static final Map<String, String> FOLDERS = Map.of("cnn-dailymail", "cnn_dailymail");
  private static final double LOG_LIKELIHOOD = 1e-3;
  private static final int HEX_DIGITS = 16;

  private static final Map<String, Map<String, Sample>> SAMPLES = new HashMap<>();

  private static LanguageModel model;
  private static PairEncoder pairs;

  @BeforeAll
  static void load() {
    BaseModel base = PocketModels.model(PocketModels.json(FIXTURE).get("model").asString());
    model = StoriesModel.loader().load(base, base.graphs().getFirst(), 0);
    pairs = new PairEncoder(base, model.tokenizer(), LongContext.of(model).contextLength());
  }

  @AfterAll
  static void unload() {
    model.close();
    SAMPLES.clear();
  }

  /** One of the harness's tasks with a number of examples. */
  record Task(JsonNode json) {
    @Override
    public String toString() {
      return json.get("task").asString() + " " + json.get("shots").asInt() + "-shot";
    }
  }

  static Stream<Task> tasks() {
    return PocketModels.json(FIXTURE).get("tasks").valueStream().map(Task::new);
  }

  @ParameterizedTest
  @MethodSource("tasks")
  void requestsAreTheHarnesss(Task task) {
    Map<String, Sample> samples = samples(task.json());
    for (JsonNode item : task.json().get("items")) {
      Sample sample = samples.get(item.get("id").asString());
      assertThat(sample).as(item.get("id").asString()).isNotNull();
      assertThat(sample.requests()).allMatch(r -> sha(text(r)).equals(string(item, "prompt")));
      if (item.has("choices")) {
        choices(item.get("choices"), sample);
      } else {
        generation(item, (Request.Generate) sample.requests().getFirst());
      }
    }
  }

  private static Map<String, Sample> samples(JsonNode task) {
    String id = string(task, "benchmark");
    int shots = task.get("shots").asInt();
    return SAMPLES.computeIfAbsent(id + shots, key -> samples(id, shots));
  }

  private static Map<String, Sample> samples(String id, int shots) {
    Path data = Shared.path("data/" + FOLDERS.getOrDefault(id, id));
    return new BundledEvaluations(Optional.empty())
            .open(
                new EvaluationRequest(
                    id,
                    Optional.of(Protocol.HARNESS),
                    Optional.of(data),
                    0,
                    1234,
                    0,
                    "",
                    Optional.of(FewShots.of(shots))))
            .samples(LongContext.of(model))
            .stream()
            .collect(Collectors.toMap(Sample::id, Function.identity()));
  }

  private static void choices(JsonNode choices, Sample sample) {
    Map<String, Request.LogLikelihood> asked =
        sample.requests().stream()
            .map(Request.LogLikelihood.class::cast)
            .collect(Collectors.toMap(r -> sha(r.continuation()), Function.identity()));
    for (JsonNode choice : choices) {
      Request.LogLikelihood request = asked.get(string(choice, "continuation"));
      assertThat(request).isNotNull();
      PairEncoder.Pair pair = pairs.encode(request);
      assertThat(tokens(pair.context().concat(pair.continuation())))
          .isEqualTo(string(choice, "tokens"));
      assertThat(pair.context().size()).isEqualTo(choice.get("contextTokens").asInt());
      assertThat(pair.continuation().size()).isEqualTo(choice.get("continuationTokens").asInt());
      if (choice.has("logLikelihood")) {
        Response.LogLikelihood answer =
            model.logLikelihood(List.of(request), new Cancellation()).getFirst();
        assertThat(answer.logProbability())
            .isCloseTo(choice.get("logLikelihood").asDouble(), within(LOG_LIKELIHOOD));
        assertThat(answer.greedy()).isEqualTo(choice.get("greedy").asBoolean());
      }
    }
  }

  private static void generation(JsonNode item, Request.Generate request) {
    TokenIds ids = model.tokenizer().encode(text(request), true);
    assertThat(ids.size()).isEqualTo(item.get("contextTokens").asInt());
    assertThat(tokens(ids)).isEqualTo(string(item, "tokens"));
    assertThat(request.decoding().stops())
        .containsExactlyElementsOf(
            item.get("until").valueStream().map(JsonNode::asString).toList());
    assertThat(request.decoding().maxTokens()).isEqualTo(item.get("maxTokens").asInt());
    assertThat(request.decoding().temperature()).isZero();
  }

  private static String text(Request request) {
    Prompt prompt =
        request instanceof Request.LogLikelihood r
            ? r.context()
            : ((Request.Generate) request).prompt();
    return ((Prompt.Plain) prompt).text();
  }

  private static String string(JsonNode node, String field) {
    return node.get(field).asString();
  }

  private static String tokens(TokenIds ids) {
    return sha(
        Arrays.stream(ids.toArray()).mapToObj(String::valueOf).collect(Collectors.joining(",")));
  }

  private static String sha(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash).substring(0, HEX_DIGITS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
