package org.fewbit.ui.compare;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.fewbit.chart.ChartKind;
import org.fewbit.chart.FigureChoice;
import org.fewbit.chart.FigureKind;
import org.fewbit.core.compare.Comparison;
import org.fewbit.core.compare.ComparisonTable;
import org.fewbit.core.compare.Labels;
import org.fewbit.core.compare.LeftOut;
import org.fewbit.core.compare.PairedRuns;
import org.fewbit.core.compare.Quantity;
import org.fewbit.core.compare.QuantityLabel;
import org.fewbit.core.compare.RunIndex;
import org.fewbit.core.compare.Selection;
import org.fewbit.core.compare.Values;
import org.fewbit.core.compare.VariantKey;
import org.fewbit.core.problem.Problem;

/** What the pane shows: choices, and the comparison and table that follow from them. */
final class CompareState {

  private final ObjectProperty<RunIndex> index = new SimpleObjectProperty<>(RunIndex.of(List.of()));
  private final ObjectProperty<Selection> selection =
      new SimpleObjectProperty<>(Selection.measured());
  private final ObjectProperty<ChartKind> chart = new SimpleObjectProperty<>(ChartKind.PERPLEXITY);
  private final ObjectProperty<Optional<Quantity>> y = new SimpleObjectProperty<>(Optional.empty());
  private final ObjectProperty<Optional<Quantity>> revealing =
      new SimpleObjectProperty<>(Optional.empty());
  private final Map<ChartKind, ObjectProperty<Optional<Quantity>>> x =
      new EnumMap<>(ChartKind.class);
  private final Map<ChartKind, BooleanProperty> logarithmic = new EnumMap<>(ChartKind.class);
  private final ObjectProperty<Optional<VariantKey>> selected =
      new SimpleObjectProperty<>(Optional.empty());
  private final StringProperty filter = new SimpleStringProperty("");
  private final BooleanProperty dark = new SimpleBooleanProperty();
  private final ObjectProperty<List<Problem>> problems = new SimpleObjectProperty<>(List.of());
  private final BooleanProperty loaded = new SimpleBooleanProperty();
  private final BooleanProperty imported = new SimpleBooleanProperty();
  private final ObjectProperty<Optional<Set<String>>> only =
      new SimpleObjectProperty<>(Optional.empty());
  private final ObjectProperty<Map<String, String>> origins = new SimpleObjectProperty<>(Map.of());
  private final ObjectProperty<PairedRuns> pairs = new SimpleObjectProperty<>(PairedRuns.NONE);
  private final ObjectProperty<List<VariantKey>> beside = new SimpleObjectProperty<>(List.of());
  private final ObjectProperty<Optional<FigureKind>> figure =
      new SimpleObjectProperty<>(Optional.empty());
  private final ObjectProperty<FigureChoice.Cells> cells =
      new SimpleObjectProperty<>(FigureChoice.Cells.SCORE);
  private final ObjectProperty<List<LeftOut>> figureLeftOut = new SimpleObjectProperty<>(List.of());
  private final ReadOnlyObjectWrapper<Comparison> comparison;
  private final ReadOnlyObjectWrapper<ComparisonTable> table;

  CompareState() {
    for (ChartKind kind : ChartKind.values()) {
      x.put(kind, new SimpleObjectProperty<>(Optional.empty()));
      logarithmic.put(kind, new SimpleBooleanProperty(true));
    }
    comparison = new ReadOnlyObjectWrapper<>(compared());
    table = new ReadOnlyObjectWrapper<>(tabulated());
    index.addListener(o -> derive());
    selection.addListener(o -> derive());
    pairs.addListener(o -> derive());
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
    ComparisonTable rows = tabulated();
    if (!rows.equals(table.get())) {
      table.set(rows);
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

  private ComparisonTable tabulated() {
    return ComparisonTable.of(index.get(), selection.get(), pairs.get());
  }

  /** How a quantity is written here. */
  QuantityLabel label(Quantity quantity) {
    return new Labels(index.get(), new Values(index.get(), selection.get())).of(quantity);
  }

  /** What may stand on the horizontal axis of the chart shown. */
  List<Quantity> xChoices() {
    return Axes.horizontal(chart.get(), index.get(), selection.get());
  }

  /** What may stand on the vertical axis of the chart shown. */
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

  ObjectProperty<RunIndex> indexProperty() {
    return index;
  }

  ObjectProperty<Selection> selectionProperty() {
    return selection;
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

  ObjectProperty<Optional<VariantKey>> selectedProperty() {
    return selected;
  }

  StringProperty filterProperty() {
    return filter;
  }

  BooleanProperty darkProperty() {
    return dark;
  }

  /** Run folders that can't be read. */
  ObjectProperty<List<Problem>> problemsProperty() {
    return problems;
  }

  /** Ids of the runs of a saved comparison, which alone are compared; empty for all there are. */
  ObjectProperty<Optional<Set<String>>> onlyProperty() {
    return only;
  }

  /** Whether runs that came from elsewhere take part where no saved comparison is open. */
  BooleanProperty importedProperty() {
    return imported;
  }

  /** Where runs come from that were not made here, by the run's id. */
  ObjectProperty<Map<String, String>> originsProperty() {
    return origins;
  }

  /** Runs paired with their baselines', as far as their samples have been read. */
  ObjectProperty<PairedRuns> pairsProperty() {
    return pairs;
  }

  /** Variants gathered to be shown as columns, in the order they were added. */
  ObjectProperty<List<VariantKey>> besideProperty() {
    return beside;
  }

  BooleanProperty loadedProperty() {
    return loaded;
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

  /** The chart shown, as a figure of it is asked for. */
  FigureChoice choice() {
    FigureKind kind = figure.get().orElseGet(() -> chart.get().figure());
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

  ReadOnlyObjectProperty<ComparisonTable> tableProperty() {
    return table.getReadOnlyProperty();
  }
}
