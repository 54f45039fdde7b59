package org.fewbit.app.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.fewbit.core.evaluation.Evaluation;
import org.fewbit.core.evaluation.EvaluationRequest;
import org.fewbit.core.evaluation.Protocol;
import org.fewbit.core.evaluation.Score;
import org.fewbit.core.inference.LanguageModel;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Perplexity of a text. */
@Command(
    name = "perplexity",
    description = "Perplexity of one or several texts, with its standard error.",
    mixinStandardHelpOptions = true)
final class PerplexityCommand implements Callable<Integer> {

  private final Cli cli;

  @Parameters(paramLabel = "MODEL[@VARIANT]", description = "Folder or name, and variant.")
  private String model = "";

  @Mixin private final TextOptions texts = new TextOptions();

  @Option(
      names = "--protocol",
      defaultValue = "gptq",
      description =
          "gptq (default), llama.cpp or harness: how the text is cut, what is scored, per what.")
  private String protocol = "gptq";

  @Option(
      names = "--context",
      description =
          "Window in tokens; default 2048 (gptq), 512 (llama.cpp) or the model's context (harness,"
              + " and where it is smaller).")
  private int context;

  @Option(names = "--limit", description = "Most windows, default all.")
  private int limit;

  @Option(names = "--threads", description = "Threads inside an operator, default all cores.")
  private int threads;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  PerplexityCommand(Cli cli) {
    this.cli = cli;
  }

  @Override
  public Integer call() {
    Protocol chosen = Protocol.parse(protocol);
    Evaluation evaluation =
        cli.ports()
            .evaluations()
            .open(
                new EvaluationRequest(
                    "perplexity", Optional.of(chosen), texts.data(), limit, 1234, context));
    Variants.Resolved variant = cli.variants().resolve(model);
    TextOptions.tell(cli.console(), evaluation);
    try (LanguageModel loaded =
        cli.ports().loader().load(variant.model(), variant.graph(), threads)) {
      int usual =
          switch (chosen) {
            case LLAMA_CPP -> 512;
            case HARNESS -> loaded.contextLength();
            default -> 2048;
          };
      int window = context > 0 ? context : Math.min(usual, loaded.contextLength());
      TextOptions.tellWindow(cli.console(), window, usual, context);
      List<Score> scores = new DirectEvaluation(cli).run(evaluation, loaded);
      Map<String, Object> head = new LinkedHashMap<>();
      head.put("variant", variant.id().toString());
      head.put("protocol", chosen.text());
      head.put("context", window);
      ScoreDocument.print(cli.console(), json, head, evaluation, scores);
    }
    return 0;
  }
}
