package org.fewbit.ui.settings;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.fewbit.core.problem.Problem;
import org.fewbit.ui.fx.Language;
import org.fewbit.ui.fx.Theme;

/** What the settings sheet shows; no nodes. Language and theme are the program's own properties. */
final class SettingsState {

  private final ObjectProperty<Language> language;
  private final ObjectProperty<Theme.Choice> theme;
  private final IntegerProperty threads = new SimpleIntegerProperty();
  private final BooleanProperty comma = new SimpleBooleanProperty();
  private final IntegerProperty digits = new SimpleIntegerProperty();
  private final ObservableList<Path> modelFolders = FXCollections.observableArrayList();
  private final ObjectProperty<Map<String, Path>> folders =
      new SimpleObjectProperty<>(new LinkedHashMap<>());
  private final ObjectProperty<Optional<Problem>> problem =
      new SimpleObjectProperty<>(Optional.empty());

  SettingsState(ObjectProperty<Language> language, ObjectProperty<Theme.Choice> theme) {
    this.language = language;
    this.theme = theme;
  }

  ObjectProperty<Language> languageProperty() {
    return language;
  }

  ObjectProperty<Theme.Choice> themeProperty() {
    return theme;
  }

  /** Threads inside an operator, 0 for all cores. */
  IntegerProperty threadsProperty() {
    return threads;
  }

  /** Whether exported numbers have a decimal comma. */
  BooleanProperty commaProperty() {
    return comma;
  }

  /** Significant digits of exported numbers, 0 for all. */
  IntegerProperty digitsProperty() {
    return digits;
  }

  /** Folders added by the person. */
  ObservableList<Path> modelFolders() {
    return modelFolders;
  }

  /** The program's folders by name. */
  ObjectProperty<Map<String, Path>> foldersProperty() {
    return folders;
  }

  /** Why the latest folder could not be added. */
  ObjectProperty<Optional<Problem>> problemProperty() {
    return problem;
  }
}
