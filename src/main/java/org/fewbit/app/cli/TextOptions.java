package org.fewbit.app.cli;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.fewbit.core.evaluation.DataPart;
import org.fewbit.core.evaluation.Evaluation;
import picocli.CommandLine.Option;

/** The texts of perplexity and divergence. */
final class TextOptions {

  @Option(
      names = "--text",
      paramLabel = "[CORPUS=]FILE",
      description = {
        "UTF-8 text, or a folder of texts; may be repeated (perplexity: the mean and each one's own"
            + " value; divergence: over all tokens). Default the pocket family's held-out text.",
        "CORPUS is wikitext2, ptb, c4 or plain and says how rows are joined; without it the"
            + " corpus is recognised by its content."
      })
  private List<String> texts = new ArrayList<>();

  /** All of them as one path, see {@code PerplexityEvaluation.open}; absent if none is given. */
  Optional<Path> data() {
    return texts.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Path.of(
                texts.stream()
                    .map(TextOptions::absolute)
                    .collect(Collectors.joining(File.pathSeparator))));
  }

  private static String absolute(String text) {
    int mark = text.indexOf('=');
    boolean named = mark > 0 && !Files.exists(Path.of(text));
    return named
        ? text.substring(0, mark + 1) + Path.of(text.substring(mark + 1)).toAbsolutePath()
        : Path.of(text).toAbsolutePath().toString();
  }

  /** What was read and how it was joined, for the output. */
  static List<Map<String, Object>> corpora(Evaluation evaluation) {
    return evaluation.dataParts().stream().map(TextOptions::corpus).toList();
  }

  private static Map<String, Object> corpus(DataPart part) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("name", part.name());
    map.put("corpus", part.corpus());
    map.put("file", part.file());
    map.put("join", part.join());
    return map;
  }

  /** Tells people what was read and how. */
  static void tell(Console console, Evaluation evaluation) {
    for (DataPart part : evaluation.dataParts()) {
      console.note(part.file() + ": " + part.corpus() + ", " + part.join());
    }
  }

  /** Tells that the model can't take a protocol's usual window. */
  static void tellWindow(Console console, int window, int usual, int asked) {
    if (asked == 0 && window < usual) {
      console.note(
          "Windows of "
              + window
              + " tokens, the model's context, instead of the protocol's "
              + usual
              + ".");
    }
  }
}
