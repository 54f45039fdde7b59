package org.fewbit.core.run;

import java.time.Clock;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.fewbit.core.evaluation.EvaluationCatalog;
import org.fewbit.core.inference.LanguageModelLoader;
import org.fewbit.core.model.ArtifactInspector;
import org.fewbit.core.model.ModelCatalog;
import org.fewbit.core.quantize.Quantizer;

/**
 * What a {@link Runner} works with.
 *
 * @param models finds the model and the place of new variants
 * @param inspector describes the variant
 * @param quantizer makes missing variants
 * @param loader loads them
 * @param evaluations what can be asked
 * @param archive where runs are kept
 * @param fingerprint hashes of tokenizer and template
 * @param machine environment and memory
 * @param clock for the start time
 * @param nanoTime for durations
 * @param judge asked about replies that no rule can score, if one is configured
 */
public record RunnerPorts(
    ModelCatalog models,
    ArtifactInspector inspector,
    Quantizer quantizer,
    LanguageModelLoader loader,
    EvaluationCatalog evaluations,
    RunArchive archive,
    ModelFingerprint fingerprint,
    Machine machine,
    Clock clock,
    LongSupplier nanoTime,
    Optional<Judge> judge) {}
