package org.fewbit.app.cli;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fewbit.core.evaluation.Sample;
import org.fewbit.core.inference.Prompt;
import org.fewbit.core.inference.Request;
import org.fewbit.core.problem.Problem;
import org.fewbit.core.problem.ProblemException;
import tools.jackson.databind.json.JsonMapper;

/** What an evaluation asks, as JSON lines for another program to answer. */
final class RequestLines {

  private RequestLines() {}

  /**
   * Writes a line a sample: {@code id}, {@code prompt} or {@code messages}, and {@code
   * continuations} or {@code maxTokens} and {@code stops}.
   */
  static void write(Path file, List<Sample> samples) {
    JsonMapper mapper = new JsonMapper();
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      for (Sample sample : samples) {
        out.write(mapper.writeValueAsString(line(sample)));
        out.write('\n');
      }
    } catch (IOException e) {
      throw new ProblemException(
          new Problem(
              Problem.Code.FOLDER_READ_ONLY,
              "The requests can't be written: " + e.getMessage(),
              file.toString(),
              "Give a file in a folder you may write to."),
          e);
    }
  }

  private static Map<String, Object> line(Sample sample) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("id", sample.id());
    List<String> continuations = new ArrayList<>();
    for (Request request : sample.requests()) {
      switch (request) {
        case Request.LogLikelihood(Prompt context, String continuation) -> {
          prompt(context, line);
          continuations.add(continuation);
        }
        case Request.Generate(Prompt prompt, var decoding) -> {
          prompt(prompt, line);
          line.put("maxTokens", decoding.maxTokens());
          line.put("stops", decoding.stops());
        }
        case Request.Window _ -> {}
        case Request.Divergence _ -> {}
        case Request.Speed _ -> {}
      }
    }
    if (!continuations.isEmpty()) {
      line.put("continuations", continuations);
    }
    return line;
  }

  private static void prompt(Prompt prompt, Map<String, Object> line) {
    switch (prompt) {
      case Prompt.Plain(String text) -> line.put("prompt", text);
      case Prompt.Chat(var messages) -> line.put("messages", messages);
    }
  }
}
