package org.fewbit.ui.compare;

import java.util.Objects;
import java.util.function.Consumer;
import javafx.geometry.Orientation;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.BorderPane;
import org.fewbit.ui.fx.Texts;

/** Left what is compared, in the middle one chart or two over the table, right the inspector. */
final class CompareView extends BorderPane {

  private static final double MIDDLE = 0.62;

  CompareView(
      CompareState state,
      CompareController controller,
      CompareMemory memory,
      Texts texts,
      Consumer<Runnable> later) {
    setId("compare-pane");
    getStyleClass().add("compare-pane");
    getStylesheets()
        .add(
            Objects.requireNonNull(
                    CompareView.class.getResource("/org/fewbit/ui/compare/compare.css"))
                .toExternalForm());
    LegendView legend = new LegendView(state, controller, texts);
    InspectorView inspector = new InspectorView(state, controller, texts);
    SplitPane middle =
        new SplitPane(
            new ChartPair(state, controller, memory, texts, later),
            new TablePane(state, controller, texts, memory::numbers));
    middle.setOrientation(Orientation.VERTICAL);
    SplitPane all = new SplitPane(legend, middle, inspector);
    SideWidths.keep(all, memory, later);
    memory.divider("divider.table", middle.getDividers().getFirst().positionProperty(), MIDDLE);
    setCenter(all);
  }
}
