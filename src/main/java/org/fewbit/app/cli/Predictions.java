package org.fewbit.app.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.fewbit.core.evaluation.Sample;
import org.fewbit.core.inference.Request;
import org.fewbit.core.inference.Response;
import org.fewbit.core.problem.Problem;
import org.fewbit.core.problem.ProblemException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Answers of another program to the samples of an evaluation, by id. */
final class Predictions {

  private static final Response.Usage UNKNOWN = new Response.Usage(0, 0, 0);

  /** Metric of TruthfulQA that needs probabilities; see {@link #chosen}. */
  private static final String MASS = "mc2";

  private final Path file;
  private final Map<String, Sample> samples;
  private final Map<String, List<Response>> answers = new HashMap<>();
  private final Map<String, Integer> lines = new HashMap<>();

  private final boolean perToken;

  private Predictions(Path file, List<Sample> samples, boolean perToken) {
    this.file = file;
    this.perToken = perToken;
    this.samples = samples.stream().collect(Collectors.toMap(Sample::id, Function.identity()));
  }

  /**
   * Reads a file.
   *
   * @param perToken whether log-likelihoods are divided by tokens, which must be told then
   * @throws ProblemException if an id is missing, unknown or there twice, or a line is not what its
   *     sample needs
   */
  static Map<String, List<Response>> read(Path file, List<Sample> samples, boolean perToken) {
    Predictions predictions = new Predictions(file, samples, perToken);
    try {
      String text = Files.readString(file, StandardCharsets.UTF_8);
      int number = 0;
      for (String line : text.split("\n", -1)) {
        number++;
        if (!line.isBlank()) {
          predictions.add(line, number);
        }
      }
    } catch (IOException e) {
      throw new ProblemException(
          new Problem(
              Problem.Code.FILE_UNREADABLE,
              "The answers can't be read: " + e.getMessage(),
              file.toString(),
              "Give a UTF-8 file with one JSON object a line."),
          e);
    }
    predictions.checkComplete(samples);
    return predictions.answers;
  }

  private void checkComplete(List<Sample> all) {
    List<String> missing =
        all.stream().map(Sample::id).filter(id -> !answers.containsKey(id)).toList();
    if (!missing.isEmpty()) {
      throw ProblemException.of(
          Problem.Code.DATA_MISSING,
          missing.size()
              + " of "
              + all.size()
              + " samples have no answer, for example "
              + String.join(", ", missing.subList(0, Math.min(3, missing.size()))),
          file,
          "Answer every sample, or score the same choice with --limit and --seed.");
    }
  }

  private void add(String text, int line) {
    JsonNode node;
    try {
      node = new JsonMapper().readTree(text);
    } catch (JacksonException e) {
      throw malformed(line, "The line is not JSON: " + e.getOriginalMessage());
    }
    String id = node.path("id").asString("");
    Sample sample = samples.get(id);
    if (sample == null) {
      throw malformed(
          line, id.isEmpty() ? "The line has no 'id'" : "There is no sample with id '" + id + "'");
    }
    Integer before = lines.put(id, line);
    if (before != null) {
      throw malformed(line, "The id '" + id + "' was answered in line " + before + " already");
    }
    answers.put(id, responses(sample, node, line));
  }

  private List<Response> responses(Sample sample, JsonNode node, int line) {
    if (sample.requests().getFirst() instanceof Request.Generate) {
      if (!node.path("response").isString()) {
        throw malformed(line, "The line has no text 'response'");
      }
      return List.of(
          new Response.Generate(
              node.path("response").stringValue(), Response.StopReason.END_TOKEN, UNKNOWN));
    }
    return node.has("logLikelihoods")
        ? given(sample, node.path("logLikelihoods"), node.path("tokens"), line)
        : chosen(sample, node.path("answer"), line);
  }

  private List<Response> given(Sample sample, JsonNode values, JsonNode tokens, int line) {
    int count = sample.requests().size();
    if (values.size() != count || (!tokens.isMissingNode() && tokens.size() != count)) {
      throw malformed(
          line, "There are " + values.size() + " log-likelihoods (or tokens) instead of " + count);
    }
    if (perToken && tokens.isMissingNode()) {
      throw malformed(line, "This protocol divides by tokens: the line needs 'tokens'");
    }
    List<Response> responses = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      JsonNode value = values.path(i);
      if (!value.isNumber() && !value.asString("").matches("NaN|-?Infinity")) {
        throw malformed(line, "The log-likelihood " + i + " is no number");
      }
      double sum = value.isNumber() ? value.doubleValue() : Double.parseDouble(value.asString(""));
      responses.add(
          new Response.LogLikelihood(sum, false, Math.max(1, tokens.path(i).asInt(1)), UNKNOWN));
    }
    return responses;
  }

  /** The chosen one gets 0 and the others -1: enough wherever only the likeliest counts. */
  private List<Response> chosen(Sample sample, JsonNode answer, int line) {
    String text = answer.asString("").strip();
    int count = sample.requests().size();
    int index =
        text.matches("[A-Z]")
            ? text.charAt(0) - 'A'
            : text.matches("[0-9]{1,3}") ? Integer.parseInt(text) : -1;
    if (sample.reference().containsKey(MASS)) {
      throw malformed(line, "This evaluation needs 'logLikelihoods': an index does not give MC2");
    }
    if (index < 0 || index >= count) {
      throw malformed(
          line,
          "The line has neither 'logLikelihoods' nor an 'answer' from 0 to "
              + (count - 1)
              + " (or its letter)");
    }
    List<Response> responses = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      responses.add(new Response.LogLikelihood(i == index ? 0 : -1, i == index, 1, UNKNOWN));
    }
    return responses;
  }

  private ProblemException malformed(int line, String what) {
    return ProblemException.of(
        Problem.Code.DATA_MALFORMED,
        what,
        file + ":" + line,
        "See 'fewbit score --help' for the form of a line.");
  }
}
