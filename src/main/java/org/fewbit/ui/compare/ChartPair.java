package org.fewbit.ui.compare;

import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.control.SplitPane;
import org.fewbit.ui.fx.Texts;

/** One chart, or two beside each other that mark the same variants. */
final class ChartPair extends SplitPane {

  private static final double HALF = 0.5;

  private final CompareState state;
  private final CompareController controller;
  private final CompareMemory memory;
  private final Texts texts;
  private final Consumer<Runnable> later;
  private Optional<ChartView> second = Optional.empty();

  ChartPair(
      CompareState state,
      CompareController controller,
      CompareMemory memory,
      Texts texts,
      Consumer<Runnable> later) {
    this.state = state;
    this.controller = controller;
    this.memory = memory;
    this.texts = texts;
    this.later = later;
    setId("compare-charts");
    setMinWidth(240);
    getItems()
        .add(
            new ChartView(
                "compare",
                state,
                state.first(),
                controller,
                controller.first(),
                () -> true,
                texts));
    state.twoProperty().subscribe(this::show);
  }

  private void show(boolean two) {
    if (!two) {
      second.ifPresent(getItems()::remove);
      return;
    }
    if (second.isEmpty()) {
      second =
          Optional.of(
              new ChartView(
                  "second",
                  state,
                  state.second(),
                  controller,
                  controller.second(),
                  state.twoProperty()::get,
                  texts));
    }
    second.get().refresh();
    getItems().add(second.get());
    memory.divider("divider.charts", getDividers().getFirst().positionProperty(), HALF);
    double place = getDividerPositions()[0];
    // The first layout with the new part moves the divider: put it back afterwards.
    later.accept(
        () -> {
          if (!getDividers().isEmpty()) {
            setDividerPositions(place);
          }
        });
  }
}
