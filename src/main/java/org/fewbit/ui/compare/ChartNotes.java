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
  private final ChartState chart;
  private final Texts texts;
  private final Hyperlink leftOut = new Hyperlink();
  private final Label marks = new Label();

  ChartNotes(
      String name,
      CompareState state,
      ChartState chart,
      CompareController controller,
      ChartController charts,
      Texts texts) {
    this.state = state;
    this.chart = chart;
    this.texts = texts;
    getStyleClass().add("compare-notes");
    setAlignment(Pos.CENTER_LEFT);
    leftOut.setId(name + "-left-out");
    leftOut.setMinWidth(Region.USE_PREF_SIZE);
    LeftOutMenu menu = new LeftOutMenu(name, chart, controller, charts, texts);
    leftOut.setOnAction(
        e -> {
          // A link that was followed looks no different: it can be followed again.
          leftOut.setVisited(false);
          if (chart.figureProperty().get().isPresent()) {
            return;
          }
          menu.showAbove(leftOut);
        });
    marks.setMinWidth(0);
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    getChildren().addAll(marks, gap, leftOut);
    chart.comparisonProperty().addListener(o -> update());
    chart.figureProperty().addListener(o -> update());
    chart.figureLeftOutProperty().addListener(o -> update());
    state.twoProperty().addListener(o -> update());
    update();
  }

  private void update() {
    if (chart.figureProperty().get().isPresent()) {
      updateFigure();
      return;
    }
    Comparison comparison = chart.comparisonProperty().get();
    marks.setText(
        texts.get("chart.marks.points")
            + mark(comparison, Point::simulated, "chart.marks.dashed")
            + mark(comparison, p -> p.variant().published(), "chart.marks.hollow")
            + mark(comparison, Point::partial, "chart.marks.small")
            + imported(comparison));
    String notes = String.join("\n", comparison.notes().stream().map(texts::phrase).toList());
    marks.setTooltip(
        new Tooltip(notes.isEmpty() ? marks.getText() : marks.getText() + "\n" + notes));
    leftOut.setTooltip(new Tooltip(texts.get("chart.left-out.tip")));
    int count = comparison.leftOut().size();
    leftOut.setVisible(count > 0);
    leftOut.setText(texts.get("chart.left-out", count) + " (" + reasons(comparison) + ")");
  }

  private void updateFigure() {
    marks.setText(texts.get("chart.marks") + " \u00b7 " + texts.get("chart.marks.simulated"));
    marks.setTooltip(new Tooltip(marks.getText()));
    List<LeftOut> all = chart.figureLeftOutProperty().get();
    Map<String, Long> reasons = LeftOut.byReason(all);
    leftOut.setVisible(!all.isEmpty());
    String why =
        reasons.size() == 1 ? " (" + texts.phrase(reasons.keySet().iterator().next()) + ")" : "";
    leftOut.setText(texts.get("chart.left-out", all.size()) + why);
    leftOut.setTooltip(
        new Tooltip(
            all.stream()
                .map(l -> l.variant() + ": " + texts.phrase(l.reason()))
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

  private String mark(Comparison comparison, Predicate<Point> having, String key) {
    return comparison.points().stream().anyMatch(having) ? " \u00b7 " + texts.get(key) : "";
  }

  private String reasons(Comparison comparison) {
    Map<String, Long> counts = comparison.leftOutByReason();
    return counts.size() == 1
        ? texts.phrase(counts.keySet().iterator().next())
        : texts.get("chart.left-out.why");
  }
}
