package org.fewbit.core.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.fewbit.app.Wiring;
import org.fewbit.core.evaluation.Protocol;
import org.fewbit.core.run.Environment;
import org.fewbit.core.run.RunRecord;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** On the runs that come with the program. */
class SideBySideTest {

  private static final Wiring WIRING = new Wiring();
  private static final VariantKey FP32 = VariantKey.parse("pocket-1.5m@fp32").orElseThrow();
  private static final VariantKey W3 =
      VariantKey.parse("pocket-1.5m@rtn-w3-g128-sym").orElseThrow();
  private static final VariantKey W2 =
      VariantKey.parse("pocket-1.5m@rtn-w2-g128-sym").orElseThrow();
  private static final EvaluationKey GSM8K = new EvaluationKey("pocket-gsm8k", Protocol.PAPER);

  private final RunIndex index = RunIndex.of(WIRING.archive().records());

  @BeforeEach
  void needsTheSampleRuns() {
    Assumptions.assumeTrue(index.variants().containsAll(List.of(FP32, W3, W2)));
  }

  private SideBySide of(VariantKey... columns) {
    return SideBySide.of(index, List.of(columns), Optional.of(id -> WIRING.archive().samples(id)));
  }

  private static SideBySide.ScoreRow accuracy(SideBySide table) {
    return table.scores().stream()
        .filter(r -> r.key().equals(GSM8K) && r.headline())
        .findFirst()
        .orElseThrow();
  }

  @Test
  void everyColumnHasItsScoreAndItsDifferenceFromTheBaseline() {
    SideBySide.ScoreRow row = accuracy(of(W3, FP32, W2));

    RunRecord run = index.record(W3, GSM8K).orElseThrow();
    RunRecord base = index.record(FP32, GSM8K).orElseThrow();
    double value = run.headline().orElseThrow().value();
    assertThat(row.cells().getFirst().value().number()).hasValue(value);
    VariantDifference difference = row.cells().getFirst().difference().orElseThrow();
    assertThat(difference.baseline()).isEqualTo(FP32);
    assertThat(difference.delta())
        .isCloseTo(
            value - base.headline().orElseThrow().value(),
            org.assertj.core.data.Offset.offset(1e-12));
    PairedScores pairs =
        PairedScores.of(
                WIRING.archive().samples(base.id()), WIRING.archive().samples(run.id()), "accuracy")
            .orElseThrow();
    assertThat(difference.flips().orElseThrow().rightToWrong())
        .isEqualTo(pairs.rightToWrong().orElseThrow());
    assertThat(row.cells().get(1).difference()).isEmpty();
    assertThat(row.cells().get(1).whyNot()).isEmpty();
    // Two variants are tested together: Holm's correction can only make p larger.
    assertThat(difference.pHolm()).isGreaterThanOrEqualTo(difference.paired().pValue());
  }

  @Test
  void withoutTheBaselineTheFirstColumnIsTheReference() {
    SideBySide.ScoreRow row = accuracy(of(W3, W2));

    assertThat(row.cells().get(1).difference().orElseThrow().baseline()).isEqualTo(W3);
    assertThat(row.cells().getFirst().difference()).isEmpty();
  }

  @Test
  void valuesAreThereBeforeTheSamplesAreRead() {
    SideBySide table = SideBySide.of(index, List.of(FP32, W2), Optional.empty());

    assertThat(accuracy(table).cells()).allMatch(c -> c.value().number().isPresent());
    assertThat(accuracy(table).cells()).allMatch(c -> c.difference().isEmpty());
    assertThat(table.scores()).hasSameSizeAs(of(FP32, W2).scores());
  }

  @Test
  void otherConditionsAreMarked() {
    RunRecord base = index.record(FP32, GSM8K).orElseThrow();
    RunRecord own = index.record(W3, GSM8K).orElseThrow();
    assertThat(Condition.between(own, base)).isEmpty();

    Environment e = own.environment().orElseThrow();
    Environment elsewhere =
        new Environment(
            e.os(),
            e.architecture(),
            "another processor",
            e.cores(),
            e.memoryBytes(),
            e.java(),
            "0.1",
            e.fewbit(),
            e.threads());
    RunRecord moved =
        new RunRecord(
            own.schemaVersion(),
            own.id(),
            own.kind(),
            own.spec(),
            own.evaluation(),
            own.artifact(),
            Optional.of(elsewhere),
            own.provenance(),
            own.started(),
            own.seconds(),
            own.scores(),
            own.flags(),
            own.source());
    RunIndex mixed = RunIndex.of(List.of(base, moved));
    SideBySide table = SideBySide.of(mixed, List.of(FP32, W3), Optional.empty());

    assertThat(accuracy(table).cells().get(1).conditions())
        .containsExactlyInAnyOrder(Condition.MACHINE, Condition.ENGINE);
    assertThat(accuracy(table).differs()).isTrue();
    assertThat(
            table.facts().stream()
                .filter(SideBySide.FactRow::differs)
                .map(SideBySide.FactRow::fact))
        .contains(Fact.PROCESSOR, Fact.ENGINE, Fact.METHOD)
        .doesNotContain(Fact.SYSTEM, Fact.JAVA, Fact.TOKENIZER);
  }

  @Test
  void whatIsMissingSaysWhy() {
    VariantKey published =
        index.variants().stream().filter(VariantKey::published).findFirst().orElseThrow();
    SideBySide.ScoreRow row = accuracy(of(FP32, published));

    assertThat(row.cells().get(1).value())
        .isInstanceOfSatisfying(Value.Missing.class, m -> assertThat(m.reason()).isNotEmpty());
    SideBySide.CostRow size =
        of(FP32, W3).costs().stream()
            .filter(c -> c.efficiency() == Efficiency.GENERATE_SPEED)
            .findFirst()
            .orElseThrow();
    assertThat(size.cells().get(1).toString()).contains("simulated");
  }
}
