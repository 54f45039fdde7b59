package org.fewbit.core.compare;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.fewbit.core.model.Method;
import org.fewbit.core.model.QuantizationScheme;
import org.fewbit.core.model.TensorClass;
import org.fewbit.core.run.ArtifactSummary;
import org.fewbit.core.run.Environment;
import org.fewbit.core.run.Provenance;
import org.fewbit.core.run.RunRecord;

/** Reads facts of variants; empty where one is not known. */
final class Facts {

  private static final double GIGA = 1e9;

  private Facts() {}

  static String of(RunIndex index, VariantKey variant, Fact fact) {
    Optional<RunRecord> newest = index.newest(variant);
    return switch (fact.group()) {
      case QUANTIZATION -> quantization(variant, index.artifact(variant), fact);
      case ENVIRONMENT ->
          newest.flatMap(RunRecord::environment).map(e -> environment(e, fact)).orElse("");
      case PROVENANCE -> newest.map(r -> provenance(r, fact)).orElse("");
    };
  }

  private static String quantization(
      VariantKey variant, Optional<ArtifactSummary> artifact, Fact fact) {
    Optional<QuantizationScheme> scheme = variant.variant().scheme();
    Optional<QuantizationScheme> grid = scheme.filter(s -> s.method().hasGrid());
    return switch (fact) {
      case METHOD -> scheme.map(QuantizationScheme::method).map(Method::text).orElse("");
      case NOMINAL_BITS -> variant.bits().map(String::valueOf).orElse("");
      case GROUP_SIZE ->
          grid.map(s -> s.isRowWise() ? "row" : Integer.toString(s.groupSize())).orElse("");
      case ZERO_POINT -> grid.map(s -> s.symmetric() ? "sym" : "asym").orElse("");
      case EXECUTION -> artifact.map(a -> a.execution().name().toLowerCase(Locale.ROOT)).orElse("");
      case PARAMETERS ->
          artifact.stream()
              .flatMapToLong(a -> a.parameters().stream())
              .mapToObj(n -> NumberText.precise((double) n))
              .findFirst()
              .orElse("");
      case BITS_BY_CLASS -> artifact.map(a -> bits(a.bitsPerWeightByClass())).orElse("");
      default -> throw new IllegalArgumentException(fact + " is no fact of the quantization");
    };
  }

  private static String bits(Map<TensorClass, Double> byClass) {
    return new TreeMap<>(byClass)
        .entrySet().stream()
            .map(e -> e.getKey().title() + " " + NumberText.fixed(e.getValue(), 2))
            .collect(Collectors.joining(", "));
  }

  private static String environment(Environment e, Fact fact) {
    return switch (fact) {
      case PROCESSOR -> e.processor() + ", " + e.cores();
      case THREADS -> Integer.toString(e.threads());
      case MEMORY -> NumberText.of(e.memoryBytes() / GIGA) + " GB";
      case SYSTEM -> e.os() + " " + e.architecture();
      case ENGINE -> e.engine();
      case JAVA -> e.java();
      case FEWBIT -> e.fewbit();
      default -> throw new IllegalArgumentException(fact + " is no fact of the environment");
    };
  }

  private static String provenance(RunRecord record, Fact fact) {
    Optional<Provenance> p = record.provenance();
    return switch (fact) {
      case WEIGHTS -> p.map(Provenance::weightsSha256).orElse("");
      case TOKENIZER -> p.map(Provenance::tokenizerSha256).orElse("");
      case TEMPLATE -> p.map(Provenance::templateSha256).orElse("");
      case SOURCE -> record.source();
      default -> throw new IllegalArgumentException(fact + " is no fact of the origin");
    };
  }
}
