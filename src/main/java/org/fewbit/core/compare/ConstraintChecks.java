package org.fewbit.core.compare;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.fewbit.core.compare.Check.Kind;
import org.fewbit.core.compare.Check.Verdict;
import org.fewbit.core.evaluation.Metric;
import org.fewbit.core.run.RunRecord;

/** Holds variants against constraints; what was not measured passes none. */
final class ConstraintChecks {

  private final RunIndex index;
  private final Values values;
  private final BaselineComparison comparison;
  private final Constraints constraints;
  private final List<EvaluationKey> keys;
  private final Set<String> notes = new LinkedHashSet<>();

  ConstraintChecks(
      RunIndex index,
      Selection selection,
      BaselineComparison comparison,
      Constraints constraints,
      List<EvaluationKey> keys) {
    this.index = index;
    this.values = new Values(index, selection);
    this.comparison = comparison;
    this.constraints = constraints;
    this.keys = keys;
  }

  List<VariantKey> shown() {
    return values.shown();
  }

  Recommendation.Candidate candidate(VariantKey variant) {
    List<Check> checks = new ArrayList<>();
    constraints
        .memoryBytes()
        .ifPresent(m -> checks.add(atMost(Kind.MEMORY, variant, Efficiency.PEAK_MEMORY, m)));
    constraints
        .diskBytes()
        .ifPresent(d -> checks.add(atMost(Kind.DISK, variant, Efficiency.BYTES, d)));
    constraints
        .tokensPerSecond()
        .ifPresent(s -> checks.add(cost(Kind.SPEED, variant, Efficiency.GENERATE_SPEED, s)));
    checks.addAll(qualities(variant));
    return new Recommendation.Candidate(
        variant,
        checks,
        quality(variant),
        values.value(variant, new Quantity.Cost(Efficiency.BYTES)),
        Optional.empty());
  }

  private List<Check> qualities(VariantKey variant) {
    if (constraints.maxLoss().isEmpty()) {
      return keys.stream().map(key -> score(variant, key)).toList();
    }
    if (isBaseline(variant)) {
      List<Check> missing =
          keys.stream().map(key -> score(variant, key)).filter(check -> !check.passed()).toList();
      return missing.isEmpty() && !keys.isEmpty()
          ? List.of(
              new Check(
                  Kind.LOSS,
                  Optional.empty(),
                  Verdict.PASSED,
                  "is the baseline that losses are counted from"))
          : missing;
    }
    Constraints.MaxLoss limit = constraints.maxLoss().get();
    return limit.ofMean()
        ? new MeanLoss(comparison, index, limit)
            .checks(variant, QualityRanking.judging(index, keys))
        : keys.stream().map(key -> loss(variant, key, limit)).toList();
  }

  private boolean isBaseline(VariantKey variant) {
    return comparison.rules().baselineOf(index, variant).filter(variant::equals).isPresent();
  }

  List<String> notes() {
    return List.copyOf(notes);
  }

  private Check atMost(Kind kind, VariantKey variant, Efficiency what, long limit) {
    return cost(kind, variant, what, (double) limit);
  }

  private Check cost(Kind kind, VariantKey variant, Efficiency what, double limit) {
    Value value = values.value(variant, new Quantity.Cost(what));
    if (!(value instanceof Value.Known known)) {
      String reason = ((Value.Missing) value).reason();
      return new Check(
          kind, Optional.empty(), Verdict.UNKNOWN, what.title() + " unknown: " + reason);
    }
    boolean higher = what.higherIsBetter();
    boolean passed = higher ? known.value() >= limit : known.value() <= limit;
    known.sources().stream().flatMap(r -> machine(r).stream()).forEach(notes::add);
    return new Check(
        kind,
        Optional.empty(),
        passed ? Verdict.PASSED : Verdict.FAILED,
        what.title()
            + " "
            + shown(known.value(), what.unit())
            + (higher
                ? passed ? ", at least " : ", less than "
                : passed ? ", at most " : ", more than ")
            + shown(limit, what.unit()));
  }

  private static Optional<String> machine(RunRecord record) {
    return record
        .environment()
        .map(
            e ->
                "Speed and memory were measured on " + e.processor() + ", " + e.cores() + " cores");
  }

  private static String shown(double value, String unit) {
    DisplayUnit display = DisplayUnit.of(unit, value);
    String number = NumberText.of(display.shown(value));
    return display.text().isEmpty() ? number : number + " " + display.text();
  }

