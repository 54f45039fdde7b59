package org.fewbit.ui.pick;

import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.fewbit.ui.fx.Icons;
import org.fewbit.ui.fx.Texts;
import org.kordamp.ikonli.feather.Feather;

/** The sheet where runs are chosen: lists on the left, matrix on the right, costs below. */
final class PickView extends BorderPane {

  private static final double LISTS_WIDTH = 388;

  PickView(
      PickState state,
      PickController controller,
      Texts texts,
      Function<String, Optional<Path>> askFolder,
      Runnable close) {
    setId("pick-sheet");
    getStyleClass().add("pick-sheet");
    setTop(head(texts, close));
    setLeft(lists(state, controller, texts, askFolder));
    setCenter(new MatrixTable(state, controller, texts));
    setBottom(new ForecastBar(state, controller, texts, close));
    setOnDragOver(
        e -> {
          if (e.getDragboard().hasFiles()) {
            e.acceptTransferModes(TransferMode.LINK, TransferMode.COPY);
          }
          e.consume();
        });
    setOnDragDropped(
        e -> {
          e.getDragboard().getFiles().stream().map(File::toPath).forEach(controller::addAny);
          e.setDropCompleted(true);
          e.consume();
        });
  }

  private static HBox head(Texts texts, Runnable close) {
    Label title = new Label(texts.get("sheet.title"));
    title.getStyleClass().add("title-4");
    Label hint = new Label(texts.get("sheet.hint"));
    hint.getStyleClass().add("text-muted");
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    HBox head =
        new HBox(14, title, hint, gap, Icons.button(Feather.X, texts.get("sheet.close"), close));
    head.setAlignment(Pos.CENTER_LEFT);
    head.getStyleClass().add("pick-head");
    return head;
  }

  private static ScrollPane lists(
      PickState state,
      PickController controller,
      Texts texts,
      Function<String, Optional<Path>> askFolder) {
    Button data = new Button(texts.get("data.add"), Icons.of(Feather.FOLDER_PLUS));
    data.setId("pick-add-data");
    data.getStyleClass().addAll("small", "flat", "accent");
    data.setMinWidth(Region.USE_PREF_SIZE);
    data.setTooltip(new Tooltip(texts.get("data.add.tip")));
    data.setOnAction(
        e -> askFolder.apply(texts.get("data.add.title")).ifPresent(controller::addData));
    Button add = new Button(texts.get("folder.add"), Icons.of(Feather.FOLDER_PLUS));
    add.setId("pick-add-folder");
    add.getStyleClass().addAll("small", "flat", "accent");
    add.setMinWidth(Region.USE_PREF_SIZE);
    add.setOnAction(
        e -> askFolder.apply(texts.get("folder.add.title")).ifPresent(controller::addFolder));
    VBox lists =
        new VBox(
            section(texts.get("section.models"), Optional.of(add)),
            new ModelList(state, controller, texts),
            section(
                texts.get("section.schemes"), Optional.of(SchemeList.presets(controller, texts))),
            new SchemeList(state, controller, texts),
            section(texts.get("section.evaluations"), Optional.of(data)),
            new DataNotice(state, texts),
            new EvaluationList(state, controller, texts, askFolder));
    lists.getStyleClass().add("pick-lists");
    ScrollPane scroll = new ScrollPane(lists);
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.setPrefWidth(LISTS_WIDTH);
    scroll.setMinWidth(LISTS_WIDTH);
    scroll.getStyleClass().add("pick-scroll");
    return scroll;
  }

  private static HBox section(String title, Optional<Node> tool) {
    Label label = new Label(title);
    label.getStyleClass().addAll("text-bold", "pick-section");
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    HBox line = new HBox(label, gap);
    tool.ifPresent(line.getChildren()::add);
    line.setAlignment(Pos.CENTER_LEFT);
    line.setMinHeight(36);
    return line;
  }
}
