package org.fewbit.ui.sample;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.VBox;
import org.fewbit.core.compare.ItemPair;
import org.fewbit.ui.fx.ProblemBox;
import org.fewbit.ui.fx.Texts;

/** Above what is chosen, left the list, right the sample. */
final class SampleView extends BorderPane {

  private static final double LIST = 0.3;
  private static final double ROW = 46;

  private final SampleState state;
  private final SampleController controller;
  private final FilterBar filters;
  private final ObservableList<ItemPair> items = FXCollections.observableArrayList();
  private final ListView<ItemPair> list = new ListView<>(items);
  private final VBox notices = new VBox();
  private final Texts texts;
  private boolean updating;
  private boolean swallowTyped;

  SampleView(SampleState state, SampleController controller, Texts texts, Runnable back) {
    this.state = state;
    this.controller = controller;
    this.texts = texts;
    setId("sample-pane");
    getStyleClass().add("sample-pane");
    getStylesheets()
        .add(
            Objects.requireNonNull(SampleView.class.getResource("/org/fewbit/ui/sample/sample.css"))
                .toExternalForm());
    filters = new FilterBar(state, controller, texts, list::requestFocus);
    list.setId("sample-list");
    list.setAccessibleText(texts.get("list.name"));
    list.setCellFactory(v -> new ItemCell(texts));
    list.setFixedCellSize(ROW);
    list.setPlaceholder(new Label(texts.get("list.empty")));
    list.getSelectionModel()
        .selectedItemProperty()
        .addListener(
            (o, was, is) -> {
              if (!updating && is != null) {
                controller.select(Optional.of(is));
              }
            });
    SplitPane split = new SplitPane(list, new ItemDetail(state, controller, texts));
    split.setDividerPositions(LIST);
    SplitPane.setResizableWithParent(list, false);
    setTop(new VBox(new ChoiceBar(state, controller, texts, back), filters, notices));
    setCenter(split);
    Label keys = new Label(texts.get("keys"));
    keys.getStyleClass().addAll("text-muted", "small", "sample-keys");
    setBottom(keys);
    state.shownProperty().addListener(o -> fill());
    state.selectedProperty().addListener(o -> follow());
    state.readingProperty().addListener(o -> notice());
    state.problemProperty().addListener(o -> notice());
    addEventHandler(KeyEvent.KEY_PRESSED, this::key);
    addEventFilter(KeyEvent.KEY_TYPED, this::typed);
    notice();
  }

  private void key(KeyEvent event) {
    boolean typing =
        getScene() != null
            && getScene().getFocusOwner() instanceof TextInputControl field
            && field.isEditable();
    if (typing || event.isShortcutDown() || event.isAltDown()) {
      return;
    }
    boolean known = true;
    switch (event.getCode()) {
      case J, DOWN -> controller.page(1);
      case K, UP -> controller.page(-1);
      case PAGE_DOWN -> controller.page(10);
      case PAGE_UP -> controller.page(-10);
      case F -> controller.nextFlip();
      case SLASH, DIVIDE -> {
        swallowTyped = true;
        filters.focusSearch();
      }
      default -> known = false;
    }
    if (known) {
      event.consume();
    }
  }

  /** The stroke that leads to the search field is not yet part of what is searched. */
  private void typed(KeyEvent event) {
    if (swallowTyped) {
      swallowTyped = false;
      event.consume();
    }
  }

  /** Puts the keyboard into the list. */
  void focusList() {
    // A split pane takes in its parts only with the first layout: before, nothing here has a scene.
    applyCss();
    layout();
    list.requestFocus();
  }

  private void fill() {
    updating = true;
    List<ItemPair> now = state.shownProperty().get();
    if (!items.equals(now)) {
      items.setAll(now);
    }
    updating = false;
    follow();
  }

  private void follow() {
    updating = true;
    Optional<ItemPair> selected = state.selectedProperty().get();
    int at = selected.map(items::indexOf).orElse(-1);
    if (at < 0) {
      list.getSelectionModel().clearSelection();
    } else if (list.getSelectionModel().getSelectedIndex() != at) {
      list.getSelectionModel().clearAndSelect(at);
      list.getFocusModel().focus(at);
      list.scrollTo(Math.max(0, at - 3));
    }
    updating = false;
  }

  private void notice() {
    notices.getChildren().clear();
    if (state.readingProperty().get()) {
      ProgressBar bar = new ProgressBar();
      bar.setMaxWidth(Double.MAX_VALUE);
      bar.setAccessibleText(texts.get("reading"));
      bar.getStyleClass().add("small");
      notices.getChildren().add(bar);
    }
    state
        .problemProperty()
        .get()
        .ifPresent(p -> notices.getChildren().add(new ProblemBox(p, texts)));
  }
}
