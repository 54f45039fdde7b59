package org.fewbit.ui.compare;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import javafx.scene.shape.Circle;
import org.fewbit.chart.Palette;
import org.fewbit.core.compare.NumberText;
import org.fewbit.core.compare.RunIndex;
import org.fewbit.core.compare.VariantKey;
import org.fewbit.ui.fx.LateTooltip;
import org.fewbit.ui.fx.Texts;

/** Models and variants with check boxes; colours and markers make it the charts' legend. */
final class LegendView extends VBox {

  private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");

  /** Of what the mouse points at, here or elsewhere. */
  static final PseudoClass LINKED = PseudoClass.getPseudoClass("linked");

  /** Of what is gathered to be shown as columns. */
  static final PseudoClass BESIDE = PseudoClass.getPseudoClass("beside");

  private final CompareState state;
  private final CompareController controller;
  private final Texts texts;
  private final VBox list = new VBox();
  private final Map<VariantKey, CheckBox> boxes = new HashMap<>();
  private final Map<VariantKey, Node> rows = new HashMap<>();
  private final Map<VariantKey, StackPane> markers = new HashMap<>();
  private final Map<Circle, String> dots = new HashMap<>();
  private final Map<CheckBox, List<VariantKey>> modelBoxes = new HashMap<>();

  LegendView(CompareState state, CompareController controller, Texts texts) {
    this.state = state;
    this.texts = texts;
    this.controller = controller;
    setId("compare-legend");
    getStyleClass().add("compare-legend");
    ScrollPane scroll = new ScrollPane(list);
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    VBox.setVgrow(scroll, Priority.ALWAYS);
    getChildren().setAll(scroll, new FilterView(state, controller, texts));
    state.indexProperty().addListener(o -> rebuild());
    state.darkProperty().addListener(o -> repaint());
    state
        .selectionProperty()
        .addListener(
            (o, was, is) -> {
              if (was.published() == is.published()) {
                updateChecks();
              } else {
                rebuild();
              }
            });
    state.selectedProperty().addListener((o, was, is) -> mark(was, is));
    state.hoveredProperty().addListener((o, was, is) -> link(was, is));
    state.besideProperty().addListener(o -> markBeside());
    rebuild();
  }

  private void rebuild() {
    boxes.clear();
    rows.clear();
    modelBoxes.clear();
    markers.clear();
    dots.clear();
    list.getChildren().clear();
    RunIndex index = state.indexProperty().get();
    boolean published = state.selectionProperty().get().published();
    List<VariantKey> offered =
        index.variants().stream().filter(v -> published || !v.published()).toList();
    record Group(String model, boolean published) {}
    Map<Group, List<VariantKey>> groups = new LinkedHashMap<>();
    for (VariantKey v : offered) {
      groups.computeIfAbsent(new Group(v.model(), v.published()), g -> new ArrayList<>()).add(v);
    }
    groups.forEach(
        (group, variants) -> {
          list.getChildren().add(modelRow(index, group.model(), group.published(), variants));
          variants.forEach(v -> list.getChildren().add(variantRow(index, v)));
        });
    updateChecks();
    mark(Optional.empty(), state.selectedProperty().get());
    markBeside();
  }

  /** Other colours in the same rows: building them anew would hold the window up. */
  private void repaint() {
    RunIndex index = state.indexProperty().get();
    boolean dark = state.darkProperty().get();
    markers.forEach((variant, place) -> place.getChildren().setAll(marker(index, variant)));
    Palette palette = new Palette(index.models());
    dots.forEach((dot, model) -> dot.setFill(Color.web(palette.hex(model, dark))));
  }

  private MarkerView marker(RunIndex index, VariantKey variant) {
    return new MarkerView(index, variant, state.darkProperty().get());
  }

