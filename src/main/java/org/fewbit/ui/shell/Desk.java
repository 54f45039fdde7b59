package org.fewbit.ui.shell;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.SplitPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.fewbit.core.compare.EvaluationKey;
import org.fewbit.core.compare.VariantKey;
import org.fewbit.core.model.VariantId;
import org.fewbit.core.run.RebuiltPrompts;
import org.fewbit.core.run.RunService.Ticket;
import org.fewbit.core.settings.SettingsStore;
import org.fewbit.ui.compare.ComparePane;
import org.fewbit.ui.fx.Background;
import org.fewbit.ui.fx.Overlay;
import org.fewbit.ui.fx.Texts;
import org.fewbit.ui.fx.Toast;
import org.fewbit.ui.fx.UndoStack;
import org.fewbit.ui.pick.PickPane;
import org.fewbit.ui.pick.PickSources;
import org.fewbit.ui.quantize.QuantizePane;
import org.fewbit.ui.recommend.RecommendPane;
import org.fewbit.ui.runs.RunRow;
import org.fewbit.ui.runs.RunsPane;
import org.fewbit.ui.sample.SamplePane;
import org.fewbit.ui.side.SidePane;

/** A window's content: what is compared in the middle, running below, choosing over it. */
final class Desk {

  private static final double SHEET_WIDTH = 1640;
  private static final double SHEET_HEIGHT = 1040;
  private static final double SHEET_MARGIN = 40;
  private static final String RUNS_DIVIDER = "window.runs.divider";
  private static final double RUNS_SHARE = 0.58;
  private static final String WELCOME_SEEN = "welcome.seen";

  private final UiPorts ports;
  private final Shared shared;
  private final SettingsStore settings;
  private final WindowMemory memory;
  private final Background background;
  private final Texts texts;
  private final UndoStack undo = new UndoStack();
  private final Overlay overlay = new Overlay();
  private final ErrorLayer errors;
  private final Toast toast = new Toast();
  private final RunsPane runs;
  private final PickPane pick;
  private final QuantizePane quantize;
  private final ComparePane compare;
  private final SamplePane samples;
  private final SidePane side;
  private final Places places;
  private final RecommendPane recommend;
  private final Arrivals arrivals;
  private final Sheets sheets;
  private final Exports exports;
  private final Keys keys;
  private final SplitPane split = new SplitPane();
  private final StackPane root;

  /** What another content takes over from this one. */
  record Memento(Optional<VariantKey> selected, boolean runsOpen, boolean settingsOpen) {}

  Desk(
      Shared shared,
      SettingsStore settings,
      WindowMemory memory,
      Background background,
      QuantizePane quantize,
      Locale locale,
      Runnable another,
      Optional<Memento> before) {
    this.shared = shared;
    this.settings = settings;
    this.memory = memory;
    this.background = background;
    this.quantize = quantize;
    ports = shared.ports();
    texts = Texts.of(locale, Desk.class);
    errors = new ErrorLayer(texts);
    runs =
        new RunsPane(
            ports.runs(),
            ports.archive(),
            ports.evaluations(),
            background,
            undo,
            locale,
            this::runFinished,
            this::showRun,
            this::openPick);
    runs.onChange(this::refresh);
    pick =
        new PickPane(
            new PickSources(
                ports.models(),
                ports.evaluations(),
                ports.archive(),
                ports.runs(),
                ports.settings(),
                ports.quantizer()::supports,
                ports.machine(),
                ports.openLink()),
            background,
            locale,
            this::askFolder,
            this::submitted,
            overlay::close);
    limit(pick.node());
    limit(quantize.node());
    compare = new ComparePane(ports.archive(), settings, background, locale);
    places = new Places(compare.node());
    samples =
        new SamplePane(
            ports.archive(),
            new RebuiltPrompts(ports.evaluations(), ports.models(), ports.tokenizers()),
            background,
            locale,
            places::back);
    side =
        new SidePane(
            ports.archive(),
            background,
            locale,
            (variant, evaluation) -> openSamples(variant, Optional.of(evaluation)),
            places::back);
    compare.links().onSamples(this::openSamples);
    exports = new Exports(ports, settings, background, locale, compare, overlay);
    limit(exports.node());
    compare.links().onSideBySide(this::openSideBySide);
    recommend =
        new RecommendPane(
            ports.archive(),
            ports.machine(),
            ports.settings(),
            ports.program().folders().getOrDefault("data", Path.of("")),
            background,
            locale,
            this::showVariant,
            this::openPick,
            overlay::close);
    limit(recommend.node());
    sheets = new Sheets(shared, locale, background, overlay, this::askFolder);
    arrivals =
        new Arrivals(
            ports.models(), ports.archive(), background, texts, toast::show, this::refresh);
    keys = keys(another);
    root = new StackPane(page(), overlay, errors);
    arrivals.listenTo(root);
    before.ifPresent(was -> runs.openProperty().set(was.runsOpen()));
  }

