package org.fewbit.ui.shell;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.scene.layout.Region;
import org.fewbit.chart.FigureChoice;
import org.fewbit.core.model.VariantId;
import org.fewbit.core.settings.SettingsStore;
import org.fewbit.exchange.CarriedReports;
import org.fewbit.exchange.FigureStyle;
import org.fewbit.ui.compare.ComparePane;
import org.fewbit.ui.export.ExportPane;
import org.fewbit.ui.export.ExportSubject;
import org.fewbit.ui.fx.Background;

/** Between what is compared and the sheet that exports it. */
final class Exports {

  private final UiPorts ports;
  private final ComparePane compare;
  private final ExportPane pane;

  Exports(
      UiPorts ports,
      SettingsStore settings,
      Background background,
      Locale locale,
      ComparePane compare,
      Runnable close) {
    this.ports = ports;
    this.compare = compare;
    pane = new ExportPane(ports.archive(), settings, background, ports.files(), locale, close);
    compare.reports(index -> reports().of(index));
    pane.onCarry(this::toCarry);
  }

  /** The sheet. */
  Region node() {
    return pane.node();
  }

  /** Who opens a comparison that was chosen in the sheet. */
  void onOpen(Consumer<Path> who) {
    pane.onOpen(who);
  }

  /** Makes the sheet ready with the page of some charts, as soon as their runs have been read. */
  void open(List<FigureChoice> charts) {
    boolean shown = charts.equals(compare.figureChoices());
    pane.await(charts);
    compare.whenShown(
        () -> {
          // Reading may have chosen axes that suit the runs.
          List<FigureChoice> now = compare.figureChoices();
          pane.open(new ExportSubject(compare.figureSource(), now), shown ? now : charts);
        });
  }

  /** How pages look. */
  ReadOnlyObjectProperty<FigureStyle> styleProperty() {
    return pane.styleProperty();
  }

  /** Lets pages look so. */
  void take(FigureStyle style) {
    pane.take(style);
  }

  /** Reports of quantizing, here or carried by runs. */
  private CarriedReports reports() {
    return new CarriedReports(ports.reports(), ports.archive()::folder, this::graph);
  }

  /** Reports that travel with runs, by the id of the run that carries them. */
  Map<String, byte[]> toCarry(Collection<String> runs) {
    return reports()
        .toCarry(ports.archive().records().stream().filter(r -> runs.contains(r.id())).toList());
  }

  private Optional<Path> graph(VariantId variant) {
    return ports.models().models().stream()
        .filter(m -> m.name().equals(variant.model()))
        .flatMap(m -> m.graph(variant.label()).stream())
        .findFirst()
        .map(g -> g.file());
  }
}
