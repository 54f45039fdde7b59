package org.fewbit.ui.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.scene.input.MouseEvent;
import org.fewbit.chart.ChartPlaces;
import org.fewbit.core.compare.VariantKey;
import org.fewbit.ui.fx.Texts;
import org.jfree.chart.fx.ChartCanvas;
import org.jfree.chart.fx.interaction.TooltipHandlerFX;

/** The tooltip of a chart; where points lie on each other it lists them all. */
final class HeapTooltip extends TooltipHandlerFX {

  /** More lines hide the chart. */
  private static final int MOST = 14;

  private final Function<MouseEvent, List<VariantKey>> heap;
  private final Function<VariantKey, String> words;
  private final Function<VariantKey, Boolean> selected;
  private final Texts texts;

  private HeapTooltip(
      Function<MouseEvent, List<VariantKey>> heap,
      Function<VariantKey, String> words,
      Function<VariantKey, Boolean> selected,
      Texts texts) {
    super("tooltip");
    this.heap = heap;
    this.words = words;
    this.selected = selected;
    this.texts = texts;
  }

  /** Takes the place of the canvas's own tooltips. */
  static void instead(
      ChartCanvas canvas,
      Function<MouseEvent, List<VariantKey>> heap,
      java.util.function.Supplier<ChartPlaces> places,
      CompareController controller,
      Texts texts) {
    Optional.ofNullable(canvas.getMouseHandler("tooltip"))
        .ifPresent(canvas::removeAuxiliaryMouseHandler);
    canvas.addAuxiliaryMouseHandler(
        new HeapTooltip(heap, v -> places.get().line(v), controller::isSelected, texts));
  }

  @Override
  public void handleMouseMoved(ChartCanvas canvas, MouseEvent mouse) {
    List<VariantKey> here = heap.apply(mouse);
    if (here.size() < 2) {
      super.handleMouseMoved(canvas, mouse);
    } else {
      canvas.setTooltip(text(here), mouse.getScreenX(), mouse.getScreenY());
    }
  }

  private String text(List<VariantKey> here) {
    List<String> lines = new ArrayList<>();
    lines.add(texts.get("chart.heap", here.size()));
    for (VariantKey variant : here.subList(0, Math.min(MOST, here.size()))) {
      lines.add((selected.apply(variant) ? "\u25b8 " : "   ") + words.apply(variant));
    }
    if (here.size() > MOST) {
      lines.add("   " + texts.get("chart.heap.more", here.size() - MOST));
    }
    return String.join("\n", lines);
  }
}
