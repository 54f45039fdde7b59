package org.fewbit.ui.settings;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.fewbit.core.model.ModelCatalog;
import org.fewbit.core.settings.ExportNumbers;
import org.fewbit.core.settings.Setting;
import org.fewbit.core.settings.SettingsStore;
import org.fewbit.ui.fx.Background;
import org.fewbit.ui.fx.Problems;

/** Reads settings when the sheet opens and writes each one when it changes. */
final class SettingsController {

  private final SettingsState state;
  private final SettingsStore settings;
  private final ModelCatalog models;
  private final ProgramFacts program;
  private final Background background;

  SettingsController(
      SettingsState state,
      SettingsStore settings,
      ModelCatalog models,
      ProgramFacts program,
      Background background) {
    this.state = state;
    this.settings = settings;
    this.models = models;
    this.program = program;
    this.background = background;
    state.threadsProperty().set(Setting.number(settings, Setting.THREADS, 0).orElse(0));
    ExportNumbers numbers = ExportNumbers.of(settings);
    state.commaProperty().set(numbers.comma());
    state.digitsProperty().set(numbers.digits());
    state.threadsProperty().subscribe(n -> put(Setting.THREADS, n.intValue()));
    state.digitsProperty().subscribe(n -> put(Setting.EXPORT_DIGITS, n.intValue()));
    state.commaProperty().subscribe(on -> put(Setting.EXPORT_DECIMAL, on ? "comma" : "point"));
  }

  private void put(String key, Object value) {
    settings.put(key, value.toString());
  }

  void open() {
    state.problemProperty().set(Optional.empty());
    background.run("settings.folders", program::folders, state.foldersProperty()::set);
    readModelFolders();
  }

  private void readModelFolders() {
    background.run("settings.models", models::added, state.modelFolders()::setAll);
  }

  /** Adds a model's folder; a refusal is shown in place. */
  void add(Path folder) {
    background.run(
        "settings.add." + folder,
        () -> {
          models.add(folder);
          return models.added();
        },
        added -> {
          state.problemProperty().set(Optional.empty());
          state.modelFolders().setAll(added);
        },
        failed -> state.problemProperty().set(Optional.of(Problems.of(failed))));
  }

  /** Forgets a folder; files stay. */
  void remove(Path folder) {
    background.run(
        "settings.remove." + folder,
        () -> {
          models.forget(folder);
          return models.added();
        },
        (List<Path> left) -> state.modelFolders().setAll(left));
  }
}
