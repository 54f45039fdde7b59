package org.fewbit.ui.fx;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Scene;
import javafx.util.Subscription;

/** Light, dark or whatever the system has; applies to every window of the program. */
public final class Theme implements AutoCloseable {

  /** What the person asked for. */
  public enum Choice {
    SYSTEM,
    LIGHT,
    DARK;

    /** Reads the remembered form; anything unknown means the system's. */
    public static Choice parse(String text) {
      for (Choice choice : values()) {
        if (choice.text().equals(text)) {
          return choice;
        }
      }
      return SYSTEM;
    }

    /** The remembered form. */
    public String text() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private static final List<String> SHEETS =
      List.of(sheet("theme-bridge.css"), sheet("fewbit.css"));

  private final ObjectProperty<Choice> choice = new SimpleObjectProperty<>(Choice.SYSTEM);
  private final ReadOnlyBooleanWrapper dark = new ReadOnlyBooleanWrapper();
  private final Subscription system;

  /** Applies the choice; call on the JavaFX thread. */
  public Theme(Choice initial) {
    choice.set(initial);
    choice.addListener((o, before, after) -> apply());
    system = Platform.getPreferences().colorSchemeProperty().subscribe((was, is) -> apply());
    apply();
  }

  private static String sheet(String name) {
    return Objects.requireNonNull(Theme.class.getResource("/org/fewbit/ui/" + name), name)
        .toExternalForm();
  }

  private void apply() {
    boolean isDark =
        switch (choice.get()) {
          case LIGHT -> false;
          case DARK -> true;
          case SYSTEM -> Platform.getPreferences().getColorScheme() == ColorScheme.DARK;
        };
    Application.setUserAgentStylesheet(
        isDark
            ? new PrimerDark().getUserAgentStylesheet()
            : new PrimerLight().getUserAgentStylesheet());
    dark.set(isDark);
  }

  /** Adds the program's style sheets to a window. */
  public void dress(Scene scene) {
    scene.getStylesheets().setAll(SHEETS);
  }

  /** What was asked for. */
  public ObjectProperty<Choice> choiceProperty() {
    return choice;
  }

  /** What is shown. */
  public ReadOnlyBooleanProperty darkProperty() {
    return dark.getReadOnlyProperty();
  }

  /** Shows the other one of light and dark. */
  public void toggle() {
    choice.set(dark.get() ? Choice.LIGHT : Choice.DARK);
  }

  /** Follows the system no more. */
  @Override
  public void close() {
    system.unsubscribe();
  }
}
