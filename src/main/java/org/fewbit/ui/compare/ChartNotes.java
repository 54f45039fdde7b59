package org.fewbit.ui.compare;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.fewbit.core.compare.Comparison;
import org.fewbit.core.compare.LeftOut;
import org.fewbit.core.compare.Point;
import org.fewbit.ui.fx.Texts;

/** Below the chart: what the marks mean and what was left out. */
final class ChartNotes extends HBox {

  private final CompareState state;
  private final Texts texts;
  private final Hyperlink leftOut = new Hyperlink();
  private final Label marks = new Label();

  ChartNotes(CompareState state, CompareController controller, Texts texts) {
    this.state = state;
    this.texts = texts;
    getStyleClass().add("compare-notes");
    setAlignment(Pos.CENTER_LEFT);
    leftOut.setId("compare-left-out");
    leftOut.setTooltip(new Tooltip("Which ones, why, and where they can be seen"));
    LeftOutMenu menu = new LeftOutMenu(state, controller);
    leftOut.setOnAction(
        e -> {
          // A link that was followed looks no different: it can be followed again.
          leftOut.setVisited(false);
          if (state.figureProperty().get().isPresent()) {
            return;
          }
          menu.showAbove(leftOut);
        });
    marks.setMinWidth(0);
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    getChildren().addAll(marks, gap, leftOut);
    state.comparisonProperty().addListener(o -> update());
    state.figureProperty().addListener(o -> update());
    state.figureLeftOutProperty().addListener(o -> update());
    update();
  }

  private void update() {
    if (state.figureProperty().get().isPresent()) {
      updateFigure();
      return;
    }
    Comparison comparison = state.comparisonProperty().get();
    marks.setText(
        "\u2605 baseline \u00b7 numbers: bits \u00b7 bars: 95 %"
            + mark(comparison, Point::simulated, "dashed: simulated")
            + mark(comparison, p -> p.variant().published(), "hollow: published")
            + mark(comparison, Point::partial, "small: part of the samples")
            + imported(comparison));
    String notes = String.join("\n", comparison.notes());
    marks.setTooltip(
        new Tooltip(notes.isEmpty() ? marks.getText() : marks.getText() + "\n" + notes));
    leftOut.setTooltip(new Tooltip("Which ones, why, and where they can be seen"));
    int count = comparison.leftOut().size();
    leftOut.setVisible(count > 0);
    leftOut.setText("left out: " + count + " (" + reasons(comparison) + ")");
  }

  private void updateFigure() {
    marks.setText(texts.get("chart.marks") + " \u00b7 " + texts.get("chart.marks.simulated"));
    marks.setTooltip(new Tooltip(marks.getText()));
    List<LeftOut> all = state.figureLeftOutProperty().get();
    Map<String, Long> reasons = LeftOut.byReason(all);
    leftOut.setVisible(!all.isEmpty());
    String why = reasons.size() == 1 ? " (" + reasons.keySet().iterator().next() + ")" : "";
    leftOut.setText(texts.get("chart.left-out", all.size()) + why);
    leftOut.setTooltip(
        new Tooltip(
            all.stream()
                .map(l -> l.variant() + ": " + l.reason())
                .limit(40)
                .collect(Collectors.joining("\n"))));
  }

  /** How many of the points rest on runs that were not made here. */
  private String imported(Comparison comparison) {
    long points =
        comparison.points().stream()
            .filter(
                p ->
                    state.indexProperty().get().records(p.variant()).stream()
                        .anyMatch(r -> state.originsProperty().get().containsKey(r.id())))
            .count();
    return points == 0 ? "" : " \u00b7 " + texts.get("chart.marks.imported", points);
  }

  private static String mark(Comparison comparison, Predicate<Point> having, String text) {
    return comparison.points().stream().anyMatch(having) ? " \u00b7 " + text : "";
  }

  private static String reasons(Comparison comparison) {
    Map<String, Long> counts = comparison.leftOutByReason();
    return counts.size() == 1 ? counts.keySet().iterator().next() : "why?";
  }
}
