package org.fewbit.ui.quantize;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Tooltip;
import javafx.util.StringConverter;
import org.fewbit.core.quantize.QuantizationReport.LayerError;
import org.fewbit.ui.fx.Texts;

/** What the picture of a report shows: the errors of all tensors, or the weights of one. */
final class TensorChoice extends ComboBox<Optional<LayerError>> {

  private static final double WIDTH = 250;

  private List<LayerError> offered = List.of();
  private boolean filling;

  TensorChoice(Texts texts, Runnable changed) {
    setId("quantize-tensor");
    setPrefWidth(WIDTH);
    setMinWidth(WIDTH);
    setAccessibleText(texts.get("tensor"));
    setTooltip(new Tooltip(texts.get("tensor.tip")));
    setConverter(new Names(texts));
    setValue(Optional.empty());
    valueProperty()
        .addListener(
            o -> {
              if (!filling) {
                changed.run();
              }
            });
  }

  /** Offers the tensors of a report; the chosen one stays if the report has it, too. */
  void offer(List<LayerError> layers) {
    if (layers.equals(offered)) {
      return;
    }
    offered = List.copyOf(layers);
    Optional<String> before = chosen().map(LayerError::name);
    List<Optional<LayerError>> items = new ArrayList<>(List.of(Optional.empty()));
    layers.stream().filter(l -> l.histogram().isPresent()).map(Optional::of).forEach(items::add);
    filling = true;
    getItems().setAll(items);
    setValue(
        items.stream()
            .filter(item -> item.map(LayerError::name).equals(before))
            .findFirst()
            .orElse(Optional.empty()));
    filling = false;
    setVisible(items.size() > 1);
    setManaged(items.size() > 1);
  }

  /** The tensor whose weights are to be drawn. */
  Optional<LayerError> chosen() {
    Optional<LayerError> value = getValue();
    return value == null ? Optional.empty() : value;
  }

  /** Names without the words that all of them share. */
  private static final class Names extends StringConverter<Optional<LayerError>> {

    private final Texts texts;

    private Names(Texts texts) {
      this.texts = texts;
    }

    @Override
    public String toString(Optional<LayerError> item) {
      return item == null || item.isEmpty()
          ? texts.get("tensor.all")
          : texts.get(
              "tensor.one",
              item.get().name().replaceFirst("^/?model/layers/", "").replaceFirst("/MatMul$", ""));
    }

    @Override
    public Optional<LayerError> fromString(String text) {
      throw new UnsupportedOperationException("names are only shown");
    }
  }
}
