package org.fewbit.ui.shell;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import javafx.geometry.Pos;
import org.fewbit.ui.fx.Background;
import org.fewbit.ui.fx.Late;
import org.fewbit.ui.fx.Overlay;
import org.fewbit.ui.settings.AboutPane;
import org.fewbit.ui.settings.LogPane;
import org.fewbit.ui.settings.SettingsPane;

/** The sheets about the program itself: settings, about, log; each built when first asked for. */
final class Sheets {

  private final Shared shared;
  private final Locale locale;
  private final Background background;
  private final Overlay overlay;
  private final Function<String, Optional<Path>> askFolder;
  private final Late<SettingsPane> settings = Late.of(this::newSettings);

  Sheets(
      Shared shared,
      Locale locale,
      Background background,
      Overlay overlay,
      Function<String, Optional<Path>> askFolder) {
    this.shared = shared;
    this.locale = locale;
    this.background = background;
    this.overlay = overlay;
    this.askFolder = askFolder;
  }

  void openSettings() {
    settings.get().open();
    overlay.show(settings.get().node(), Pos.CENTER);
  }

  private SettingsPane newSettings() {
    return new SettingsPane(
        shared.ports().settings(),
        shared.ports().models(),
        shared.ports().program(),
        shared.languageProperty(),
        shared.theme().choiceProperty(),
        locale,
        background,
        askFolder,
        overlay::close);
  }

  boolean isSettingsOpen() {
    return settings.isMade() && overlay.sheet().filter(settings.get().node()::equals).isPresent();
  }

  void openAbout() {
    AboutPane pane =
        new AboutPane(
            shared.ports().program(),
            locale,
            background,
            shared.ports().openLink(),
            overlay::close);
    pane.open();
    overlay.show(pane.node(), Pos.CENTER);
  }

  void openLog() {
    LogPane pane = new LogPane(shared.log(), locale, ZoneId.systemDefault(), overlay::close);
    overlay.show(pane.node(), Pos.CENTER);
  }
}
