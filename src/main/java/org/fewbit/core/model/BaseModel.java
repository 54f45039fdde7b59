package org.fewbit.core.model;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.fewbit.core.problem.Problem;
import org.fewbit.core.problem.ProblemException;

/**
 * A folder with one language model.
 *
 * @param name unique name shown to people, usually the folder's
 * @param folder holds configuration, tokenizer and graphs; never written to if read-only
 * @param origin where it was found
 * @param architecture its shape
 * @param beginToken id put before plain text, if the tokenizer wants one
 * @param endTokens ids that end a generation
 * @param graphs the variants present, baseline first
 */
public record BaseModel(
    String name,
    Path folder,
    Origin origin,
    Architecture architecture,
    OptionalInt beginToken,
    List<Integer> endTokens,
    List<GraphFile> graphs) {

  /** Where a model was found. */
  public enum Origin {
    BUNDLED,
    FOLDER,
    CACHE
  }

  /** Copies the lists. */
  public BaseModel {
    endTokens = List.copyOf(endTokens);
    graphs = List.copyOf(graphs);
  }

  /** The graph with this label, if it is there. */
  public Optional<GraphFile> graph(String label) {
    return graphs.stream().filter(g -> g.label().equals(label)).findFirst();
  }

  /**
   * The token before a text that has nothing before it: the begin token, else the first end token
   * (lm-evaluation-harness's {@code prefix_token_id}).
   *
   * @throws ProblemException if the model names neither
   */
  public int prefixToken() {
    return beginToken.orElseGet(
        () ->
            endTokens.stream()
                .findFirst()
                .orElseThrow(
                    () ->
                        ProblemException.of(
                            Problem.Code.CONFIG_INVALID,
                            "The model names neither a begin nor an end token",
                            folder,
                            "Add bos_token_id or eos_token_id to config.json.")));
  }

  /**
   * The unquantized graph that others are compared with.
   *
   * @throws ProblemException if the folder has no graph
   */
  public GraphFile baseline() {
    return graphs.stream()
        .findFirst()
        .orElseThrow(
            () ->
                ProblemException.of(
                    Problem.Code.MODEL_FOLDER_EMPTY,
                    "There is no ONNX graph",
                    folder,
                    "Export the model to ONNX so that onnx/model.onnx is there."));
  }
}
