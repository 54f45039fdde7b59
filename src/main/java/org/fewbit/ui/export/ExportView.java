package org.fewbit.ui.export;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.embed.swing.SwingFXUtils;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.fewbit.core.compare.NumberText;
import org.fewbit.core.problem.Problem;
import org.fewbit.exchange.TableExporter;
import org.fewbit.ui.fx.Clip;
import org.fewbit.ui.fx.FileDialogs;
import org.fewbit.ui.fx.Icons;
import org.fewbit.ui.fx.ProblemBox;
import org.fewbit.ui.fx.Texts;
import org.kordamp.ikonli.feather.Feather;

/** Left what the page looks like, right the page itself with its caption. */
final class ExportView extends BorderPane {

  private static final double LEFT = 268;

  private final ExportState state;
  private final ExportController controller;
  private final Texts texts;
  private final FileDialogs dialogs;
  private final ImageView image = new ImageView();
  private final StackPane page = new StackPane(image);
  private final Label size = new Label();
  private final TextArea caption = new TextArea();
  private final VBox message = new VBox();
  private final ProgressIndicator busy = new ProgressIndicator();

  ExportView(
      ExportState state,
      ExportController controller,
      Texts texts,
      FileDialogs dialogs,
      Runnable close) {
    this.state = state;
    this.controller = controller;
    this.texts = texts;
    this.dialogs = dialogs;
    setId("export-sheet");
    getStyleClass().add("export-sheet");
    setPrefSize(1120, 760);
    setTop(head(close));
    ScrollPane form = new ScrollPane(new ExportForm(state, controller, texts));
    form.setFitToWidth(true);
    form.setPrefWidth(LEFT);
    form.getStyleClass().add("pick-scroll");
    setLeft(form);
    setCenter(result());
    setBottom(new VBox(message, foot()));
    state.previewProperty().subscribe(this::show);
    state.problemProperty().addListener(o -> tell());
    state.doneProperty().addListener(o -> tell());
    busy.visibleProperty().bind(state.busyProperty());
    page.getChildren().add(waiting());
  }

  private HBox head(Runnable close) {
    Label title = new Label(texts.get("title"));
    title.getStyleClass().add("title-4");
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    busy.setPrefSize(18, 18);
    busy.setMaxSize(18, 18);
    HBox head = new HBox(10, title, busy, gap, Icons.button(Feather.X, texts.get("close"), close));
    head.setAlignment(Pos.CENTER_LEFT);
    head.getStyleClass().add("pick-head");
    return head;
  }

  /** Over the empty page while what it shows is being read. */
  private VBox waiting() {
    ProgressIndicator turning = new ProgressIndicator();
    turning.setMaxSize(40, 40);
    Label words = new Label(texts.get("waiting"));
    words.getStyleClass().add("text-muted");
    VBox box = new VBox(10, turning, words);
    box.setId("export-waiting");
    box.setAlignment(Pos.CENTER);
    box.visibleProperty().bind(state.waitingProperty());
    return box;
  }

  private VBox result() {
    image.setPreserveRatio(true);
    image.setSmooth(true);
    image.setId("export-preview");
    page.getStyleClass().add("export-page");
    page.setMinSize(100, 100);
    page.widthProperty().addListener(o -> fit());
    page.heightProperty().addListener(o -> fit());
    VBox.setVgrow(page, Priority.ALWAYS);
    size.getStyleClass().add("text-muted");
    caption.setId("export-caption");
    caption.setEditable(false);
    caption.setWrapText(true);
    caption.setPrefRowCount(3);
    caption.setMinHeight(64);
    caption.setAccessibleText(texts.get("caption"));
    Label words = new Label(texts.get("caption"));
    words.getStyleClass().add("text-muted");
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    Button copy = button("copy-caption", Feather.COPY, this::copyCaption);
    copy.getStyleClass().add("small");
    HBox line = new HBox(8, words, gap, size, copy);
    line.setAlignment(Pos.CENTER_LEFT);
    VBox box = new VBox(8, page, line, caption);
    box.getStyleClass().add("export-result");
    return box;
  }

