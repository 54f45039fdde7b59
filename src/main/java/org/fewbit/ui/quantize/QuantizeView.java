package org.fewbit.ui.quantize;

import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.fewbit.ui.fx.Icons;
import org.fewbit.ui.fx.Texts;
import org.kordamp.ikonli.feather.Feather;

/** Models, method and settings on the left; the list with progress, and a report, on the right. */
final class QuantizeView extends BorderPane {

  private static final double LISTS_WIDTH = 372;
  private static final double LIST_SHARE = 0.42;

  QuantizeView(QuantizeState state, QuantizeController controller, Texts texts, Runnable close) {
    setId("quantize-sheet");
    getStyleClass().addAll("pick-sheet", "quantize-sheet");
    setTop(head(texts, close));
    setLeft(lists(state, controller, texts));
    SplitPane right =
        new SplitPane(new JobTable(state, controller, texts), new ReportView(state, texts));
    right.setOrientation(Orientation.VERTICAL);
    right.setDividerPositions(LIST_SHARE);
    setCenter(right);
    setBottom(new QuantizeBar(state, controller, texts, close));
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

  private static ScrollPane lists(QuantizeState state, QuantizeController controller, Texts texts) {
    VBox lists =
        new VBox(
            section(texts.get("section.models")),
            new SourceList(state, controller, texts),
            new PresetLine(state, controller, texts),
            new MethodList(state, texts),
            section(texts.get("section.settings")),
            new SettingsForm(state, controller, texts));
    lists.getStyleClass().add("pick-lists");
    ScrollPane scroll = new ScrollPane(lists);
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.setPrefWidth(LISTS_WIDTH);
    scroll.setMinWidth(LISTS_WIDTH);
    scroll.getStyleClass().add("pick-scroll");
    return scroll;
  }

  static HBox section(String title) {
    Label label = new Label(title);
    label.getStyleClass().addAll("text-bold", "pick-section");
    HBox line = new HBox(label);
    line.setAlignment(Pos.CENTER_LEFT);
    line.setMinHeight(34);
    return line;
  }
}