  /** A sheet leaves some of what lies below visible: the comparison is never gone. */
  private void limit(Region sheet) {
    sheet
        .maxWidthProperty()
        .bind(Bindings.min(SHEET_WIDTH, overlay.widthProperty().subtract(SHEET_MARGIN)));
    sheet
        .maxHeightProperty()
        .bind(Bindings.min(SHEET_HEIGHT, overlay.heightProperty().subtract(SHEET_MARGIN)));
  }

  private Keys keys(Runnable another) {
    return new Keys(
        List.of(
            key(Keys.shortcut(KeyCode.R), "key.pick", this::openPick),
            key(Keys.shortcut(KeyCode.K), "key.quantize", this::openQuantize),
            key(Keys.shortcut(KeyCode.M), "key.recommend", this::openRecommend),
            key(
                Keys.shortcut(KeyCode.J),
                "key.runs",
                () -> runs.openProperty().set(!runs.openProperty().get())),
            key(Keys.shortcut(KeyCode.E), "key.export", exports::open),
            key(Keys.shortcut(KeyCode.O), "key.open", this::openFolder),
            key(Keys.shortcut(KeyCode.N), "key.window", another),
            key(Keys.shortcut(KeyCode.B), "key.beside", compare::openSideBySide),
            key(Keys.shortcut(KeyCode.T), "key.theme", shared.theme()::toggle),
            key(Keys.shortcut(KeyCode.COMMA), "key.settings", sheets::openSettings),
            key(Keys.shortcut(KeyCode.L), "key.log", sheets::openLog),
            key(Keys.shortcut(KeyCode.Z), "key.undo", this::undo),
            key(Keys.plain(KeyCode.F5), "key.refresh", this::refresh),
            key(Keys.plain(KeyCode.F1), "key.help", this::openHelp),
            key(Keys.plain(KeyCode.ESCAPE), "key.close", this::closeTop)));
  }

  private Keys.Key key(KeyCombination combination, String text, Runnable action) {
    return new Keys.Key(combination, texts.get(text), action);
  }

  private BorderPane page() {
    BorderPane page = new BorderPane();
    VBox top =
        new VBox(
            new TopBar(
                texts,
                shared.theme(),
                this::openPick,
                this::openQuantize,
                exports::open,
                this::openRecommend,
                sheets::openSettings,
                this::openHelp));
    if (settings.get(WELCOME_SEEN).isEmpty()) {
      top.getChildren().add(welcome(top));
    }
    page.setTop(top);
    split.setOrientation(Orientation.VERTICAL);
    split.getItems().add(new StackPane(places, toast));
    page.setCenter(split);
    page.setBottom(runs.line());
    runs.openProperty().subscribe(this::showRunsView);
    return page;
  }

  private Welcome welcome(VBox top) {
    return new Welcome(
        texts,
        this::openSuggestion,
        () -> {
          settings.put(WELCOME_SEEN, "true");
          top.getChildren().removeIf(Welcome.class::isInstance);
        });
  }