  private Node modelRow(
      RunIndex index, String model, boolean published, List<VariantKey> variants) {
    CheckBox box = new CheckBox();
    box.setAccessibleText(texts.get("legend.show", model));
    box.setOnAction(e -> controller.show(variants, box.isSelected()));
    modelBoxes.put(box, variants);
    boolean dark = state.darkProperty().get();
    Circle dot = new Circle(5, Color.web(new Palette(index.models()).hex(model, dark)));
    dots.put(dot, model);
    Label name = new Label(model);
    name.getStyleClass().add("legend-model");
    LateTooltip.on(name, () -> model);
    Label note =
        new Label(published ? texts.get("tag.published") : size(index, variants.getFirst()));
    note.getStyleClass().add("legend-note");
    note.setMinWidth(Region.USE_PREF_SIZE);
    return row("legend-model-row", box, dot, name, gap(), note);
  }

  private static String size(RunIndex index, VariantKey variant) {
    return index.artifact(variant).stream()
        .flatMapToLong(a -> a.parameters().stream())
        .mapToObj(
            n ->
                n >= 1e9
                    ? NumberText.fixed(n / 1e9, 1) + " B"
                    : n >= 1e6
                        ? NumberText.fixed(n / 1e6, 1) + " M"
                        : NumberText.fixed(n / 1e3, 0) + " k")
        .findFirst()
        .orElse("");
  }

  private Node variantRow(RunIndex index, VariantKey variant) {
    CheckBox box = new CheckBox();
    box.setAccessibleText(texts.get("legend.show", variant.toString()));
    box.setOnAction(e -> controller.show(List.of(variant), box.isSelected()));
    boxes.put(variant, box);
    Label name = new Label(variant.variant().label());
    LateTooltip.on(name, () -> VariantFacts.of(state, variant));
    // Both the method and the last option tell variants apart.
    name.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
    Label bits =
        new Label(
            index.artifact(variant).stream()
                .flatMapToDouble(a -> a.bitsPerWeight().stream())
                .mapToObj(b -> NumberText.fixed(b, 1))
                .findFirst()
                .orElse(""));
    bits.getStyleClass().add("legend-note");
    bits.setMinWidth(Region.USE_PREF_SIZE);
    LateTooltip.on(bits, () -> texts.get("legend.bits"));
    StackPane marker = new StackPane(marker(index, variant));
    markers.put(variant, marker);
    Node row = row("legend-row", box, marker, name, gap(), bits);
    row.setOnMouseClicked(
        e -> {
          if (e.getButton() != MouseButton.PRIMARY) {
            return;
          }
          if (e.isShortcutDown()) {
            controller.toggleBeside(variant);
          } else {
            controller.select(Optional.of(variant));
          }
        });
    row.hoverProperty()
        .addListener(
            (o, was, is) -> controller.hover(is ? Optional.of(variant) : Optional.empty()));
    VariantMenu.on(row, () -> Optional.of(variant), state, controller, texts);
    rows.put(variant, row);
    return row;
  }

  private static Region gap() {
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    return gap;
  }

  private static HBox row(String style, Node... nodes) {
    HBox row = new HBox(6, nodes);
    row.setAlignment(Pos.CENTER_LEFT);
    row.getStyleClass().add(style);
    return row;
  }

  private void updateChecks() {
    var hidden = state.selectionProperty().get().hidden();
    boxes.forEach((variant, box) -> box.setSelected(!hidden.contains(variant)));
    modelBoxes.forEach(
        (box, variants) -> {
          long shown = variants.stream().filter(v -> !hidden.contains(v)).count();
          box.setSelected(shown == variants.size());
          box.setIndeterminate(shown > 0 && shown < variants.size());
        });
  }

  private void markBeside() {
    List<VariantKey> beside = state.besideProperty().get();
    rows.forEach((v, row) -> row.pseudoClassStateChanged(BESIDE, beside.contains(v)));
  }

  private void link(Optional<VariantKey> was, Optional<VariantKey> is) {
    was.map(rows::get).ifPresent(row -> row.pseudoClassStateChanged(LINKED, false));
    is.map(rows::get).ifPresent(row -> row.pseudoClassStateChanged(LINKED, true));
  }

  private void mark(Optional<VariantKey> was, Optional<VariantKey> is) {
    was.map(rows::get).ifPresent(row -> row.pseudoClassStateChanged(SELECTED, false));
    is.map(rows::get).ifPresent(row -> row.pseudoClassStateChanged(SELECTED, true));
  }
}
