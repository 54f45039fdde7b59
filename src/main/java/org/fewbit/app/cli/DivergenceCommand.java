package org.fewbit.app.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.fewbit.archive.FolderFingerprint;
import org.fewbit.core.evaluation.Evaluation;
import org.fewbit.core.evaluation.EvaluationRequest;
import org.fewbit.core.evaluation.Protocol;
import org.fewbit.core.evaluation.Score;
import org.fewbit.core.inference.LanguageModel;
import org.fewbit.core.run.Baseline;
import org.fewbit.core.run.ModelFingerprint;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Divergence of a variant's predictions from a baseline's. */
@Command(
    name = "divergence",
    description =
        "KL divergence from a baseline, same top tokens, change of the right token's probability"
            + " and perplexity ratio, over a text, both models in one pass.",
    mixinStandardHelpOptions = true)
final class DivergenceCommand implements Callable<Integer> {

  private static final int LLAMA_WINDOW = 512;
  private static final int GPTQ_WINDOW = 2048;

  private final Cli cli;

  @Parameters(paramLabel = "MODEL[@VARIANT]", description = "Folder or name, and variant.")
  private String model = "";

  @Option(
      names = "--baseline",
      paramLabel = "MODEL[@VARIANT]",
      description = "What it is compared with; default the model's unquantized export.")
  private Optional<String> baseline = Optional.empty();

  @Mixin private final TextOptions texts = new TextOptions();

  @Option(
      names = "--protocol",
      defaultValue = "llama.cpp",
      description = "llama.cpp (default: 512 tokens, second half scored) or gptq.")
  private String protocol = "llama.cpp";

  @Option(names = "--context", description = "Window in tokens; default the protocol's.")
  private int context;

  @Option(names = "--limit", description = "Most windows, default all.")
  private int limit;

  @Option(names = "--threads", description = "Threads inside an operator, default all cores.")
  private int threads;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  DivergenceCommand(Cli cli) {
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
                    "divergence", Optional.of(chosen), texts.data(), limit, 1234, context));
    Variants.Resolved base =
        cli.variants().resolve(baseline.orElseGet(() -> Variants.split(model).model()));
    Variants.Resolved variant = cli.variants().resolve(model);
    TextOptions.tell(cli.console(), evaluation);
    if (variant.graph().file().equals(base.graph().file())) {
      cli.console().note(base.id() + " is compared with itself: every difference is 0.");
    }
    try (LanguageModel left = cli.ports().loader().load(base.model(), base.graph(), threads);
        LanguageModel right =
            cli.ports().loader().load(variant.model(), variant.graph(), threads)) {
      int usual = chosen == Protocol.LLAMA_CPP ? LLAMA_WINDOW : GPTQ_WINDOW;
      int window = context > 0 ? context : Math.min(usual, right.contextLength());
      TextOptions.tellWindow(cli.console(), window, usual, context);
      ModelFingerprint hashes = new FolderFingerprint();
      boolean sameTokenizer =
          hashes.tokenizerSha256(base.model()).equals(hashes.tokenizerSha256(variant.model()));
      Baseline compared = new Baseline(left, right, sameTokenizer);
      List<Score> scores = new DirectEvaluation(cli).run(evaluation, right, Optional.of(compared));
      Map<String, Object> head = new LinkedHashMap<>();
      head.put("variant", variant.id().toString());
      head.put("baseline", base.id().toString());
      head.put("protocol", chosen.text());
      head.put("context", window);
      ScoreDocument.print(cli.console(), json, head, evaluation, scores);
    }
    return 0;
  }
}
