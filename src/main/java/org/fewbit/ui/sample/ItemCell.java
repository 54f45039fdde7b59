package org.fewbit.ui.sample;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.OverrunStyle;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.fewbit.core.compare.ItemPair;
import org.fewbit.core.compare.NumberText;
import org.fewbit.core.run.SampleResult;
import org.fewbit.ui.fx.Texts;
import org.jspecify.annotations.Nullable;

/** A sample in the list: what became of it, its name, both answers. */
final class ItemCell extends ListCell<ItemPair> {

  private static final int LONGEST = 90;

  private final Texts texts;
  private final Label change = new Label();
  private final Label id = new Label();
  private final Label answers = new Label();
  private final Label value = new Label();
  private final VBox box;

  ItemCell(Texts texts) {
    this.texts = texts;
    change.getStyleClass().add("item-change");
    change.setMinWidth(Region.USE_PREF_SIZE);
    id.getStyleClass().add("item-id");
    id.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
    answers.getStyleClass().addAll("text-muted", "small");
    value.getStyleClass().addAll("text-muted", "small");
    value.setMinWidth(Region.USE_PREF_SIZE);
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    HBox top = new HBox(8, id, gap, value, change);
    top.setAlignment(Pos.CENTER_LEFT);
    box = new VBox(2, top, answers);
    box.setMinWidth(0);
    setPrefWidth(0);
  }

  @Override
  protected void updateItem(@Nullable ItemPair item, boolean empty) {
    super.updateItem(item, empty);
    if (empty || item == null) {
      setGraphic(null);
      setAccessibleText("");
      return;
    }
    change.setText(texts.get(ItemKind.key(item.change())));
    change
        .getStyleClass()
        .setAll("label", "item-change", "change-" + ItemTexts.tone(item.change()));
    id.setText(item.id());
    answers.setText(line(item));
    value.setText(item.difference().isPresent() && !item.change().isFlip() ? graded(item) : "");
    setAccessibleText(item.id() + ", " + change.getText() + ", " + answers.getText());
    setGraphic(box);
  }

  private static String graded(ItemPair item) {
    double difference = item.difference().getAsDouble();
    return difference == 0 ? "" : (difference > 0 ? "+" : "") + NumberText.of(difference);
  }

  private String line(ItemPair item) {
    String before = item.baseline().map(this::answer).orElse(texts.get("list.absent"));
    String after = item.variant().map(this::answer).orElse(texts.get("list.absent"));
    String gold = item.any().outcome().gold();
    String both = before.equals(after) ? before : before + " \u2192 " + after;
    return gold.isEmpty() ? both : both + "   " + texts.get("list.gold", brief(gold));
  }

  private String answer(SampleResult result) {
    if (result.responses().stream()
        .anyMatch(r -> r instanceof org.fewbit.core.inference.Response.Window)) {
      return ItemTexts.values(result);
    }
    return result.outcome().parsed() && !result.outcome().answer().isEmpty()
        ? brief(result.outcome().answer())
        : texts.get("list.unparsed");
  }

  private static String brief(String text) {
    String line = text.replaceAll("\\s+", " ").strip();
    return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "\u2026";
  }
}