  private void showRunsView(boolean open) {
    boolean shown = split.getItems().contains(runs.view());
    if (!open && shown) {
      memory.storeDivider(split, RUNS_DIVIDER);
      split.getItems().remove(runs.view());
    } else if (open && !shown) {
      double share = memory.divider(RUNS_DIVIDER, RUNS_SHARE);
      split.getItems().add(runs.view());
      split.setDividerPositions(share);
      // The first layout with the new part moves the divider: put it back afterwards.
      background.onWindowThread(() -> split.setDividerPositions(share));
    }
  }

  /** Makes the keys work in a window. */
  void install(Scene scene) {
    scene.getAccelerators().clear();
    keys.install(scene);
  }

  /** Reads what there is. */
  void start(Optional<Memento> before) {
    runs.start();
    before.flatMap(Memento::selected).ifPresent(compare::select);
    compare.refresh();
    if (before.filter(Memento::settingsOpen).isPresent()) {
      sheets.openSettings();
    }
  }

  /** Ends this content's share in the window; tells what the next one goes on with. */
  Memento leave() {
    Memento memento =
        new Memento(compare.selected(), runs.openProperty().get(), sheets.isSettingsOpen());
    overlay.close();
    if (runs.openProperty().get()) {
      memory.storeDivider(split, RUNS_DIVIDER);
    }
    runs.stop();
    return memento;
  }

  /** Hears nothing more of the queue. */
  void stop() {
    runs.stop();
  }

  Parent root() {
    return root;
  }

  void setDark(boolean dark) {
    compare.setDark(dark);
  }

  /** Shows a failure nobody handled. */
  void fail(Throwable thrown) {
    errors.show(thrown);
  }

  void closeSheet() {
    overlay.close();
  }

  private void openPick() {
    pick.open();
    overlay.show(pick.node(), Pos.CENTER);
  }

  private void openQuantize() {
    quantize.open();
    overlay.show(quantize.node(), Pos.CENTER);
  }

  private void openSamples(VariantKey variant, Optional<EvaluationKey> evaluation) {
    places.show(samples.node());
    samples.open(variant, evaluation);
  }

  private void openSideBySide(List<VariantKey> variants) {
    places.show(side.node());
    side.open(variants);
  }

  private void openRecommend() {
    recommend.open();
    overlay.show(recommend.node(), Pos.CENTER);
  }

  private void showVariant(VariantKey variant) {
    overlay.close();
    places.back();
    compare.select(variant);
  }

  void variantMade(VariantId variant) {
    toast.show(texts.get("made", variant), texts.get("made.run"), this::openPick);
  }

  private void openSuggestion() {
    pick.openWithSuggestion();
    overlay.show(pick.node(), Pos.CENTER);
  }

  private void submitted(List<Ticket> tickets) {
    overlay.close();
  }

  private Optional<Path> askFolder(String title) {
    return ports.folders().choose(root.getScene().getWindow(), title);
  }

  private void undo() {
    toast.show(
        undo.undo().map(what -> texts.get("undone", what)).orElseGet(() -> texts.get("undo.none")));
  }

  private void openFolder() {
    askFolder(texts.get("open.title")).ifPresent(arrivals::take);
  }

  private void openHelp() {
    overlay.show(
        new HelpSheet(texts, keys, sheets::openAbout, sheets::openLog, overlay::close), Pos.CENTER);
  }

  private void closeTop() {
    if (!errors.close()) {
      if (overlay.sheet().isPresent()) {
        overlay.close();
      } else {
        places.back();
      }
    }
  }

  private void refresh() {
    compare.refresh();
    runs.refresh();
  }

  private void runFinished(RunRow row) {
    boolean last = ports.runs().tickets().stream().allMatch(t -> t.state().isTerminal());
    // While others of the sweep are still to come, the axes stay as they are.
    row.runId().filter(id -> last).ifPresentOrElse(compare::refreshAfter, compare::refresh);
    toast.show(
        texts.get("done", row.variant(), row.evaluation()),
        texts.get("done.show"),
        () -> row.runId().ifPresent(this::showRun));
  }

  private void showRun(String runId) {
    compare.select(runId);
  }
}
