package org.fewbit.ui.saved;

import java.io.File;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.Region;
import org.fewbit.chart.FigureChoice;
import org.fewbit.core.model.ModelCatalog;
import org.fewbit.core.run.RunArchive;
import org.fewbit.core.settings.SettingsStore;
import org.fewbit.ui.fx.Background;
import org.fewbit.ui.fx.FileDialogs;
import org.fewbit.ui.fx.Late;
import org.fewbit.ui.fx.Texts;

/** Comparisons as files, and whatever is dropped on the window; call on the window's thread. */
public final class SavedPane {

  private final SavedState state = new SavedState();
  private final SavedController controller;
  private final SavedMenu menu;
  private final Late<OpenSheet> sheet;
  private final ObservableValue<String> title;
  private final Texts texts;
  private final FileDialogs files;
  private final Function<String, Optional<Path>> folders;

  /**
   * Builds menu and sheet; nothing is read before {@link #restore()}.
   *
   * @param compared what is saved and shown
   * @param files asks for files
   * @param folders asks for a folder under a title
   * @param open asked to show the sheet
   * @param close asked to take it away
   */
  public SavedPane(
      RunArchive archive,
      ModelCatalog models,
      SettingsStore settings,
      Background background,
      Locale locale,
      Compared compared,
      FileDialogs files,
      Function<String, Optional<Path>> folders,
      Runnable open,
      Runnable close) {
    texts = Texts.of(locale, SavedPane.class);
    this.files = files;
    this.folders = folders;
    controller =
        new SavedController(
            state, new SavedMemory(settings), archive, models, background, compared, texts);
    sheet =
        Late.of(
            () -> new OpenSheet(state, controller, texts, this::askFile, this::askFolder, close));
    title =
        Bindings.createStringBinding(
            () ->
                state
                    .openProperty()
                    .get()
                    .map(
                        o ->
                            state.changedProperty().get()
                                ? texts.get("name.changed", o.name())
                                : o.name())
                    .orElse(""),
            state.openProperty(),
            state.changedProperty());
    menu = new SavedMenu(state, controller, texts, open, this::save, this::saveAs);
  }

  /**
   * Who hears what became of a file.
   *
   * @param words hears in words what was done
   * @param taken runs when something was opened
   * @param wrong runs when something could not be opened
   */
  public void onOutcome(Consumer<String> words, Runnable taken, Runnable wrong) {
    controller.onOutcome(words, taken, wrong);
  }

  /** Who knows the reports that travel with runs, by the id of the run that carries them. */
  public void onCarry(Function<Collection<String>, Map<String, byte[]>> who) {
    controller.onCarry(who);
  }

  /** Goes on with the comparison that was open last. */
  public void restore() {
    controller.restore();
  }

  /** The name of what is compared, with what can be done with it. */
  public Node menu() {
    return menu;
  }

  /** The sheet that asks what to open. */
  public Region sheet() {
    return sheet.get();
  }

  /** For the window's title: the name of the comparison, empty where all runs are compared. */
  public ObservableValue<String> title() {
    return title;
  }

  /** Writes the comparison into its file, or asks for one. */
  public void save() {
    if (!controller.save()) {
      saveAs();
    }
  }

  /** Asks for a file and writes the comparison into it. */
  public void saveAs() {
    files
        .save(menu.getScene().getWindow(), texts.get("save-as"), controller.name())
        .ifPresent(controller::saveAs);
  }

  private void askFile() {
    files
        .open(
            menu.getScene().getWindow(),
            texts.get("sheet.title"),
            List.of(".zip", ".json", ".jsonl", ".onnx"))
        .ifPresent(controller::take);
  }

  private void askFolder() {
    folders.apply(texts.get("open-folder.title")).ifPresent(controller::take);
  }

  /** Takes a file or folder, whatever it is. */
  public void take(Path path) {
    controller.take(path);
  }

  /** Takes whatever is dropped onto a node. */
  public void listenTo(Node node) {
    node.setOnDragOver(
        e -> {
          if (e.getDragboard().hasFiles()) {
            // Never a move: what is dropped stays where it is.
            e.acceptTransferModes(TransferMode.COPY, TransferMode.LINK);
            e.consume();
          }
        });
    node.setOnDragDropped(
        e -> {
          List<Path> paths = e.getDragboard().getFiles().stream().map(File::toPath).toList();
          paths.forEach(this::take);
          e.setDropCompleted(!paths.isEmpty());
          e.consume();
        });
  }

  /** Charts of the page to export: those saved while they are what is shown. */
  public List<FigureChoice> charts() {
    return controller.charts();
  }

  /** Looks whether what is shown is still what was opened or saved. */
  public void look() {
    controller.look();
  }

  /** Adds a run to the comparison that is open; nothing if none is. */
  public void add(String run) {
    controller.add(run);
  }
}
