package org.fewbit.ui.shell;

import java.util.Locale;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.layout.Region;
import org.fewbit.core.model.VariantId;
import org.fewbit.core.quantize.QuantizationReport;
import org.fewbit.core.settings.SettingsStore;
import org.fewbit.exchange.SavedComparison;
import org.fewbit.ui.compare.ComparePane;
import org.fewbit.ui.export.ExportPane;
import org.fewbit.ui.export.ExportSubject;
import org.fewbit.ui.fx.Background;
import org.fewbit.ui.fx.FileDialogs;
import org.fewbit.ui.fx.Overlay;

/** Between what is compared and the sheet that exports it. */
final class Exports {

  private final UiPorts ports;
  private final ComparePane compare;
  private final Overlay overlay;
  private final ExportPane pane;

  Exports(
      UiPorts ports,
      SettingsStore settings,
      Background background,
      Locale locale,
      ComparePane compare,
      Overlay overlay) {
    this.ports = ports;
    this.compare = compare;
    this.overlay = overlay;
    pane =
        new ExportPane(
            ports.archive(), settings, background, FileDialogs.ofSystem(), locale, overlay::close);
    pane.onOpened(this::show);
    compare.reports(this::report);
  }

  /** The sheet. */
  Region node() {
    return pane.node();
  }

  /** Shows the figure of the chart that is compared on. */
  void open() {
    pane.open(new ExportSubject(compare.figureSource(), compare.figureChoice()));
    overlay.show(pane.node(), Pos.CENTER);
  }

  private void show(SavedComparison saved) {
    compare.refresh();
    compare.show(saved.selection(), saved.charts().getFirst());
    overlay.close();
  }

  private Optional<QuantizationReport> report(VariantId variant) {
    return ports.models().models().stream()
        .filter(m -> m.name().equals(variant.model()))
        .flatMap(m -> m.graph(variant.label()).stream())
        .findFirst()
        .flatMap(g -> ports.reports().read(g.file()));
  }
}
