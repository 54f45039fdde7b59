package org.fewbit.ui.quantize;

import org.fewbit.core.model.ArtifactInspector;
import org.fewbit.core.model.ModelCatalog;
import org.fewbit.core.quantize.Quantizer;
import org.fewbit.core.quantize.ReportStore;
import org.fewbit.ui.fx.MachineResources;

/**
 * The ports that making variants needs.
 *
 * @param models the models there are, and where new graphs go
 * @param quantizer makes them
 * @param inspector tells what a float graph holds, for predictions
 * @param reports what making the variants did that are there
 * @param machine what the machine has left
 */
public record QuantizeSources(
    ModelCatalog models,
    Quantizer quantizer,
    ArtifactInspector inspector,
    ReportStore reports,
    MachineResources machine) {}
