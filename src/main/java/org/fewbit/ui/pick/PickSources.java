package org.fewbit.ui.pick;

import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.fewbit.core.evaluation.EvaluationCatalog;
import org.fewbit.core.model.ModelCatalog;
import org.fewbit.core.model.QuantizationScheme;
import org.fewbit.core.run.Hardware;
import org.fewbit.core.run.RunArchive;
import org.fewbit.core.run.RunService;
import org.fewbit.core.settings.SettingsStore;
import org.fewbit.ui.fx.MachineResources;

/**
 * The ports that choosing needs.
 *
 * @param models the models there are
 * @param evaluations the evaluations there are
 * @param archive finished runs
 * @param runs where recipes go
 * @param settings remembered values
 * @param canQuantize whether some quantizer makes the scheme
 * @param machine what the machine has left
 * @param here which machine this is; asked off the window's thread
 * @param openLink shows an address in the browser
 */
public record PickSources(
    ModelCatalog models,
    EvaluationCatalog evaluations,
    RunArchive archive,
    RunService runs,
    SettingsStore settings,
    Predicate<QuantizationScheme> canQuantize,
    MachineResources machine,
    Supplier<Hardware> here,
    Consumer<String> openLink) {}
