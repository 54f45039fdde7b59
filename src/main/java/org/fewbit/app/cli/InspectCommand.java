package org.fewbit.app.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.fewbit.core.model.Artifact;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Describes one variant from what its graph holds. */
@Command(
    name = "inspect",
    description = "Architecture, size, bits per weight and operators of a variant.",
    mixinStandardHelpOptions = true)
final class InspectCommand implements Callable<Integer> {

  private final Cli cli;

  @Parameters(paramLabel = "MODEL[@VARIANT]", description = "Folder or name, and variant.")
  private String model = "";

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  InspectCommand(Cli cli) {
    this.cli = cli;
  }

  @Override
  public Integer call() {
    Variants.Resolved variant = cli.variants().resolve(model);
    Artifact artifact =
        cli.ports()
            .inspector()
            .inspect(variant.model(), variant.graph(), cli.cancellation()::check);
    Map<String, Object> document = document(variant, artifact);
    cli.ports()
        .reports()
        .read(variant.graph().file())
        .filter(report -> report.artifact().sha256().equals(artifact.sha256()))
        .ifPresent(report -> document.put("made", ReportDocument.of(report)));
    if (json) {
      cli.console().json(document);
    } else {
      document.forEach((key, value) -> cli.console().line(key + ": " + Texts.plain(value)));
    }
    return 0;
  }

  private static Map<String, Object> document(Variants.Resolved variant, Artifact artifact) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("model", variant.model().name());
    document.put("variant", variant.graph().label());
    document.put("graph", artifact.graph().toString());
    document.put("layout", variant.graph().layout().name().toLowerCase(Locale.ROOT));
    document.put("architecture", variant.model().architecture());
    document.put("parameters", artifact.parameters());
    document.put("bytes", artifact.bytes());
    document.put("bitsPerWeight", artifact.bitsPerWeight());
    document.put("bitsPerWeightByClass", new TreeMap<>(artifact.bitsPerWeightByClass()));
    document.put("parametersByClass", new TreeMap<>(artifact.parametersByClass()));
    document.put("execution", artifact.execution().name().toLowerCase(Locale.ROOT));
    document.put("operators", new TreeMap<>(artifact.operators()));
    document.put("sha256", artifact.sha256());
    document.put("endTokens", List.copyOf(variant.model().endTokens()));
    return document;
  }
}
