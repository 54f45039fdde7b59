package org.fewbit.ui.shell;

import java.util.function.Consumer;
import org.fewbit.core.evaluation.EvaluationCatalog;
import org.fewbit.core.inference.TokenizerLoader;
import org.fewbit.core.model.ArtifactInspector;
import org.fewbit.core.model.ModelCatalog;
import org.fewbit.core.quantize.Quantizer;
import org.fewbit.core.quantize.ReportStore;
import org.fewbit.core.run.RunArchive;
import org.fewbit.core.run.RunService;
import org.fewbit.core.settings.SettingsStore;
import org.fewbit.ui.fx.FileDialogs;
import org.fewbit.ui.fx.FolderChooser;
import org.fewbit.ui.fx.MachineResources;
import org.fewbit.ui.settings.ProgramFacts;

/**
 * Everything the window needs from outside.
 *
 * @param models the models there are
 * @param evaluations the evaluations there are
 * @param archive finished runs
 * @param runs the queue
 * @param settings remembered values
 * @param quantizer makes variants
 * @param inspector tells what a graph holds
 * @param reports what making the variants did
 * @param tokenizers opens tokenizers without their models
 * @param machine what the machine has left
 * @param folders asks the person for a folder
 * @param files asks the person for a file
 * @param openLink shows an address in the browser
 * @param program what the program tells about itself
 */
public record UiPorts(
    ModelCatalog models,
    EvaluationCatalog evaluations,
    RunArchive archive,
    RunService runs,
    SettingsStore settings,
    Quantizer quantizer,
    ArtifactInspector inspector,
    ReportStore reports,
    TokenizerLoader tokenizers,
    MachineResources machine,
    FolderChooser folders,
    FileDialogs files,
    Consumer<String> openLink,
    ProgramFacts program) {

  /** With this machine's resources and the system's dialogs. */
  public static UiPorts of(
      ModelCatalog models,
      EvaluationCatalog evaluations,
      RunArchive archive,
      RunService runs,
      SettingsStore settings,
      Quantizer quantizer,
      ArtifactInspector inspector,
      ReportStore reports,
      TokenizerLoader tokenizers,
      Consumer<String> openLink,
      ProgramFacts program) {
    return new UiPorts(
        models,
        evaluations,
        archive,
        runs,
        settings,
        quantizer,
        inspector,
        reports,
        tokenizers,
        MachineResources.ofThisMachine(),
        FolderChooser.ofSystem(),
        FileDialogs.ofSystem(),
        openLink,
        program);
  }

  /** The same with other settings. */
  UiPorts withSettings(SettingsStore other) {
    return new UiPorts(
        models,
        evaluations,
        archive,
        runs,
        other,
        quantizer,
        inspector,
        reports,
        tokenizers,
        machine,
        folders,
        files,
        openLink,
        program);
  }
}