  private Button button(String key, Feather icon, Runnable action) {
    Button button = new Button(texts.get(key), Icons.of(icon));
    button.setId("export-" + key);
    button.setOnAction(e -> action.run());
    return button;
  }

  private HBox foot() {
    Button save = button("save", Feather.DOWNLOAD, this::save);
    save.getStyleClass().add("accent");
    save.setDefaultButton(true);
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    Button comparison = button("save-comparison", Feather.ARCHIVE, this::saveComparison);
    MenuButton tables = tables();
    for (Node each : List.of(save, comparison, tables)) {
      each.disableProperty().bind(state.waitingProperty());
    }
    HBox foot =
        new HBox(
            8,
            button("open-comparison", Feather.FOLDER, this::openComparison),
            comparison,
            gap,
            tables,
            button("copy-image", Feather.COPY, this::copyImage),
            save);
    foot.setAlignment(Pos.CENTER_LEFT);
    foot.getStyleClass().add("export-foot");
    return foot;
  }

  private MenuButton tables() {
    MenuButton menu = new MenuButton(texts.get("table"), Icons.of(Feather.GRID));
    menu.setId("export-table");
    for (TableExporter.Format format : TableExporter.Format.values()) {
      MenuItem item = new MenuItem(texts.get("table." + format.name().toLowerCase(Locale.ROOT)));
      item.setId("export-table-" + format.end());
      item.setOnAction(
          e ->
              dialogs
                  .save(
                      getScene().getWindow(),
                      texts.get("table"),
                      "fewbit-comparison." + format.end())
                  .ifPresent(file -> controller.saveTable(file, format)));
      menu.getItems().add(item);
    }
    return menu;
  }

  private void show(Optional<Preview> preview) {
    image.setImage(preview.map(p -> SwingFXUtils.toFXImage(p.pixels(), null)).orElse(null));
    size.setText(
        preview
            .map(
                p ->
                    NumberText.fixed(p.widthMm(), 0)
                        + " \u00d7 "
                        + NumberText.fixed(p.heightMm(), 0)
                        + " mm")
            .orElse(""));
    caption.setText(preview.map(Preview::caption).orElse(""));
    fit();
  }

  /** As large as there is room, never larger than its pixels. */
  private void fit() {
    Image shown = image.getImage();
    if (shown != null) {
      image.setFitWidth(Math.min(shown.getWidth(), Math.max(50, page.getWidth() - 24)));
      image.setFitHeight(Math.min(shown.getHeight(), Math.max(50, page.getHeight() - 24)));
    }
  }

  private void tell() {
    message.getChildren().clear();
    Optional<Problem> problem = state.problemProperty().get();
    String done = state.doneProperty().get();
    if (problem.isPresent()) {
      message.getChildren().add(new ProblemBox(problem.get(), texts));
    } else if (!done.isEmpty()) {
      Label words = new Label(done, Icons.of(Feather.CHECK_CIRCLE, "state-done"));
      words.setId("export-done");
      words.setWrapText(true);
      words.getStyleClass().add("export-done");
      message.getChildren().add(words);
    }
  }

  private void save() {
    dialogs
        .save(getScene().getWindow(), texts.get("save"), controller.name())
        .ifPresent(controller::save);
  }

  private void saveComparison() {
    dialogs
        .save(getScene().getWindow(), texts.get("save-comparison"), "fewbit-comparison.zip")
        .ifPresent(controller::saveComparison);
  }

  private void openComparison() {
    dialogs
        .open(getScene().getWindow(), texts.get("open-comparison"), List.of(".zip", ".json"))
        .ifPresent(controller::openComparison);
  }

  private void copyImage() {
    if (image.getImage() != null) {
      ClipboardContent content = new ClipboardContent();
      content.putImage(image.getImage());
      Clipboard.getSystemClipboard().setContent(content);
      state.doneProperty().set(texts.get("done.copied-image"));
    }
  }

  private void copyCaption() {
    Clip.text(caption.getText());
    state.doneProperty().set(texts.get("done.copied-caption"));
  }
}
