package org.fewbit.ui.pick;

import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.TableCell;
import javafx.scene.input.MouseButton;
import org.fewbit.core.model.VariantId;
import org.fewbit.core.run.RunSpec;
import org.fewbit.ui.fx.Icons;
import org.fewbit.ui.fx.LateTooltip;
import org.fewbit.ui.fx.Texts;
import org.fewbit.ui.fx.Units;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;

/** One cell: what is known, and whether it will run. */
final class MatrixCell extends TableCell<VariantId, Object> {

  private static final PseudoClass WILL_RUN = PseudoClass.getPseudoClass("will-run");

  private final Texts texts;

  MatrixCell(Texts texts, Consumer<VariantId> toggle, Function<PickMatrix.Cell, CellCost> costs) {
    this.texts = texts;
    LateTooltip.on(
        this,
        () ->
            getItem() instanceof PickMatrix.Cell cell
                ? explain(cell) + cost(cell, costs.apply(cell))
                : "");
    getStyleClass().add("matrix-cell");
    setAlignment(Pos.CENTER);
    setOnMouseClicked(
        e -> {
          if (e.getButton() == MouseButton.PRIMARY && getTableRow() != null) {
            VariantId row = getTableRow().getItem();
            if (row != null) {
              toggle.accept(row);
            }
          }
        });
  }

  @Override
  protected void updateItem(@Nullable Object item, boolean empty) {
    super.updateItem(item, empty);
    if (empty || !(item instanceof PickMatrix.Cell cell)) {
      setGraphic(null);
      setText(null);
      pseudoClassStateChanged(WILL_RUN, false);
      return;
    }
    String style = "cell-" + cell.state().name().toLowerCase(Locale.ROOT);
    setGraphic(Icons.of(icon(cell), style, cell.willRun() ? "cell-will-run" : "cell-wont-run"));
    setText(cell.text());
    setAccessibleText(explain(cell));
    pseudoClassStateChanged(WILL_RUN, cell.willRun());
  }

  private String cost(PickMatrix.Cell cell, CellCost cost) {
    if (cell.state() == CellState.IMPOSSIBLE || cell.state() == CellState.QUEUED) {
      return "";
    }
    StringBuilder text = new StringBuilder();
    text.append('\n')
        .append(
            cost.seconds().isPresent()
                ? texts.get("cost.time", Units.duration(cost.seconds().getAsDouble()))
                : texts.get("cost.no-time"));
    cost.elsewhere()
        .ifPresent(
            m -> text.append('\n').append(texts.get("cost.elsewhere", m.processor(), m.cores())));
    if (cost.newBytes().isPresent()) {
      text.append('\n').append(texts.get("cost.disk", Units.bytes(cost.newBytes().getAsLong())));
    }
    text.append('\n')
        .append(
            cost.memoryBytes().isPresent()
                ? texts.get("cost.memory", Units.bytes(cost.memoryBytes().getAsLong()))
                : texts.get("cost.no-memory"));
    return text.toString();
  }

  private static Ikon icon(PickMatrix.Cell cell) {
    return switch (cell.state()) {
      case DONE -> cell.willRun() ? Feather.ROTATE_CW : Feather.CHECK;
      case QUEUED -> Feather.CLOCK;
      case MISSING -> cell.willRun() ? Feather.CHECK_SQUARE : Feather.SQUARE;
      case IMPOSSIBLE -> Feather.MINUS;
    };
  }

  private String explain(PickMatrix.Cell cell) {
    RunSpec spec = cell.spec();
    return texts.get(
            "cell.of", spec.variant().toString(), spec.evaluation(), spec.protocol().text())
        + "\n"
        + cell.note()
        + switch (cell.state()) {
          case DONE -> "\n" + texts.get(cell.willRun() ? "cell.again.on" : "cell.again.off");
          case MISSING -> "\n" + texts.get(cell.willRun() ? "cell.on" : "cell.off");
          case QUEUED, IMPOSSIBLE -> "";
        };
  }
}
