package org.fewbit.ui.compare;

import java.util.List;
import java.util.Map;
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
import org.fewbit.core.compare.ComparisonTable;
import org.fewbit.core.compare.PairedRuns;
import org.fewbit.core.compare.RunIndex;
import org.fewbit.core.compare.Selection;
import org.fewbit.core.compare.VariantKey;
import org.fewbit.core.problem.Problem;

/** What the pane shows: what is compared, on which charts, and the table that follows. */
final class CompareState {

  private final ObjectProperty<RunIndex> index = new SimpleObjectProperty<>(RunIndex.of(List.of()));
  private final ObjectProperty<Selection> selection =
      new SimpleObjectProperty<>(Selection.measured());
  private final ObjectProperty<Optional<VariantKey>> selected =
      new SimpleObjectProperty<>(Optional.empty());
  private final ObjectProperty<Optional<VariantKey>> hovered =
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
  private final BooleanProperty two = new SimpleBooleanProperty();
  private final ReadOnlyObjectWrapper<ComparisonTable> table;
  private final ChartState first;
  private final ChartState second;

  CompareState() {
    // Scores against perplexity and against bits are what is looked at together most.
    first = new ChartState(index, selection, ChartKind.PERPLEXITY);
    second = new ChartState(index, selection, ChartKind.BITS);
    table = new ReadOnlyObjectWrapper<>(tabulated());
    index.addListener(o -> derive());
    selection.addListener(o -> derive());
    pairs.addListener(o -> derive());
  }

  private void derive() {
    ComparisonTable rows = tabulated();
    if (!rows.equals(table.get())) {
      table.set(rows);
    }
  }

  private ComparisonTable tabulated() {
    return ComparisonTable.of(index.get(), selection.get(), pairs.get());
  }

  /** The chart that is always there. */
  ChartState first() {
    return first;
  }

  /** The chart beside it, while {@link #twoProperty()} is set. */
  ChartState second() {
    return second;
  }

  /** Whether a second chart stands beside the first. */
  BooleanProperty twoProperty() {
    return two;
  }

  /** The charts shown, as figures of them are asked for. */
  List<FigureChoice> choices() {
    return two.get() ? List.of(first.choice(), second.choice()) : List.of(first.choice());
  }

  ObjectProperty<RunIndex> indexProperty() {
    return index;
  }

  ObjectProperty<Selection> selectionProperty() {
    return selection;
  }

  ObjectProperty<Optional<VariantKey>> selectedProperty() {
    return selected;
  }

  /** The variant that the mouse points at, on a chart, in the list or in the table. */
  ObjectProperty<Optional<VariantKey>> hoveredProperty() {
    return hovered;
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

  ReadOnlyObjectProperty<ComparisonTable> tableProperty() {
    return table.getReadOnlyProperty();
  }
}
