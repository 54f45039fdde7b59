package org.fewbit.ui.export;

import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.scene.layout.Region;
import org.fewbit.core.run.RunArchive;
import org.fewbit.core.settings.SettingsStore;
import org.fewbit.exchange.SavedComparison;
import org.fewbit.ui.fx.Background;
import org.fewbit.ui.fx.FileDialogs;
import org.fewbit.ui.fx.Texts;

/** The export sheet's public door; call on the window's thread. */
public final class ExportPane {

  private final ExportController controller;
  private final ExportView view;

  /**
   * A sheet that shows nothing yet.
   *
   * @param archive where the files of runs are found
   * @param settings keeps the choices between sessions
   * @param background draws and writes off the window's thread
   * @param dialogs asks for files
   * @param locale language of the words
   * @param close takes the sheet away
   */
  public ExportPane(
      RunArchive archive,
      SettingsStore settings,
      Background background,
      FileDialogs dialogs,
      Locale locale,
      Runnable close) {
    ExportMemory memory = new ExportMemory(settings);
    ExportState state = new ExportState(memory.style(), memory.format());
    Texts texts = Texts.of(locale, ExportPane.class);
    controller = new ExportController(state, memory, archive, background, texts);
    view = new ExportView(state, controller, texts, dialogs, close);
  }

  /** What is put over the window. */
  public Region node() {
    return view;
  }

  /** Shows the page of a chart. */
  public void open(ExportSubject subject) {
    controller.open(subject);
  }

  /** Who shows a comparison that a person opened. */
  public void onOpened(Consumer<SavedComparison> who) {
    controller.onOpened(who);
  }

  /** Opens a comparison file or archive, for example one that was dropped on the window. */
  public void openComparison(Path file) {
    controller.openComparison(file);
  }
}
