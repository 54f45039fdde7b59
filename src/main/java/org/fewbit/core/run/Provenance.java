package org.fewbit.core.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fewbit.core.model.VariantId;

/**
 * Hashes of everything that went in; two runs with the same provenance and spec are the same run.
 *
 * @param weightsSha256 graph and external data
 * @param tokenizerSha256 {@code tokenizer.json}
 * @param templateSha256 chat template text
 * @param dataSha256 evaluation data
 * @param evaluationVersion version of the evaluation's code
 * @param engineVersion of the runtime
 * @param baseline the other model of a divergence
 */
public record Provenance(
    String weightsSha256,
    String tokenizerSha256,
    String templateSha256,
    String dataSha256,
    String evaluationVersion,
    String engineVersion,
    Optional<BaselineHash> baseline) {

  /**
   * The other model of a divergence.
   *
   * @param variant which it was
   * @param weightsSha256 its graph and external data
   * @param tokenizerSha256 its {@code tokenizer.json}
   */
  public record BaselineHash(VariantId variant, String weightsSha256, String tokenizerSha256) {}

  /** Of an evaluation without a baseline. */
  public Provenance(
      String weightsSha256,
      String tokenizerSha256,
      String templateSha256,
      String dataSha256,
      String evaluationVersion,
      String engineVersion) {
    this(
        weightsSha256,
        tokenizerSha256,
        templateSha256,
        dataSha256,
        evaluationVersion,
        engineVersion,
        Optional.empty());
  }

  /** What differs from another, in words, for a person: {@code weights}, {@code tokenizer} ... */
  public List<String> differences(Provenance other) {
    List<String> found = new ArrayList<>();
    compare(found, "weights", weightsSha256, other.weightsSha256);
    compare(found, "tokenizer", tokenizerSha256, other.tokenizerSha256);
    compare(found, "chat template", templateSha256, other.templateSha256);
    compare(found, "data", dataSha256, other.dataSha256);
    compare(found, "evaluation version", evaluationVersion, other.evaluationVersion);
    compare(found, "engine version", engineVersion, other.engineVersion);
    compare(found, "baseline", baselineWeights(), other.baselineWeights());
    return found;
  }

  /** Hash of the baseline's weights, empty for none. */
  public String baselineWeights() {
    return baseline.map(BaselineHash::weightsSha256).orElse("");
  }

  private static void compare(List<String> found, String what, String mine, String theirs) {
    if (!mine.equals(theirs)) {
      found.add(what + " (" + shorten(theirs) + " then, " + shorten(mine) + " now)");
    }
  }

  private static String shorten(String hash) {
    return hash.length() > 16 ? hash.substring(0, 8) : hash;
  }
}
