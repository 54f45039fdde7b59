package org.fewbit.ui.sample;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.util.StringConverter;
import org.fewbit.core.compare.EvaluationKey;
import org.fewbit.core.compare.VariantKey;
import org.fewbit.core.evaluation.EvaluationInfo;
import org.fewbit.ui.fx.Icons;
import org.fewbit.ui.fx.Texts;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** The way back, the evaluation and the two variants. */
final class ChoiceBar extends HBox {

  private final SampleState state;
  private final ComboBox<EvaluationKey> evaluation = new ComboBox<>();
  private final ComboBox<VariantKey> left = new ComboBox<>();
  private final ComboBox<VariantKey> right = new ComboBox<>();
  private boolean updating;

  ChoiceBar(SampleState state, SampleController controller, Texts texts, Runnable back) {
    super(8);
    this.state = state;
    getStyleClass().add("sample-bar");
    setAlignment(Pos.CENTER_LEFT);
    Button arrow = Icons.button(Feather.ARROW_LEFT, texts.get("bar.back"), back);
    arrow.setId("sample-back");
    Hyperlink home = new Hyperlink(texts.get("bar.home"));
    home.setOnAction(e -> back.run());
    home.setMinWidth(Region.USE_PREF_SIZE);
    Label here = new Label("\u203a  " + texts.get("bar.here"));
    here.getStyleClass().add("text-bold");
    here.setMinWidth(Region.USE_PREF_SIZE);
    picker(
        evaluation,
        "sample-evaluation",
        texts.get("bar.evaluation"),
        this::title,
        controller::chooseEvaluation);
    picker(
        left,
        "sample-variant-left",
        texts.get("bar.left"),
        VariantKey::toString,
        controller::chooseLeft);
    picker(
        right,
        "sample-variant-right",
        texts.get("bar.right"),
        VariantKey::toString,
        controller::chooseRight);
    Button swap = Icons.button(Feather.REPEAT, texts.get("bar.swap"), controller::swap);
    swap.setId("sample-swap");
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    Label against = new Label("\u2192");
    against.setMinWidth(Region.USE_PREF_SIZE);
    getChildren().addAll(arrow, home, here, gap, evaluation, left, against, right, swap);
    state.choiceProperty().addListener(o -> update());
    state.indexProperty().addListener(o -> update());
    update();
  }

  private String title(EvaluationKey key) {
    EvaluationInfo info = state.indexProperty().get().evaluations().get(key);
    return (info == null ? key.evaluation() : info.title()) + " (" + key.protocol().text() + ")";
  }

  private <T> void picker(
      ComboBox<T> box, String id, String name, Function<T, String> text, Consumer<T> chosen) {
    box.setId(id);
    box.setAccessibleText(name);
    box.setTooltip(new Tooltip(name));
    box.getStyleClass().add("small");
    box.setMinWidth(90);
    box.setPrefWidth(215);
    box.setConverter(
        new StringConverter<>() {
          @Override
          public String toString(@Nullable T value) {
            return value == null ? "" : text.apply(value);
          }

          @Override
          public @Nullable T fromString(String ignored) {
            return box.getValue();
          }
        });
    box.setOnAction(
        e -> {
          T value = box.getValue();
          if (!updating && value != null) {
            chosen.accept(value);
          }
        });
  }

  private void update() {
    Choice now = state.choiceProperty().get();
    if (now.evaluation().isEmpty()) {
      // Between two choices: the next one follows at once.
      return;
    }
    updating = true;
    fill(evaluation, state.evaluations(), now.evaluation().orElse(null));
    fill(left, state.variants(), now.left().orElse(null));
    fill(right, state.variants(), now.right().orElse(null));
    updating = false;
  }

  private static <T> void fill(ComboBox<T> box, List<T> choices, @Nullable T chosen) {
    if (!box.getItems().equals(choices)) {
      box.getItems().setAll(choices);
    }
    box.setValue(chosen);
  }
}
