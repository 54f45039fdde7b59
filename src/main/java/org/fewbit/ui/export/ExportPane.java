package org.fewbit.ui.export;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.scene.layout.Region;
import org.fewbit.chart.FigureChoice;
import org.fewbit.core.run.RunArchive;
import org.fewbit.core.settings.SettingsStore;
import org.fewbit.exchange.FigureStyle;
import org.fewbit.ui.fx.Background;
import org.fewbit.ui.fx.FileDialogs;
import org.fewbit.ui.fx.Late;
import org.fewbit.ui.fx.Texts;

/** The export sheet's public door; call on the window's thread. */
public final class ExportPane {

  private final ExportState state;
  private final ExportController controller;
  private final Late<ExportView> view;

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
    state = new ExportState(memory.style(), memory.format());
    Texts texts = Texts.of(locale, ExportPane.class);
    controller = new ExportController(state, memory, archive, background, texts);
    view = Late.of(() -> new ExportView(state, controller, texts, dialogs, close));
  }

  /** What is put over the window. */
  public Region node() {
    return view.get();
  }

  /** Says that the page of some charts follows: what they show is still being read. */
  public void await(List<FigureChoice> charts) {
    controller.await(charts);
  }

  /** Shows the page of some charts, one or several. */
  public void open(ExportSubject subject, List<FigureChoice> charts) {
    controller.open(subject, charts);
  }

  /** Who opens a comparison that a person chose here. */
  public void onOpen(Consumer<Path> who) {
    controller.onOpen(who);
  }

  /** Who knows the reports that travel with runs, by the id of the run that carries them. */
  public void onCarry(Function<Collection<String>, Map<String, byte[]>> who) {
    controller.onCarry(who);
  }

  /** How pages look. */
  public ReadOnlyObjectProperty<FigureStyle> styleProperty() {
    return state.styleProperty();
  }

  /** Lets pages look as those of a comparison that was opened. */
  public void take(FigureStyle style) {
    controller.take(style);
  }
}
