package org.fewbit.ui.sample;

import java.util.List;
import java.util.Optional;
import javafx.geometry.HPos;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;
import org.fewbit.core.compare.ItemPair;
import org.fewbit.core.compare.NumberText;
import org.fewbit.core.run.RunRecord;
import org.fewbit.core.run.SampleResult;
import org.fewbit.ui.fx.Texts;

/** Both runs' outputs beside each other, their differences marked, and what was made of them. */
final class SidesBlock extends GridPane {

  private final Texts texts;

  SidesBlock(ItemPair item, RunRecord left, RunRecord right, Texts texts) {
    this.texts = texts;
    setId("sample-sides");
    getStyleClass().add("sample-sides");
    for (int i = 0; i < 2; i++) {
      ColumnConstraints half = new ColumnConstraints();
      half.setPercentWidth(50);
      half.setHalignment(HPos.LEFT);
      getColumnConstraints().add(half);
    }
    String before = item.baseline().map(ItemTexts::output).orElse("");
    String after = item.variant().map(ItemTexts::output).orElse("");
    OutputDiff diff = OutputDiff.of(before, after);
    side(0, left, item.baseline(), before, diff.left(), "diff-left");
    side(1, right, item.variant(), after, diff.right(), "diff-right");
  }

  private void side(
      int column,
      RunRecord run,
      Optional<SampleResult> result,
      String output,
      List<OutputDiff.Range> ranges,
      String style) {
    Label name = new Label(run.spec().variant().label());
    name.getStyleClass().add("sample-section");
    name.setTooltip(new Tooltip(run.spec().variant() + "\n" + run.id()));
    VBox box = new VBox(6, name);
    box.getStyleClass().add("sample-side");
    box.setId(column == 0 ? "sample-left" : "sample-right");
    result.ifPresentOrElse(
        r -> box.getChildren().addAll(facts(r, output, ranges, style)),
        () -> box.getChildren().add(muted(texts.get("list.absent"))));
    GridPane.setValignment(box, VPos.TOP);
    add(box, column, 0);
  }

  private List<Node> facts(
      SampleResult result, String output, List<OutputDiff.Range> ranges, String style) {
    VBox facts = new VBox(3);
    if (!output.isEmpty()) {
      facts.getChildren().add(new MarkedText(output, ranges, style, texts.get("copy.this")));
    }
    String answer = result.outcome().answer();
    if (!answer.isEmpty() || !result.outcome().parsed()) {
      Label extracted =
          fact("detail.extracted", answer.isEmpty() ? texts.get("list.unparsed") : answer);
      extracted.getStyleClass().add("sample-extracted");
      facts.getChildren().add(extracted);
    }
    facts.getChildren().add(fact("detail.values", ItemTexts.values(result)));
    for (String note : ItemTexts.notes(result, texts)) {
      Label label = new Label(note);
      label.setWrapText(true);
      label.setMinHeight(USE_PREF_SIZE);
      label.getStyleClass().add("sample-note");
      facts.getChildren().add(label);
    }
    int tokens = result.responses().stream().mapToInt(r -> r.usage().newTokens()).sum();
    int prompt =
        result.responses().stream().mapToInt(r -> r.usage().promptTokens()).max().orElse(0);
    facts
        .getChildren()
        .add(
            muted(
                texts.get(
                    "detail.usage", prompt, tokens, NumberText.fixed(result.seconds() * 1000, 1))));
    return List.of(facts);
  }

  private Label fact(String key, String value) {
    Label label = new Label(texts.get(key) + ": " + value);
    label.setWrapText(true);
    label.setMinHeight(USE_PREF_SIZE);
    return label;
  }

  private static Label muted(String text) {
    Label label = new Label(text);
    label.setWrapText(true);
    label.getStyleClass().addAll("text-muted", "small");
    return label;
  }
}
