package org.fewbit.ui.shell;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.fewbit.core.run.RunService.TicketListener;
import org.fewbit.core.settings.Setting;
import org.fewbit.ui.fx.ActivityLog;
import org.fewbit.ui.fx.Background;
import org.fewbit.ui.fx.Language;
import org.fewbit.ui.fx.Texts;
import org.fewbit.ui.fx.Theme;

/** What all windows of the program have in common. */
final class Shared {

  private final UiPorts ports;
  private final LateSettings settings;
  private final Theme theme;
  private final ObjectProperty<Language> language;
  private final ActivityLog log = new ActivityLog(Clock.systemUTC());
  private final Background background = Background.ofWindow(thrown -> {});
  private final TicketListener runLog;
  private final Unhandled unhandled = new Unhandled();
  private final List<Integer> windows = new ArrayList<>();

  Shared(UiPorts given) {
    settings = new LateSettings(given.settings(), background);
    ports = given.withSettings(settings);
    theme = new Theme(Theme.Choice.parse(ports.settings().get(Setting.THEME).orElse("")));
    theme.choiceProperty().subscribe(now -> ports.settings().put(Setting.THEME, now.text()));
    language =
        new SimpleObjectProperty<>(
            Language.parse(ports.settings().get(Setting.LANGUAGE).orElse("")));
    runLog = new RunLog(log, background, () -> Texts.of(locale(), Shared.class))::changed;
    ports.runs().listen(runLog);
    language.subscribe(now -> ports.settings().put(Setting.LANGUAGE, now.text()));
  }

  private Locale locale() {
    return language.get().locale();
  }

  UiPorts ports() {
    return ports;
  }

  Theme theme() {
    return theme;
  }

  ObjectProperty<Language> languageProperty() {
    return language;
  }

  /** Everything that was remembered is on disk afterwards. */
  void flush() {
    settings.flush();
  }

  Unhandled unhandled() {
    return unhandled;
  }

  ActivityLog log() {
    return log;
  }

  /** The smallest number no open window has, from 1; each number has a comparison of its own. */
  int enter() {
    int number = 1;
    while (windows.contains(number)) {
      number++;
    }
    windows.add(number);
    return number;
  }

  /** Ends what goes on for all windows when the last one leaves. */
  void leave(int number) {
    windows.remove(Integer.valueOf(number));
    if (windows.isEmpty()) {
      ports.runs().forget(runLog);
      theme.close();
      background.close();
    }
    settings.flush();
  }
}
