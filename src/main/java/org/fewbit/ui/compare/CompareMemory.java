package org.fewbit.ui.compare;

import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.beans.property.DoubleProperty;
import javafx.beans.value.ObservableValue;
import org.fewbit.chart.ChartKind;
import org.fewbit.chart.FigureChoice;
import org.fewbit.chart.FigureKind;
import org.fewbit.core.compare.Quantity;
import org.fewbit.core.compare.Selection;
import org.fewbit.core.compare.VariantKey;
import org.fewbit.core.evaluation.Dimension;
import org.fewbit.core.settings.ExportNumbers;
import org.fewbit.core.settings.SettingsStore;

/** Keeps the pane's choices between sessions; what can't be read back is forgotten. */
final class CompareMemory {

  private static final String PREFIX = "compare.";

  private final SettingsStore settings;

  CompareMemory(SettingsStore settings) {
    this.settings = settings;
  }

  /** Restores the choices, then follows them. */
  void bind(CompareState state) {
    state.selectionProperty().set(selection());
    bind(state.first(), "");
    bind(state.second(), "second.");
    state.twoProperty().set(get("two").map(Boolean::parseBoolean).orElse(false));
    follow("two", state.twoProperty());
    get("filter").ifPresent(state.filterProperty()::set);
    follow("filter", state.filterProperty());
    get("imported").map(Boolean::parseBoolean).ifPresent(state.importedProperty()::set);
    follow("imported", state.importedProperty());
    state.selectionProperty().addListener((o, was, is) -> remember(is));
  }

  private void bind(ChartState chart, String which) {
    get(which + "chart")
        .flatMap(t -> constant(ChartKind.class, t))
        .ifPresent(chart.chartProperty()::set);
    follow(which + "chart", chart.chartProperty());
    get(which + "y").flatMap(Quantity::parse).ifPresent(q -> chart.yProperty().set(Optional.of(q)));
    chart.yProperty().addListener((o, was, is) -> is.ifPresent(q -> put(which + "y", q)));
    get(which + "figure")
        .flatMap(FigureKind::parse)
        .ifPresent(k -> chart.figureProperty().set(Optional.of(k)));
    chart
        .figureProperty()
        .addListener((o, was, is) -> put(which + "figure", is.map(FigureKind::id).orElse("")));
    get(which + "cells")
        .flatMap(t -> constant(FigureChoice.Cells.class, t))
        .ifPresent(chart.cellsProperty()::set);
    follow(which + "cells", chart.cellsProperty());
    for (ChartKind kind : ChartKind.values()) {
      String name = which + kind.name().toLowerCase(Locale.ROOT);
      get(name + ".x")
          .flatMap(Quantity::parse)
          .ifPresent(q -> chart.xProperty(kind).set(Optional.of(q)));
      get(name + ".log")
          .ifPresent(t -> chart.logarithmicProperty(kind).set(Boolean.parseBoolean(t)));
      chart.xProperty(kind).addListener((o, was, is) -> is.ifPresent(q -> put(name + ".x", q)));
      follow(name + ".log", chart.logarithmicProperty(kind));
    }
  }

  private Selection selection() {
    Selection usual = Selection.measured();
    Set<VariantKey> hidden =
        get("hidden").stream()
            .flatMap(t -> Arrays.stream(t.split("\n")))
            .flatMap(t -> VariantKey.parse(t).stream())
            .collect(Collectors.toSet());
    Set<Dimension> dimensions = EnumSet.noneOf(Dimension.class);
    get("dimensions")
        .ifPresentOrElse(
            t ->
                Arrays.stream(t.split("\n"))
                    .flatMap(d -> constant(Dimension.class, d).stream())
                    .forEach(dimensions::add),
            () -> dimensions.addAll(usual.dimensions()));
    return new Selection(
        hidden,
        get("published").map(Boolean::parseBoolean).orElse(usual.published()),
        dimensions,
        get("collapsed").map(Boolean::parseBoolean).orElse(usual.collapsed()));
  }

  private void remember(Selection selection) {
    put("hidden", lines(selection.hidden()));
    put("dimensions", lines(selection.dimensions()));
    put("published", selection.published());
    put("collapsed", selection.collapsed());
  }

  private static String lines(Collection<?> values) {
    return values.stream().map(Object::toString).sorted().collect(Collectors.joining("\n"));
  }

  private void follow(String key, ObservableValue<?> value) {
    value.addListener((o, was, is) -> put(key, is));
  }

  /** Restores a divider's place, then follows it. */
  void divider(String key, DoubleProperty position, double usual) {
    double place = usual;
    try {
      place = Double.parseDouble(get(key).orElse(""));
    } catch (NumberFormatException e) {
      place = usual;
    }
    position.set(place > 0.05 && place < 0.95 ? place : usual);
    follow(key, position);
  }

  /** A remembered value of the pane. */
  Optional<String> get(String key) {
    return settings.get(PREFIX + key);
  }

  /** Remembers a value of the pane. */
  void put(String key, Object value) {
    settings.put(PREFIX + key, value.toString());
  }

  private static <E extends Enum<E>> Optional<E> constant(Class<E> type, String name) {
    return Arrays.stream(type.getEnumConstants()).filter(e -> e.name().equals(name)).findFirst();
  }

  /** How copied numbers are written, as it is set now. */
  ExportNumbers numbers() {
    return ExportNumbers.of(settings);
  }
}
