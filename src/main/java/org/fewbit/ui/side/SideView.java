package org.fewbit.ui.side;

import atlantafx.base.controls.ToggleSwitch;
import java.util.List;
import java.util.Objects;
import java.util.function.BiConsumer;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitMenuButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.fewbit.core.compare.EvaluationKey;
import org.fewbit.core.compare.SideBySide;
import org.fewbit.core.compare.VariantKey;
import org.fewbit.exchange.FlatTable;
import org.fewbit.exchange.TableExporter;
import org.fewbit.ui.fx.Clip;
import org.fewbit.ui.fx.EmptyState;
import org.fewbit.ui.fx.Icons;
import org.fewbit.ui.fx.ProblemBox;
import org.fewbit.ui.fx.Texts;
import org.kordamp.ikonli.feather.Feather;

/** The way back and what is chosen above, the columns below. */
final class SideView extends BorderPane {

  private final SideState state;
  private final SideController controller;
  private final Texts texts;
  private final BiConsumer<VariantKey, EvaluationKey> samples;
  private final MenuButton add;
  private final VBox notices = new VBox();
  private final ScrollPane scroll = new ScrollPane();
  private final Hyperlink home;

  SideView(
      SideState state,
      SideController controller,
      Texts texts,
      BiConsumer<VariantKey, EvaluationKey> samples,
      Runnable back) {
    this.state = state;
    this.controller = controller;
    this.texts = texts;
    this.samples = samples;
    setId("side-pane");
    getStyleClass().add("side-pane");
    getStylesheets()
        .add(
            Objects.requireNonNull(SideView.class.getResource("/org/fewbit/ui/side/side.css"))
                .toExternalForm());
    home = new Hyperlink(texts.get("bar.home"));
    add = new MenuButton(texts.get("bar.add"), Icons.of(Feather.PLUS));
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.setId("side-scroll");
    setTop(new VBox(bar(back), notices));
    state.tableProperty().addListener(o -> update());
    state.onlyDifferencesProperty().addListener(o -> update());
    state.readingProperty().addListener(o -> notice());
    state.problemProperty().addListener(o -> notice());
    update();
    notice();
  }

  private HBox bar(Runnable back) {
    Button arrow = Icons.button(Feather.ARROW_LEFT, texts.get("bar.back"), back);
    arrow.setId("side-back");
    home.setOnAction(e -> back.run());
    home.setMinWidth(Region.USE_PREF_SIZE);
    Label here = new Label("\u203a  " + texts.get("bar.here"));
    here.getStyleClass().add("text-bold");
    here.setMinWidth(Region.USE_PREF_SIZE);
    ToggleSwitch only = new ToggleSwitch(texts.get("bar.only"));
    only.setId("side-only");
    only.setTooltip(new Tooltip(texts.get("bar.only.tip")));
    only.selectedProperty().bindBidirectional(state.onlyDifferencesProperty());
    only.setMinWidth(Region.USE_PREF_SIZE);
    add.setId("side-add");
    add.getStyleClass().add("small");
    add.setMinWidth(Region.USE_PREF_SIZE);
    SplitMenuButton copy = new SplitMenuButton();
    copy.setText(texts.get("bar.copy"));
    copy.setGraphic(Icons.of(Feather.COPY));
    for (TableExporter.Format format : TableExporter.Format.values()) {
      MenuItem item = new MenuItem(texts.get("copy." + format.end()));
      item.setId("side-copy-" + format.end());
      item.setOnAction(e -> Clip.text(TableExporter.text(flat(), format)));
      copy.getItems().add(item);
    }
    copy.setId("side-copy");
    copy.getStyleClass().add("small");
    copy.setMinWidth(Region.USE_PREF_SIZE);
    copy.setTooltip(new Tooltip(texts.get("bar.copy.tip")));
    copy.setOnAction(e -> copy());
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    HBox bar = new HBox(10, arrow, home, here, gap, only, add, copy);
    bar.setAlignment(Pos.CENTER_LEFT);
    bar.getStyleClass().add("side-bar");
    return bar;
  }

  private void copy() {
    SideBySide table = state.tableProperty().get();
    List<SideRow> rows = SideRows.of(table, state.onlyDifferencesProperty().get(), texts);
    ClipboardContent content = new ClipboardContent();
    content.putString(SideText.tabs(table, rows));
    content.putHtml(SideText.html(table, rows));
    Clipboard.getSystemClipboard().setContent(content);
  }

  private FlatTable flat() {
    SideBySide table = state.tableProperty().get();
    List<SideRow> rows = SideRows.of(table, state.onlyDifferencesProperty().get(), texts);
    return SideFormats.of(table, rows, texts.get("copy.part"), texts.get("copy.what"));
  }

  private void update() {
    SideBySide table = state.tableProperty().get();
    add.getItems().clear();
    for (VariantKey other : state.others()) {
      MenuItem item = new MenuItem(other.toString());
      item.setOnAction(e -> controller.add(other));
      add.getItems().add(item);
    }
    add.setDisable(add.getItems().isEmpty());
    if (table.columns().isEmpty()) {
      setCenter(new EmptyState(Feather.COLUMNS, texts.get("empty"), texts.get("empty.text")));
      return;
    }
    double place = scroll.getVvalue();
    List<SideRow> rows = SideRows.of(table, state.onlyDifferencesProperty().get(), texts);
    SideGrid grid = new SideGrid(table.columns(), controller, samples, texts);
    rows.forEach(grid::add);
    scroll.setContent(grid);
    scroll.setVvalue(place);
    VBox.setVgrow(scroll, Priority.ALWAYS);
    GridPane head = grid.head();
    // The bar at the side takes its room from the columns below only.
    head.maxWidthProperty()
        .bind(
            Bindings.createDoubleBinding(
                () -> scroll.getViewportBounds().getWidth(), scroll.viewportBoundsProperty()));
    StackPane strip = new StackPane(head);
    strip.setAlignment(Pos.CENTER_LEFT);
    strip.getStyleClass().add("side-strip");
    setCenter(new VBox(strip, scroll));
  }

  private void notice() {
    notices.getChildren().clear();
    if (state.readingProperty().get()) {
      ProgressBar bar = new ProgressBar();
      bar.setMaxWidth(Double.MAX_VALUE);
      bar.setAccessibleText(texts.get("reading"));
      notices.getChildren().add(bar);
    }
    state
        .problemProperty()
        .get()
        .ifPresent(p -> notices.getChildren().add(new ProblemBox(p, texts)));
  }

  /** Puts the keyboard into the pane. */
  void focus() {
    scroll.requestFocus();
  }
}
