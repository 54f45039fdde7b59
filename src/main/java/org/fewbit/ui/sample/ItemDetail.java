package org.fewbit.ui.sample;

import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.fewbit.core.compare.ItemPair;
import org.fewbit.core.run.AskedItem;
import org.fewbit.core.run.RunRecord;
import org.fewbit.exchange.SampleJson;
import org.fewbit.ui.fx.Clip;
import org.fewbit.ui.fx.EmptyState;
import org.fewbit.ui.fx.Icons;
import org.fewbit.ui.fx.Texts;
import org.kordamp.ikonli.feather.Feather;

/** The selected sample whole: prompt, right answer, both outputs, what was made of them. */
final class ItemDetail extends BorderPane {

  private final SampleState state;
  private final SampleController controller;
  private final Texts texts;
  private final ScrollPane scroll = new ScrollPane();

  ItemDetail(SampleState state, SampleController controller, Texts texts) {
    this.state = state;
    this.controller = controller;
    this.texts = texts;
    setId("sample-detail");
    getStyleClass().add("sample-detail");
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    state.selectedProperty().addListener(o -> update(true));
    state.pairsProperty().addListener(o -> update(true));
    state.askedProperty().addListener(o -> update(false));
    state.askingProperty().addListener(o -> update(false));
    state.askedProblemProperty().addListener(o -> update(false));
    update(true);
  }

  private void update(boolean fromTheTop) {
    Optional<ItemPair> item = state.selectedProperty().get();
    Optional<RunRecord> left = state.left();
    Optional<RunRecord> right = state.right();
    if (item.isEmpty() || left.isEmpty() || right.isEmpty()) {
      setTop(null);
      setCenter(empty());
      return;
    }
    setTop(head(item.get(), left.get(), right.get()));
    double place = scroll.getVvalue();
    scroll.setContent(content(item.get(), left.get(), right.get()));
    scroll.setVvalue(fromTheTop ? 0 : place);
    setCenter(scroll);
  }

  private EmptyState empty() {
    boolean filtered =
        !state.pairsProperty().get().items().isEmpty() && state.shownProperty().get().isEmpty();
    return filtered
        ? new EmptyState(
            Feather.FILTER,
            texts.get("empty.filtered"),
            texts.get("empty.filtered.text"),
            texts.get("empty.filtered.step"),
            controller::clearFilters)
        : new EmptyState(Feather.LIST, texts.get("empty.none"), texts.get("empty.none.text"));
  }

  private HBox head(ItemPair item, RunRecord left, RunRecord right) {
    Label id = new Label(item.id());
    id.setId("sample-id");
    id.getStyleClass().add("sample-title");
    Label change = new Label(texts.get(ItemKind.key(item.change())));
    change.setId("sample-change");
    change.getStyleClass().addAll("item-change", "change-" + ItemTexts.tone(item.change()));
    change.setMinWidth(Region.USE_PREF_SIZE);
    Label category = new Label(item.category());
    category.getStyleClass().add("text-muted");
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    Button text = copier("copy.text", "sample-copy-text");
    text.setOnAction(e -> Clip.text(ItemTexts.plain(item, left, right, asked(item), texts)));
    Button json = copier("copy.json", "sample-copy-json");
    json.setOnAction(e -> Clip.text(SampleJson.of(item, left, right, asked(item))));
    HBox head = new HBox(10, id, change, category, gap, text, json);
    head.setAlignment(Pos.CENTER_LEFT);
    head.getStyleClass().add("sample-head");
    return head;
  }

  private Button copier(String key, String id) {
    Button button = new Button(texts.get(key), Icons.of(Feather.COPY));
    button.setId(id);
    button.getStyleClass().addAll("small", "flat");
    button.setMinWidth(Region.USE_PREF_SIZE);
    return button;
  }

  /** The requests, if they are surely those of the run. */
  private Optional<AskedItem> asked(ItemPair item) {
    return Optional.ofNullable(state.askedProperty().get().get(item.id()))
        .filter(a -> item.variant().or(item::baseline).filter(a::isOf).isPresent());
  }

  private Node content(ItemPair item, RunRecord left, RunRecord right) {
    Optional<AskedItem> asked = asked(item);
    VBox all = new VBox();
    all.getStyleClass().add("sample-content");
    all.getChildren().add(new PromptBlock(state, item, asked, texts));
    String gold = item.any().outcome().gold();
    if (!gold.isEmpty()) {
      all.getChildren().add(section("detail.gold"));
      all.getChildren().add(new MarkedText(gold, List.of(), "diff-none", texts.get("copy.this")));
    }
    boolean twice = left.id().equals(right.id());
    if (twice) {
      Label note = new Label(texts.get("detail.same-run"));
      note.getStyleClass().add("text-muted");
      note.setWrapText(true);
      all.getChildren().add(note);
    }
    all.getChildren().add(new SidesBlock(item, left, right, texts));
    if (ChoiceTable.suits(item)) {
      all.getChildren().add(section("choices.title"));
      all.getChildren()
          .add(
              new ChoiceTable(
                  item,
                  asked,
                  left.spec().variant().label(),
                  right.spec().variant().label(),
                  texts));
    }
    Label convention =
        new Label(
            texts.get(
                "detail.decided",
                texts.phrase(right.evaluation().headline().title()),
                right.evaluation().headline().convention()));
    convention.setId("sample-convention");
    convention.setWrapText(true);
    convention.setMinHeight(Region.USE_PREF_SIZE);
    convention.getStyleClass().addAll("text-muted", "small");
    all.getChildren().add(convention);
    return all;
  }

  private Label section(String key) {
    Label label = new Label(texts.get(key));
    label.getStyleClass().add("sample-section");
    return label;
  }
}
