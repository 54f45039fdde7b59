package org.fewbit.ui.shell;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.layout.Region;
import org.fewbit.core.compare.VariantKey;
import org.fewbit.core.run.RunService.Ticket;
import org.fewbit.core.settings.SettingsStore;
import org.fewbit.ui.compare.ComparePane;
import org.fewbit.ui.fx.Background;
import org.fewbit.ui.fx.Late;
import org.fewbit.ui.fx.Overlay;
import org.fewbit.ui.pick.PickPane;
import org.fewbit.ui.pick.PickSources;
import org.fewbit.ui.quantize.QuantizePane;
import org.fewbit.ui.recommend.RecommendPane;
import org.fewbit.ui.saved.SavedPane;

/** The sheets that work is done on, built when they are first asked for or time is left. */
final class WorkSheets {

  private static final double WIDTH = 1640;
  private static final double HEIGHT = 1040;
  private static final double MARGIN = 40;

  private final UiPorts ports;
  private final Background background;
  private final Locale locale;
  private final Overlay overlay;
  private final Function<String, Optional<Path>> askFolder;
  private final Consumer<? super List<Ticket>> submitted;
  private final Consumer<VariantKey> showVariant;
  private final QuantizePane quantize;
  private final Exports exports;
  private final SavedPane saved;
  private final Late<PickPane> pick = Late.of(this::newPick);
  private final Late<RecommendPane> recommend = Late.of(this::newRecommend);

  /**
   * Sheets over an overlay.
   *
   * @param askFolder asks the person for a folder under a title
   * @param submitted hears of the tickets after Run
   * @param showVariant asked to show a variant in the comparison
   */
  WorkSheets(
      UiPorts ports,
      SettingsStore settings,
      Background background,
      Locale locale,
      Overlay overlay,
      QuantizePane quantize,
      ComparePane compare,
      Function<String, Optional<Path>> askFolder,
      Consumer<? super List<Ticket>> submitted,
      Consumer<VariantKey> showVariant) {
    this.ports = ports;
    this.background = background;
    this.locale = locale;
    this.overlay = overlay;
    this.quantize = quantize;
    this.askFolder = askFolder;
    this.submitted = submitted;
    this.showVariant = showVariant;
    exports = new Exports(ports, settings, background, locale, compare, overlay::close);
    saved =
        new SavedPane(
            ports.archive(),
            ports.models(),
            settings,
            background,
            locale,
            new Comparing(compare, exports),
            ports.files(),
            askFolder,
            this::openFile,
            overlay::close);
    exports.onOpen(saved::take);
    saved.onCarry(exports::toCarry);
    exports.styleProperty().addListener(o -> saved.look());
    compare.onChange(saved::look);
  }

  /** A sheet leaves some of what lies below visible: the comparison is never gone. */
  private void limit(Region sheet) {
    if (sheet.maxWidthProperty().isBound()) {
      return;
    }
    sheet.maxWidthProperty().bind(Bindings.min(WIDTH, overlay.widthProperty().subtract(MARGIN)));
    sheet.maxHeightProperty().bind(Bindings.min(HEIGHT, overlay.heightProperty().subtract(MARGIN)));
  }

  private void show(Region sheet) {
    limit(sheet);
    overlay.show(sheet, Pos.CENTER);
  }

  /** Comparisons as files. */
  SavedPane saved() {
    return saved;
  }

  /** What builds the sheets, one after the other, so that none has to be waited for. */
  List<Runnable> ahead() {
    return List.of(pick::get, quantize::build, exports::node, recommend::get, saved::sheet);
  }

  void openPick() {
    pick.get().open();
    show(pick.get().node());
  }

  void openSuggestion() {
    pick.get().openWithSuggestion();
    show(pick.get().node());
  }

  private PickPane newPick() {
    return new PickPane(
        new PickSources(
            ports.models(),
            ports.evaluations(),
            ports.archive(),
            ports.runs(),
            ports.settings(),
            ports.quantizer()::supports,
            ports.machine(),
            ports.program()::hardware,
            ports.openLink()),
        background,
        locale,
        askFolder,
        submitted,
        overlay::close);
  }

  void openQuantize() {
    quantize.open();
    show(quantize.node());
  }

  void openRecommend() {
    recommend.get().open();
    show(recommend.get().node());
  }

  private RecommendPane newRecommend() {
    return new RecommendPane(
        ports.archive(),
        ports.evaluations(),
        ports.machine(),
        ports.settings(),
        ports.program().folders().getOrDefault("data", Path.of("")),
        background,
        locale,
        showVariant,
        this::openPick,
        overlay::close);
  }

  void openExport() {
    exports.open(saved.charts());
    show(exports.node());
  }

  void openFile() {
    show(saved.sheet());
  }
}
