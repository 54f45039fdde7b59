package org.fewbit.ui.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
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
import org.fewbit.core.run.RunRecord;
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
  private final BooleanProperty notesOpen = new SimpleBooleanProperty();

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
              texts.get("inspector.empty"),
              texts.get("inspector.empty.hint")));
      return;
    }
    VariantKey variant = selected.get();
    VBox content = new VBox(title(variant), tags(variant), actions(variant));
    content.getStyleClass().add("inspector-content");
    List<NotesBlock.Note> notes = notes(variant, false);
    if (!notes.isEmpty()) {
      content.getChildren().add(new NotesBlock(notes, notesOpen, texts));
    }
    state.tableProperty().get().rows().stream()
        .filter(r -> r.variant().equals(variant))
        .findFirst()
        .ifPresent(row -> content.getChildren().addAll(scores(row)));
    content.getChildren().addAll(explanations(variant));
    content
        .getChildren()
        .addAll(new InspectorFacts(texts).of(state.indexProperty().get(), variant));
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
      tags.getChildren().add(tag("baseline"));
    }
    if (variant.published()) {
      tags.getChildren().add(tag("published"));
    }
    if (index.records(variant).stream()
        .anyMatch(r -> state.originsProperty().get().containsKey(r.id()))) {
      tags.getChildren().add(tag("imported"));
    }
    index
        .artifact(variant)
        .ifPresent(
            a ->
                tags.getChildren()
                    .add(tag(a.execution() == Execution.SIMULATED ? "simulated" : "kernel")));
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

  private Label tag(String kind) {
    Label tag = new Label(texts.get("tag." + kind));
    tag.getStyleClass().addAll("tag", "tag-" + kind);
    tag.setTooltip(new Tooltip(texts.get("tag." + kind + ".tip")));
    return tag;
  }

  private List<NotesBlock.Note> notes(VariantKey variant, boolean explaining) {
    var index = state.indexProperty().get();
    return index.records(variant).stream()
        .flatMap(
            r ->
                r.flags().stream()
                    .filter(f -> NOTES.contains(f.code()) == explaining)
                    .map(f -> new NotesBlock.Note(f.code(), title(r), texts.phrase(f.text()))))
        .distinct()
        .toList();
  }

  /** With its protocol where there are several, as everywhere. */
  private String title(RunRecord record) {
    return texts.phrase(
        state.first().label(new Quantity.Headline(EvaluationKey.of(record))).shortTitle());
  }

  /** Notes that only explain stand below the scores. */
  private List<Node> explanations(VariantKey variant) {
    List<Node> nodes = new ArrayList<>();
    for (String line : NotesBlock.lines(notes(variant, true), texts)) {
      Label label = new Label(line);
      label.setWrapText(true);
      label.setMinHeight(USE_PREF_SIZE);
      label.getStyleClass().add("inspector-note");
      nodes.add(label);
    }
    return nodes;
  }

  private List<Node> scores(ComparisonTable.Row row) {
    FactGrid scores = new FactGrid(texts.get("inspector.scores"));
    FactGrid cost = new FactGrid(texts.get("inspector.costs"));
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

  private void addScore(FactGrid grid, QuantityLabel label, ComparisonTable.Cell cell) {
    switch (cell.value()) {
      case Value.Missing(String reason) ->
          grid.missing(texts.phrase(label.shortTitle()), texts.phrase(reason));
      case Value.Known known -> {
        DisplayUnit unit = DisplayUnit.of(label.unit(), known.value());
        String delta =
            cell.difference().map(d -> "\u0394 " + NumberText.withInterval(d, unit)).orElse("");
        grid.add(
            texts.phrase(label.shortTitle()),
            NumberText.withInterval(known, label.unit()),
            delta,
            "n = "
                + NumberText.precise((double) known.n())
                + (known.cautious() ? ", " + texts.phrase(known.caution()) : "")
                + "\n"
                + texts.phrase(label.convention())
                + cell.difference()
                    .map(d -> "\n\u0394: " + DifferenceText.of(d, unit, texts))
                    .orElse(""));
      }
    }
  }

  private void addCost(FactGrid grid, QuantityLabel label, ComparisonTable.Cell cell) {
    String name = texts.phrase(label.shortTitle());
    switch (cell.value()) {
      case Value.Missing(String reason) -> grid.missing(name, texts.phrase(reason));
      case Value.Known known -> {
        DisplayUnit unit = DisplayUnit.of(label.unit(), known.value());
        String suffix =
            unit.text().isEmpty() || label.unit().equals("bits") ? "" : " " + unit.text();
        grid.add(name, NumberText.plusMinus(known, unit) + suffix, "", "");
      }
    }
  }
}
