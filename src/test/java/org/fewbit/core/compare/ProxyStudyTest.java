package org.fewbit.core.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.fewbit.archive.FolderRunArchive;
import org.fewbit.core.model.Method;
import org.fewbit.core.run.RunRecord;
import org.fewbit.core.statistics.Resampling;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The paper's Table 3 from its own tables, and the same over made-up runs. */
class ProxyStudyTest {

  private static final RunIndex INDEX =
      RunIndex.of(
          new FolderRunArchive(Path.of("sample-runs"), List.of(), Clock.systemUTC())
              .records().stream().filter(r -> r.kind() == RunRecord.Kind.PUBLISHED).toList());

  /** The twelve points of Table 3: three sizes, GPTQ and SpQR at 4 and 3 bits. */
  private static final ProxyStudy TABLE = study(v -> of(v, Set.of(3, 4)));

  private static boolean of(VariantKey variant, Set<Integer> bits) {
    return variant.method().filter(m -> m == Method.GPTQ || m == Method.SPQR).isPresent()
        && variant.bits().filter(bits::contains).isPresent()
        && !variant.toString().contains("noout")
        && variant.model().startsWith("Qwen");
  }

  private static ProxyStudy study(java.util.function.Predicate<VariantKey> wanted) {
    Set<VariantKey> hidden =
        INDEX.variants().stream().filter(wanted.negate()).collect(Collectors.toSet());
    return ProxyStudy.of(
        INDEX,
        new Selection(hidden, true, Selection.everything().dimensions(), true),
        true,
        new Resampling(500, 1));
  }

  /**
   * Benchmark, metric, subset, Pearson r as printed, r from the tables' numbers by another program
   * (mean perplexities unrounded there, as printed here). The tables have two decimals, of which r
   * can move by 0.05. The two rows of XSum that are marked can't come from the tables: over all
   * numbers that round to the printed ones r lies in [-0.91, -0.63] and [-0.88, -0.64].
   */
  @ParameterizedTest
  @CsvSource({
    "mmlu, accuracy, '', -0.892, -0.886, false",
    "ceval, accuracy, '', -0.930, -0.931, false",
    "flores, bleu, en-zh, -0.884, -0.927, false",
    "flores, bleu, zh-en, -0.904, -0.916, false",
    "xsum, rouge1, '', -0.768, -0.742, false",
    "xsum, rouge2, '', -0.493, -0.801, true",
    "xsum, rougeL, '', -0.222, -0.779, true",
    "cnn-dailymail, rouge1, '', -0.890, -0.890, false",
    "cnn-dailymail, rouge2, '', -0.849, -0.867, false",
    "cnn-dailymail, rougeL, '', -0.885, -0.935, false",
    "gsm8k, accuracy, '', -0.911, -0.921, false",
    "snli, accuracy, '', -0.583, -0.577, false",
    "followbench, hsr, '', -0.864, -0.870, false",
    "followbench, ssr, '', -0.899, -0.903, false",
    "followbench, csl, '', -0.877, -0.882, false",
    "truthfulqa, mc1, '', -0.789, -0.771, false",
    "bbq, biasAmbiguous, '', -0.765, -0.763, false",
    "bbq, biasDisambiguated, '', 0.806, 0.823, false"
  })
  void table3ComesFromThePublishedTables(
      String evaluation,
      String metric,
      String subset,
      double printed,
      double recomputed,
      boolean misprint) {
    ProxyStudy.Row row =
        TABLE.rows().stream()
            .filter(r -> r.key().evaluation().equals(evaluation))
            .filter(r -> r.metric().id().equals(metric) && r.subset().equals(subset))
            .findFirst()
            .orElseThrow();
    ProxyCorrelation found = row.correlation(false, true).orElseThrow();
    assertThat(found.n()).isEqualTo(12);
    assertThat(found.pearson().value()).isCloseTo(recomputed, within(2e-3));
    assertThat(Math.abs(found.pearson().value() - printed) > 0.0505).isEqualTo(misprint);
    assertThat(found.pearson().interval().contains(found.pearson().value())).isTrue();
  }

  @Test
  void collapsedVariantsAreTakenOutWhereAsked() {
    ProxyStudy study = study(v -> of(v, Set.of(2, 3, 4)));
    ProxyStudy.Row mmlu =
        study.rows().stream()
            .filter(r -> r.key().evaluation().equals("mmlu") && r.subset().isEmpty())
            .findFirst()
            .orElseThrow();
    // GPTQ at 2 bits is the collapsed one in each of the three sizes
    assertThat(mmlu.pairs().stream().filter(ProxyStudy.Pair::collapsed)).hasSize(3);
    assertThat(mmlu.correlation(true, true).orElseThrow().n()).isEqualTo(18);
    assertThat(mmlu.correlation(true, false).orElseThrow().n()).isEqualTo(15);
    ProxyCorrelation linear = mmlu.correlation(false, true).orElseThrow();
    ProxyCorrelation log = mmlu.correlation(true, true).orElseThrow();
    assertThat(linear.spearman()).isEqualTo(log.spearman());
    assertThat(linear.pearson().value()).isNotEqualTo(log.pearson().value());
  }

  @Test
  void threeVariantsHaveNoCorrelation() {
    ProxyStudy study = study(v -> of(v, Set.of(3)) && v.method().equals(Optional.of(Method.GPTQ)));
    assertThat(study.rows()).isNotEmpty();
    assertThat(study.rows().getFirst().pairs()).hasSize(3);
    assertThat(study.rows().getFirst().correlations()).isEmpty();
  }
}
