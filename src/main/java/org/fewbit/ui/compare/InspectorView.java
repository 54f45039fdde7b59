package org.fewbit.ui.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.fewbit.core.compare.ComparisonTable;
import org.fewbit.core.compare.Difference;
import org.fewbit.core.compare.DisplayUnit;
import org.fewbit.core.compare.EvaluationKey;
import org.fewbit.core.compare.NumberText;
import org.fewbit.core.compare.PairedScores;
import org.fewbit.core.compare.Quantity;
import org.fewbit.core.compare.QuantityLabel;
import org.fewbit.core.compare.Value;
import org.fewbit.core.compare.VariantKey;
import org.fewbit.core.model.Execution;
import org.fewbit.ui.fx.EmptyState;
import org.fewbit.ui.fx.Icons;
import org.fewbit.ui.fx.Texts;
import org.kordamp.ikonli.feather.Feather;

/** Everything about the selected variant: scores, cost, flags, runs, machine, hashes. */
final class InspectorView extends BorderPane {

  /** Flags that explain a figure; all others warn. */
  private static final Set<String> NOTES = Set.of("computed-bits", "published-significance");

  private final CompareState state;
  private final CompareController controller;
  private final Texts texts;

  InspectorView(CompareState state, CompareController controller, Texts texts) {
    this.state = state;
    this.controller = controller;
    this.texts = texts;
    setId("compare-inspector");
    getStyleClass().add("compare-inspector");
    state.selectedProperty().addListener(o -> update());
    state.tableProperty().addListener(o -> update());
    state.indexProperty().addListener(o -> update());
    state.darkProperty().addListener(o -> update());
    state.besideProperty().addListener(o -> update());
    update();
  }

  private void update() {
    Optional<VariantKey> selected = state.selectedProperty().get();
    if (selected.isEmpty()) {
      setCenter(
          new EmptyState(
              Feather.MOUSE_POINTER,
              "Nothing selected",
              "Click a point, a table row or a variant on the left."));
      return;
    }
    VariantKey variant = selected.get();
    VBox content = new VBox(title(variant), tags(variant), actions(variant));
    content.getStyleClass().add("inspector-content");
    state.tableProperty().get().rows().stream()
        .filter(r -> r.variant().equals(variant))
        .findFirst()
        .ifPresent(
            row -> {
              content.getChildren().addAll(flags(variant, false));
              content.getChildren().addAll(scores(row));
            });
    content.getChildren().addAll(flags(variant, true));
    content.getChildren().addAll(InspectorFacts.of(state.indexProperty().get(), variant));
    content
        .getChildren()
        .add(
            InspectorFacts.imported(
                state.indexProperty().get().records(variant),
                state.originsProperty().get(),
                texts.get("inspector.imported")));
    ScrollPane scroll = new ScrollPane(content);
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    setCenter(scroll);
  }

  private Node title(VariantKey variant) {
    Label scheme = new Label(variant.variant().label());
    scheme.setId("compare-inspector-title");
    scheme.getStyleClass().add("inspector-title");
    scheme.setWrapText(true);
    Label model = new Label(variant.model());
    model.getStyleClass().add("text-muted");
    MarkerView marker =
        new MarkerView(state.indexProperty().get(), variant, state.darkProperty().get());
    return new HBox(8, marker, new VBox(scheme, model));
  }

  private Node tags(VariantKey variant) {
    FlowPane tags = new FlowPane(6, 4);
    var index = state.indexProperty().get();
    if (index.baseline(variant).filter(variant::equals).isPresent()) {
      tags.getChildren().add(tag("baseline", "Others of this model are compared with it."));
    }
    if (variant.published()) {
      tags.getChildren().add(tag("published", "Printed in a paper, not measured here."));
    }
    if (index.records(variant).stream()
        .anyMatch(r -> state.originsProperty().get().containsKey(r.id()))) {
      tags.getChildren().add(tag("imported", texts.get("inspector.imported.tip")));
    }
    index
        .artifact(variant)
        .ifPresent(
            a ->
                tags.getChildren()
                    .add(
                        a.execution() == Execution.SIMULATED
                            ? tag(
                                "simulated",
                                "Weights are rounded, then stored as floats: accuracy is real,\n"
                                    + "speed and memory would mean nothing.")
                            : tag("kernel", "The runtime's own operators do the work.")));
    return tags;
  }

