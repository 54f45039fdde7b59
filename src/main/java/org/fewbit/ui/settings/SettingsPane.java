package org.fewbit.ui.settings;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.ObjectProperty;
import javafx.scene.layout.Region;
import org.fewbit.core.model.ModelCatalog;
import org.fewbit.core.settings.SettingsStore;
import org.fewbit.ui.fx.Background;
import org.fewbit.ui.fx.Language;
import org.fewbit.ui.fx.Texts;
import org.fewbit.ui.fx.Theme;

/** The sheet of settings. */
public final class SettingsPane {

  private final SettingsController controller;
  private final SettingsView view;

  /**
   * Builds the sheet; folders are read by {@link #open()}.
   *
   * @param language of the program, followed and changed
   * @param theme of the program, followed and changed
   * @param locale in which the sheet speaks
   * @param askFolder asks the person for a folder under a title
   * @param close asked to take the sheet away
   */
  public SettingsPane(
      SettingsStore settings,
      ModelCatalog models,
      ProgramFacts program,
      ObjectProperty<Language> language,
      ObjectProperty<Theme.Choice> theme,
      Locale locale,
      Background background,
      Function<String, Optional<Path>> askFolder,
      Runnable close) {
    SettingsState state = new SettingsState(language, theme);
    controller = new SettingsController(state, settings, models, program, background);
    view =
        new SettingsView(state, controller, Texts.of(locale, SettingsPane.class), askFolder, close);
  }

  /** The sheet. */
  public Region node() {
    return view;
  }

  /** Reads the folders. */
  public void open() {
    controller.open();
  }
}
