package org.fewbit.ui.compare;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;
import org.fewbit.core.compare.Selection;
import org.fewbit.core.compare.VariantKey;
import org.fewbit.core.evaluation.Dimension;
import org.fewbit.core.problem.Problem;
import org.fewbit.ui.fx.Texts;

/** Which dimensions, and whether published and collapsed variants take part. */
final class FilterView extends VBox {

  private final CompareState state;
  private final Map<Dimension, CheckBox> dimensions = new EnumMap<>(Dimension.class);
  private final CheckBox published = new CheckBox();
  private final CheckBox collapsed = new CheckBox();
  private final CheckBox imported = new CheckBox();
  private final Label unreadable = new Label();
  private final Texts texts;

  FilterView(CompareState state, CompareController controller, Texts texts) {
    this.state = state;
    this.texts = texts;
    getStyleClass().add("compare-filter");
    getChildren().add(heading(texts.get("filter.benchmarks")));
    for (Dimension dimension : new Dimension[] {Dimension.KNOWLEDGE, Dimension.ALIGNMENT}) {
      String name = dimension.name().toLowerCase(Locale.ROOT);
      CheckBox box = new CheckBox(texts.get("filter." + name));
      box.setId("compare-dimension-" + name);
      box.setOnAction(e -> controller.showDimension(dimension, box.isSelected()));
      dimensions.put(dimension, box);
      getChildren().add(box);
    }
    getChildren().add(heading(texts.get("filter.also")));
    published.setId("compare-published");
    published.setTooltip(new Tooltip(texts.get("filter.published.tip")));
    published.setOnAction(e -> controller.showPublished(published.isSelected()));
    collapsed.setId("compare-collapsed");
    collapsed.setText(texts.get("filter.collapsed"));
    collapsed.setTooltip(new Tooltip(texts.get("filter.collapsed.tip")));
    collapsed.setOnAction(e -> controller.showCollapsed(collapsed.isSelected()));
    imported.setId("compare-imported");
    imported.setTooltip(new Tooltip(texts.get("imported.tip")));
    imported.setOnAction(e -> controller.showImported(imported.isSelected()));
    imported.managedProperty().bind(imported.visibleProperty());
    unreadable.getStyleClass().add("compare-unreadable");
    unreadable.setWrapText(true);
    getChildren().addAll(published, imported, collapsed, unreadable);
    state.selectionProperty().addListener(o -> update());
    state.indexProperty().addListener(o -> update());
    state.problemsProperty().addListener(o -> update());
    state.importedProperty().addListener(o -> update());
    update();
  }

  private static Label heading(String text) {
    Label label = new Label(text);
    label.getStyleClass().add("compare-heading");
    return label;
  }

  private void update() {
    Selection selection = state.selectionProperty().get();
    dimensions.forEach((d, box) -> box.setSelected(selection.dimensions().contains(d)));
    published.setSelected(selection.published());
    collapsed.setSelected(selection.collapsed());
    int others = state.originsProperty().get().size();
    imported.setVisible(others > 0 && state.onlyProperty().get().isEmpty());
    imported.setSelected(state.importedProperty().get());
    imported.setText(texts.get("imported", others));
    long models =
        state.indexProperty().get().variants().stream()
            .filter(VariantKey::published)
            .map(VariantKey::model)
            .distinct()
            .count();
    published.setText(
        models == 0 ? texts.get("filter.published") : texts.get("filter.published.count", models));
    published.setDisable(models == 0);
    var problems = state.problemsProperty().get();
    unreadable.setVisible(!problems.isEmpty());
    unreadable.setManaged(!problems.isEmpty());
    if (!problems.isEmpty()) {
      unreadable.setText(texts.get("filter.unreadable", problems.size()));
      unreadable.setTooltip(
          new Tooltip(String.join("\n", problems.stream().map(Problem::oneLine).toList())));
    }
  }
}
