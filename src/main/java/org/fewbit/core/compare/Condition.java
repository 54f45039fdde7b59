package org.fewbit.core.compare;

import java.util.EnumSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.fewbit.core.run.Environment;
import org.fewbit.core.run.Provenance;
import org.fewbit.core.run.RunRecord;

/** In what two runs of one evaluation can differ besides the variant. */
public enum Condition {
  /** Processor or number of cores. */
  MACHINE,
  /** Threads inside an operator. */
  THREADS,
  /** Version of the inference runtime. */
  ENGINE,
  /** Version of this program. */
  FEWBIT,
  /** Hash of the data. */
  DATA,
  /** Number or choice of the samples. */
  SAMPLES,
  /** Version of the evaluation. */
  EVALUATION,
  /** Tokenizer. */
  TOKENIZER,
  /** Chat template. */
  TEMPLATE,
  /** Worked examples, split or window. */
  PROMPTS;

  /** What differs; nothing for what only one of them knows. */
  static Set<Condition> between(RunRecord a, RunRecord b) {
    Set<Condition> found = EnumSet.noneOf(Condition.class);
    Optional<Environment> here = a.environment();
    Optional<Environment> there = b.environment();
    add(found, MACHINE, here, there, e -> e.processor() + e.cores());
    add(found, THREADS, here, there, Environment::threads);
    add(found, ENGINE, here, there, Environment::engine);
    add(found, FEWBIT, here, there, Environment::fewbit);
    Optional<Provenance> from = a.provenance();
    Optional<Provenance> to = b.provenance();
    add(found, DATA, from, to, Provenance::dataSha256);
    add(found, EVALUATION, from, to, Provenance::evaluationVersion);
    add(found, TOKENIZER, from, to, Provenance::tokenizerSha256);
    add(found, TEMPLATE, from, to, Provenance::templateSha256);
    if (a.spec().limit() != b.spec().limit()
        || (a.spec().limit() > 0 && a.spec().seed() != b.spec().seed())) {
      found.add(SAMPLES);
    }
    if (a.spec().context() != b.spec().context()
        || !a.spec().split().equals(b.spec().split())
        || !a.spec().fewShots().equals(b.spec().fewShots())) {
      found.add(PROMPTS);
    }
    return found;
  }

  private static <T> void add(
      Set<Condition> found,
      Condition condition,
      Optional<T> a,
      Optional<T> b,
      Function<T, Object> of) {
    if (a.isPresent() && b.isPresent() && !Objects.equals(of.apply(a.get()), of.apply(b.get()))) {
      found.add(condition);
    }
  }
}