  private Check score(VariantKey variant, EvaluationKey key) {
    Value value = values.value(variant, new Quantity.Headline(key));
    return value instanceof Value.Known known
        ? new Check(
            Kind.SCORE,
            Optional.of(key),
            Verdict.PASSED,
            key + " " + NumberText.withInterval(known, metric(key).unit()))
        : new Check(
            Kind.SCORE, Optional.of(key), Verdict.UNKNOWN, ((Value.Missing) value).reason());
  }

  private Metric metric(EvaluationKey key) {
    return Optional.ofNullable(index.evaluations().get(key)).orElseThrow().headline();
  }

  private Check loss(VariantKey variant, EvaluationKey key, Constraints.MaxLoss limit) {
    Optional<VariantDifference> found = comparison.headline(variant, key);
    if (found.isEmpty()) {
      return unknown(
          key, comparison.whyMissing(variant, key).orElseGet(() -> index.whyMissing(variant, key)));
    }
    VariantDifference difference = found.get();
    OptionalDouble allowed = limit.inUnit(difference);
    OptionalDouble largest = difference.largestLoss();
    if (allowed.isEmpty()) {
      return unknown(key, "percentage points have no meaning for it; give the largest loss in %");
    }
    if (largest.isEmpty()) {
      return unknown(key, "its loss has no interval");
    }
    return judged(difference, limit, allowed.getAsDouble(), largest.getAsDouble());
  }

  private static Check judged(
      VariantDifference difference, Constraints.MaxLoss limit, double allowed, double largest) {
    EvaluationKey key = difference.key();
    double smallest =
        difference.metric().higherIsBetter()
            ? -difference.interval().orElseThrow().high()
            : difference.interval().orElseThrow().low();
    if (largest <= allowed) {
      return new Check(
          Kind.LOSS,
          Optional.of(key),
          Verdict.PASSED,
          key + ": loses at most " + amount(largest, difference, limit) + at(difference));
    }
    if (smallest > allowed) {
      return new Check(
          Kind.LOSS,
          Optional.of(key),
          Verdict.FAILED,
          key + ": loses at least " + amount(smallest, difference, limit) + at(difference));
    }
    double room = allowed - difference.loss();
    OptionalDouble needed = room > 0 ? difference.samplesFor(room) : OptionalDouble.empty();
    return new Check(
        Kind.LOSS,
        Optional.of(key),
        Verdict.UNDECIDED,
        key
            + ": a loss of up to "
            + amount(largest, difference, limit)
            + " can't be ruled out"
            + at(difference)
            + needed.stream()
                .mapToObj(n -> "; about " + NumberText.fixed(rounded(n), 0) + " samples could")
                .findFirst()
                .orElse(""));
  }

  /** Two digits: more would say more than is known. */
  static double rounded(double n) {
    double unit = Math.pow(10, Math.max(0, Math.floor(Math.log10(n)) - 1));
    return Math.ceil(n / unit) * unit;
  }

  private static String at(VariantDifference difference) {
    return " (n = " + NumberText.fixed((double) difference.n(), 0) + ")";
  }

  /** In percentage points, or in percent of the baseline's score. */
  private static String amount(
      double loss, VariantDifference difference, Constraints.MaxLoss limit) {
    double shown = limit.relative() ? loss / Math.abs(difference.baselineValue()) : loss;
    return NumberText.fixed(100 * Math.max(0, shown), 1) + (limit.relative() ? " %" : " pp");
  }

  private static Check unknown(EvaluationKey key, String why) {
    return new Check(Kind.LOSS, Optional.of(key), Verdict.UNKNOWN, key + ": " + why);
  }

  /** Mean of the shares among the headline scores; where there are none, the first score. */
  private Optional<Value.Known> quality(VariantKey variant) {
    List<Value.Known> known = new ArrayList<>();
    for (EvaluationKey key : QualityRanking.judging(index, keys)) {
      if (values.value(variant, new Quantity.Headline(key)) instanceof Value.Known value) {
        known.add(value);
      } else {
        return Optional.empty();
      }
    }
    if (known.isEmpty()) {
      return Optional.empty();
    }
    double sum = known.stream().mapToDouble(Value.Known::value).sum();
    double squares =
        known.stream().mapToDouble(v -> Math.pow(v.standardError().orElse(0), 2)).sum();
    boolean errors = known.stream().allMatch(Value.Known::hasInterval);
    OptionalDouble error =
        errors ? OptionalDouble.of(Math.sqrt(squares) / known.size()) : OptionalDouble.empty();
    return Optional.of(
        IntervalRules.plain(
            sum / known.size(),
            error,
            known.stream().mapToLong(Value.Known::n).sum(),
            known.stream().flatMap(v -> v.sources().stream()).toList()));
  }
}
