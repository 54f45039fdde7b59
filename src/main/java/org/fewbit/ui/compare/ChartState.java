package org.fewbit.ui.compare;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.fewbit.chart.ChartKind;
import org.fewbit.chart.FigureChoice;
import org.fewbit.chart.FigureKind;
import org.fewbit.core.compare.Comparison;
import org.fewbit.core.compare.Labels;
import org.fewbit.core.compare.LeftOut;
import org.fewbit.core.compare.Quantity;
import org.fewbit.core.compare.QuantityLabel;
import org.fewbit.core.compare.RunIndex;
import org.fewbit.core.compare.Selection;
import org.fewbit.core.compare.Values;

/** One chart of the pane: its kind, its axes, and the comparison that follows from them. */
final class ChartState {

  private final ObjectProperty<RunIndex> index;
  private final ObjectProperty<Selection> selection;
  private final ObjectProperty<ChartKind> chart;
  private final ObjectProperty<Optional<Quantity>> y = new SimpleObjectProperty<>(Optional.empty());
  private final ObjectProperty<Optional<Quantity>> revealing =
      new SimpleObjectProperty<>(Optional.empty());
  private final Map<ChartKind, ObjectProperty<Optional<Quantity>>> x =
      new EnumMap<>(ChartKind.class);
  private final Map<ChartKind, BooleanProperty> logarithmic = new EnumMap<>(ChartKind.class);
  private final ObjectProperty<Optional<FigureKind>> figure =
      new SimpleObjectProperty<>(Optional.empty());
  private final ObjectProperty<FigureChoice.Cells> cells =
      new SimpleObjectProperty<>(FigureChoice.Cells.SCORE);
  private final ObjectProperty<List<LeftOut>> figureLeftOut = new SimpleObjectProperty<>(List.of());
  private final ReadOnlyObjectWrapper<Comparison> comparison;

  /** A chart of what the pane compares. */
  ChartState(ObjectProperty<RunIndex> index, ObjectProperty<Selection> selection, ChartKind usual) {
    this.index = index;
    this.selection = selection;
    chart = new SimpleObjectProperty<>(usual);
    for (ChartKind kind : ChartKind.values()) {
      x.put(kind, new SimpleObjectProperty<>(Optional.empty()));
      logarithmic.put(kind, new SimpleBooleanProperty(true));
    }
    comparison = new ReadOnlyObjectWrapper<>(compared());
    index.addListener(o -> derive());
    selection.addListener(o -> derive());
    chart.addListener(o -> derive());
    y.addListener(o -> derive());
    revealing.addListener(o -> derive());
    x.values().forEach(p -> p.addListener(o -> derive()));
    logarithmic.values().forEach(p -> p.addListener(o -> derive()));
  }

  private void derive() {
    Comparison now = compared();
    if (!now.equals(comparison.get())) {
      comparison.set(now);
    }
  }

  private Comparison compared() {
    return compared(chart.get(), chosenX(), chosenY());
  }

  private Comparison compared(ChartKind kind, Quantity onX, Quantity onY) {
    return Comparison.of(index.get(), selection.get(), onX, onY, logarithmicProperty(kind).get());
  }

  /** What the chart would show with other axes. */
  Comparison compared(View view) {
    Quantity onX =
        orFirst(
            xProperty(view.chart()).get(),
            Axes.horizontal(view.chart(), index.get(), selection.get()));
    return compared(view.chart(), onX, view.y());
  }

  /** Every chart with everything that can stand on its vertical axis; the one shown first. */
  List<View> views() {
    List<View> all = new ArrayList<>();
    all.add(new View(chart.get(), chosenY()));
    yChoices().forEach(q -> all.add(new View(chart.get(), q)));
    for (ChartKind kind : ChartKind.values()) {
      Axes.vertical(kind, index.get(), selection.get()).forEach(q -> all.add(new View(kind, q)));
    }
    return all.stream().distinct().toList();
  }

  /** How a quantity is written here. */
  QuantityLabel label(Quantity quantity) {
    return labels().of(quantity);
  }

  /** Words for several quantities at once. */
  Labels labels() {
    return new Labels(index.get(), new Values(index.get(), selection.get()));
  }

  /** What may stand on the horizontal axis. */
  List<Quantity> xChoices() {
    return Axes.horizontal(chart.get(), index.get(), selection.get());
  }

  /** What may stand on the vertical axis. */
  List<Quantity> yChoices() {
    return Axes.vertical(chart.get(), index.get(), selection.get());
  }

  /** The choice if it is possible here, else the default. */
  Quantity chosenX() {
    return orFirst(xProperty().get(), xChoices());
  }

  /** The choice if it is possible here, else the default. */
  Quantity chosenY() {
    return orFirst(revealing.get().or(y::get), yChoices());
  }

  private static Quantity orFirst(Optional<Quantity> choice, List<Quantity> choices) {
    return choice.filter(choices::contains).orElseGet(choices::getFirst);
  }

  ObjectProperty<ChartKind> chartProperty() {
    return chart;
  }

  ObjectProperty<Optional<Quantity>> yProperty() {
    return y;
  }

  /** Stands on the vertical axis until the person chooses, so that a new point can be seen. */
  ObjectProperty<Optional<Quantity>> revealingProperty() {
    return revealing;
  }

  ObjectProperty<Optional<Quantity>> xProperty() {
    return xProperty(chart.get());
  }

  ObjectProperty<Optional<Quantity>> xProperty(ChartKind kind) {
    return Objects.requireNonNull(x.get(kind));
  }

  BooleanProperty logarithmicProperty() {
    return logarithmicProperty(chart.get());
  }

  BooleanProperty logarithmicProperty(ChartKind kind) {
    return Objects.requireNonNull(logarithmic.get(kind));
  }

  /** A figure shown instead of a scatter chart; empty for those. */
  ObjectProperty<Optional<FigureKind>> figureProperty() {
    return figure;
  }

  /** What the cells of the heat map hold. */
  ObjectProperty<FigureChoice.Cells> cellsProperty() {
    return cells;
  }

  /** What the figure shown leaves out. */
  ObjectProperty<List<LeftOut>> figureLeftOutProperty() {
    return figureLeftOut;
  }

  /** The kind shown, of all there are. */
  FigureKind kind() {
    return figure.get().orElseGet(() -> chart.get().figure());
  }

  /** The chart shown, as a figure of it is asked for. */
  FigureChoice choice() {
    FigureKind kind = kind();
    boolean scatter = figure.get().isEmpty();
    ChartKind axes = kind == FigureKind.MULTIPLES ? ChartKind.PERPLEXITY : chart.get();
    Optional<Quantity> onX =
        scatter
            ? Optional.of(chosenX())
            : kind == FigureKind.MULTIPLES
                ? Axes.horizontal(axes, index.get(), selection.get()).stream().findFirst()
                : Optional.empty();
    boolean withY = scatter || kind == FigureKind.FOREST || kind == FigureKind.FLIPS;
    return new FigureChoice(
        kind,
        onX,
        withY ? Optional.of(chosenY()) : Optional.empty(),
        logarithmicProperty(axes).get(),
        cells.get());
  }

  ReadOnlyObjectProperty<Comparison> comparisonProperty() {
    return comparison.getReadOnlyProperty();
  }
}
