package org.fewbit.ui.settings;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Spinner;
import javafx.scene.control.TextField;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.fewbit.core.problem.Problem;
import org.fewbit.ui.fx.Clip;
import org.fewbit.ui.fx.Icons;
import org.fewbit.ui.fx.Language;
import org.fewbit.ui.fx.ProblemBox;
import org.fewbit.ui.fx.Texts;
import org.fewbit.ui.fx.Theme;
import org.kordamp.ikonli.feather.Feather;

/** The settings sheet; every change works at once, there is nothing to confirm. */
final class SettingsView extends VBox {

  private static final double WIDTH = 640;
  private static final double TALLEST = 620;
  private static final int MOST_DIGITS = 17;

  private final SettingsState state;
  private final SettingsController controller;
  private final Texts texts;

  SettingsView(
      SettingsState state,
      SettingsController controller,
      Texts texts,
      Function<String, Optional<Path>> askFolder,
      Runnable close) {
    super(12);
    this.state = state;
    this.controller = controller;
    this.texts = texts;
    setId("settings-sheet");
    getStyleClass().add("dialog-sheet");
    setMaxSize(WIDTH, Region.USE_PREF_SIZE);
    VBox body =
        new VBox(
            12,
            look(),
            Form.heading(texts.get("runs")),
            runs(),
            folders(),
            modelFolders(askFolder));
    ScrollPane scroll = new ScrollPane(body);
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.setMaxHeight(TALLEST);
    scroll.getStyleClass().add("edge-to-edge");
    scroll.setFocusTraversable(false);
    getChildren().addAll(Form.head(texts.get("settings"), texts.get("close"), close), scroll);
  }

  private GridPane look() {
    GridPane grid = Form.grid();
    Form.row(
        grid,
        texts.get("language"),
        choice(
            "settings-language",
            state.languageProperty(),
            Language.values(),
            l -> texts.get("language." + l.text())));
    Form.row(
        grid,
        texts.get("theme"),
        choice(
            "settings-theme",
            state.themeProperty(),
            Theme.Choice.values(),
            t -> texts.get("theme." + t.text())));
    return grid;
  }

  private GridPane runs() {
    GridPane grid = Form.grid();
    int cores = Runtime.getRuntime().availableProcessors();
    Form.row(
        grid,
        texts.get("threads"),
        with(
            spinner("settings-threads", texts.get("threads"), state.threadsProperty(), cores),
            texts.get("threads.hint", cores)));
    CheckBox comma = new CheckBox(texts.get("decimal.comma"));
    comma.setId("settings-comma");
    comma.setWrapText(true);
    comma.setMinHeight(Region.USE_PREF_SIZE);
    comma.selectedProperty().bindBidirectional(state.commaProperty());
    Form.row(grid, texts.get("decimal"), comma);
    Form.row(
        grid,
        texts.get("digits"),
        with(
            spinner("settings-digits", texts.get("digits"), state.digitsProperty(), MOST_DIGITS),
            texts.get("digits.hint")));
    return grid;
  }

  private static Spinner<Integer> spinner(String id, String name, IntegerProperty value, int most) {
    Spinner<Integer> spinner = new Spinner<>(0, most, Math.min(most, value.get()));
    spinner.setId(id);
    spinner.setEditable(true);
    spinner.setAccessibleText(name);
    spinner.getEditor().setAccessibleText(name);
    spinner.setPrefWidth(90);
    spinner.setMinWidth(90);
    spinner.valueProperty().subscribe(n -> value.set(n));
    spinner.focusedProperty().subscribe(focused -> spinner.commitValue());
    return spinner;
  }

  private static HBox with(Spinner<Integer> field, String hint) {
    Label label = Form.muted(hint);
    field.setAccessibleHelp(hint);
    HBox box = new HBox(10, field, label);
    HBox.setHgrow(label, Priority.ALWAYS);
    box.setAlignment(Pos.CENTER_LEFT);
    return box;
  }

  private VBox folders() {
    GridPane grid = Form.grid();
    state.foldersProperty().subscribe(folders -> fill(grid, folders));
    return new VBox(
        6, Form.heading(texts.get("folders")), grid, Form.muted(texts.get("folders.hint")));
  }

  private void fill(GridPane grid, Map<String, Path> folders) {
    grid.getChildren().clear();
    int row = 0;
    for (Map.Entry<String, Path> folder : folders.entrySet()) {
      TextField path = new TextField(folder.getValue().toString());
      path.setEditable(false);
      path.setId("settings-folder-" + folder.getKey());
      String name = texts.get("folder." + folder.getKey());
      path.setAccessibleText(name);
      Button copy =
          Icons.button(
              Feather.COPY, texts.get("copy", name), () -> Clip.text(folder.getValue().toString()));
      HBox line = new HBox(4, path, copy);
      HBox.setHgrow(path, Priority.ALWAYS);
      grid.addRow(row, new Label(name), line);
      row++;
    }
  }

  private VBox modelFolders(Function<String, Optional<Path>> askFolder) {
    VBox list = new VBox(4);
    state
        .modelFolders()
        .addListener((ListChangeListener<Path>) change -> list(list, state.modelFolders()));
    list(list, state.modelFolders());
    Button add = new Button(texts.get("models.add"), Icons.of(Feather.FOLDER_PLUS));
    add.setId("settings-add-folder");
    add.setOnAction(e -> askFolder.apply(texts.get("models.choose")).ifPresent(controller::add));
    VBox trouble = new VBox();
    state.problemProperty().subscribe(problem -> show(trouble, problem));
    return new VBox(6, Form.heading(texts.get("models")), list, trouble, add);
  }

  private void show(VBox trouble, Optional<Problem> problem) {
    trouble.getChildren().setAll(problem.map(p -> new ProblemBox(p, texts)).stream().toList());
  }

  private void list(VBox list, List<Path> folders) {
    list.getChildren().clear();
    if (folders.isEmpty()) {
      list.getChildren().add(Form.muted(texts.get("models.none")));
    }
    for (Path folder : folders) {
      Label path = new Label(folder.toString());
      path.getStyleClass().add("mono");
      path.setMaxWidth(Double.MAX_VALUE);
      HBox.setHgrow(path, Priority.ALWAYS);
      Button remove =
          Icons.button(
              Feather.X, texts.get("models.remove", folder), () -> controller.remove(folder));
      HBox line = new HBox(6, path, remove);
      line.setAlignment(Pos.CENTER_LEFT);
      list.getChildren().add(line);
    }
  }

  private static <T> ComboBox<T> choice(
      String id, ObjectProperty<T> value, T[] values, Function<T, String> name) {
    ComboBox<T> box = new ComboBox<>();
    box.setId(id);
    box.getItems().setAll(values);
    box.setConverter(
        new StringConverter<T>() {
          @Override
          public String toString(T choice) {
            return choice == null ? "" : name.apply(choice);
          }

          @Override
          public T fromString(String text) {
            throw new UnsupportedOperationException("this choice is not typed");
          }
        });
    // The program's own property outlives the sheet; such a binding does not keep it.
    box.valueProperty().bindBidirectional(value);
    return box;
  }
}