  private Node actions(VariantKey variant) {
    Button samples = new Button(texts.get("inspector.samples"), Icons.of(Feather.LIST));
    samples.setId("compare-samples");
    samples.getStyleClass().add("small");
    samples.setTooltip(new Tooltip(texts.get("inspector.samples.tip")));
    samples.setDisable(variant.published());
    samples.setOnAction(e -> controller.openSamples(variant, Optional.empty()));
    boolean in = state.besideProperty().get().contains(variant);
    Button beside =
        new Button(texts.get(in ? "menu.beside-out" : "menu.beside-in"), Icons.of(Feather.COLUMNS));
    beside.setId("compare-add-beside");
    beside.getStyleClass().add("small");
    beside.setTooltip(new Tooltip(texts.get("beside.tip")));
    beside.setOnAction(e -> controller.toggleBeside(variant));
    return new FlowPane(6, 4, samples, beside);
  }

  private static Label tag(String text, String explanation) {
    Label tag = new Label(text);
    tag.getStyleClass().addAll("tag", "tag-" + text);
    tag.setTooltip(new Tooltip(explanation));
    return tag;
  }

  private List<Node> flags(VariantKey variant, boolean notes) {
    record Shown(String code, String text) {}
    List<Shown> flags =
        state.indexProperty().get().records(variant).stream()
            .flatMap(
                r ->
                    r.flags().stream()
                        .filter(f -> NOTES.contains(f.code()) == notes)
                        .map(f -> new Shown(f.code(), r.evaluation().title() + ": " + f.text())))
            .distinct()
            .toList();
    List<Node> nodes = new ArrayList<>();
    for (Shown flag : flags) {
      Label label = new Label(flag.text());
      label.setWrapText(true);
      label.setMinHeight(USE_PREF_SIZE);
      label.getStyleClass().add(notes ? "inspector-note" : "inspector-flag");
      label.setTooltip(new Tooltip(flag.code()));
      nodes.add(label);
    }
    return nodes;
  }

  private List<Node> scores(ComparisonTable.Row row) {
    FactGrid scores = new FactGrid("Scores, 95 % interval");
    FactGrid cost = new FactGrid("Storage and speed");
    for (var column : state.tableProperty().get().columns().entrySet()) {
      QuantityLabel label = column.getValue();
      ComparisonTable.Cell cell = row.cells().get(column.getKey());
      if (cell == null) {
        continue;
      }
      if (column.getKey() instanceof Quantity.Cost) {
        addCost(cost, label, cell);
      } else {
        addScore(scores, label, cell);
        flips(scores, row.variant(), column.getKey(), cell);
      }
    }
    return List.of(scores, cost);
  }

  /** How many samples flipped, as the way to them. */
  private void flips(
      FactGrid grid, VariantKey variant, Quantity quantity, ComparisonTable.Cell cell) {
    Optional<PairedScores> pairs = cell.difference().flatMap(Difference::pairs);
    if (!(quantity instanceof Quantity.Headline(EvaluationKey key))
        || pairs.flatMap(PairedScores::rightToWrong).isEmpty()
        || pairs.flatMap(PairedScores::wrongToRight).isEmpty()) {
      return;
    }
    int lost = pairs.get().rightToWrong().get();
    int won = pairs.get().wrongToRight().get();
    grid.addLink(
        texts.get("inspector.flips", lost + won),
        texts.get("inspector.flips.tip", lost, won),
        () -> controller.openSamples(variant, Optional.of(key)));
  }

  private static void addScore(FactGrid grid, QuantityLabel label, ComparisonTable.Cell cell) {
    switch (cell.value()) {
      case Value.Missing(String reason) -> grid.missing(label.shortTitle(), reason);
      case Value.Known known -> {
        DisplayUnit unit = DisplayUnit.of(label.unit(), known.value());
        String delta =
            cell.difference().map(d -> "\u0394 " + NumberText.withInterval(d, unit)).orElse("");
        grid.add(
            label.shortTitle(),
            NumberText.withInterval(known, label.unit()),
            delta,
            "n = "
                + NumberText.precise((double) known.n())
                + (known.cautious() ? ", " + known.caution() : "")
                + "\n"
                + label.convention()
                + cell.difference().map(d -> "\n\u0394: " + DifferenceText.of(d, unit)).orElse(""));
      }
    }
  }

  private static void addCost(FactGrid grid, QuantityLabel label, ComparisonTable.Cell cell) {
    String name = label.shortTitle();
    switch (cell.value()) {
      case Value.Missing(String reason) -> grid.missing(name, reason);
      case Value.Known known -> {
        DisplayUnit unit = DisplayUnit.of(label.unit(), known.value());
        String suffix =
            unit.text().isEmpty() || label.unit().equals("bits") ? "" : " " + unit.text();
        grid.add(name, NumberText.plusMinus(known, unit) + suffix, "", "");
      }
    }
  }
}
