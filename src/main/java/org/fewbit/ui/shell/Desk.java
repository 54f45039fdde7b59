package org.fewbit.ui.shell;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.BorderPane;
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
import org.fewbit.ui.quantize.QuantizePane;
import org.fewbit.ui.runs.RunRow;
import org.fewbit.ui.runs.RunsPane;
import org.fewbit.ui.sample.SamplePane;
import org.fewbit.ui.saved.SavedPane;
import org.fewbit.ui.side.SidePane;

/** A window's content: what is compared in the middle, running below, choosing over it. */
final class Desk {

  private static final String WELCOME_SEEN = "welcome.seen";

  private final UiPorts ports;
  private final Shared shared;
  private final SettingsStore settings;
  private final Texts texts;
  private final UndoStack undo = new UndoStack();
  private final Overlay overlay = new Overlay();
  private final ErrorLayer errors;
  private final Toast toast = new Toast();
  private final RunsPane runs;
  private final ComparePane compare;
  private final SamplePane samples;
  private final SidePane side;
  private final Places places;

  /** Tickets of this window: their runs join the comparison that is open here. */
  private final Set<Long> submitted = new HashSet<>();

  private final WorkSheets work;
  private final SavedPane saved;
  private final Sheets sheets;
  private final Keys keys;
  private final RunsSplit split;
  private final VBox top = new VBox();
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
      Consumer<String> titled,
      Optional<Memento> before) {
    this.shared = shared;
    this.settings = settings;
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
            () -> work().openPick());
    runs.onChange(this::refresh);
    compare = new ComparePane(ports.archive(), ports.evaluations(), settings, background, locale);
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
            ports.evaluations(),
            background,
            locale,
            (variant, evaluation) -> openSamples(variant, Optional.of(evaluation)),
            places::back);
    compare.links().onSamples(this::openSamples);
    compare.links().onSideBySide(this::openSideBySide);
    work =
        new WorkSheets(
            ports,
            settings,
            background,
            locale,
            overlay,
            quantize,
            compare,
            this::askFolder,
            this::submitted,
            this::showVariant);
    saved = work.saved();
    saved.onOutcome(toast::show, this::arrived, work::openFile);
    sheets = new Sheets(shared, locale, background, overlay, this::askFolder);
    split =
        new RunsSplit(new StackPane(places, toast), runs::view, memory, background::onWindowThread);
    keys = keys(another);
    root = new StackPane(page(), overlay, errors);
    saved.listenTo(root);
    saved.title().subscribe(titled);
    keys.listenTo(root);
    before.ifPresent(was -> runs.openProperty().set(was.runsOpen()));
  }

  /** What is asked for later, when it is there. */
  private WorkSheets work() {
    return work;
  }

  private void arrived() {
    overlay.close();
    places.back();
    runs.refresh();
  }

  private Keys keys(Runnable another) {
    return new Keys(
        List.of(
            key(Keys.shortcut(KeyCode.R), "key.pick", work::openPick),
            key(Keys.shortcut(KeyCode.K), "key.quantize", work::openQuantize),
            key(Keys.shortcut(KeyCode.M), "key.recommend", work::openRecommend),
            key(
                Keys.shortcut(KeyCode.J),
                "key.runs",
                () -> runs.openProperty().set(!runs.openProperty().get())),
            key(Keys.shortcut(KeyCode.E), "key.export", work::openExport),
            key(Keys.shortcut(KeyCode.O), "key.open", work::openFile),
            key(Keys.shortcut(KeyCode.S), "key.save", saved::save),
            key(Keys.shiftShortcut(KeyCode.S), "key.save-as", saved::saveAs),
            key(Keys.shortcut(KeyCode.N), "key.window", another),
            key(Keys.shortcut(KeyCode.B), "key.beside", compare::openSideBySide),
            key(Keys.shortcut(KeyCode.D), "key.second", compare::toggleSecondChart),
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
    top.getChildren()
        .add(
            new TopBar(
                texts,
                shared.theme(),
                saved.menu(),
                work::openPick,
                work::openQuantize,
                work::openExport,
                work::openRecommend,
                sheets::openSettings,
                this::openHelp));
    if (settings.get(WELCOME_SEEN).isEmpty()) {
      Welcome welcome = new Welcome(texts, work::openSuggestion, this::dismissWelcome);
      // It speaks of the sample runs: a comparison that is open is about others.
      saved.title().subscribe(name -> welcome.show(name.isEmpty()));
      top.getChildren().add(welcome);
    }
    page.setTop(top);
    page.setCenter(split);
    page.setBottom(runs.line());
    runs.openProperty().subscribe(split::open);
    return page;
  }

  private void dismissWelcome() {
    settings.put(WELCOME_SEEN, "true");
    top.getChildren().removeIf(Welcome.class::isInstance);
  }

  /** Makes the keys work in a window. */
  void install(Scene scene) {
    scene.getAccelerators().clear();
    keys.install(scene);
  }

  /** Reads what there is. */
  void start(Optional<Memento> before) {
    before.flatMap(Memento::selected).ifPresent(compare::select);
    if (before.filter(Memento::settingsOpen).isPresent()) {
      sheets.openSettings();
    }
    if (before.isEmpty()) {
      // At first start the next key is the one that leads to a first point.
      Optional.ofNullable(root.lookup(".welcome .accent")).ifPresent(Node::requestFocus);
    }
  }

  /** Runs something when what was read is shown; at once if nothing is being read. */
  void whenCompared(Runnable action) {
    compare.whenShown(action);
  }

  /** What builds the views that are not shown yet, one after the other, when time is left. */
  List<Runnable> ahead() {
    return Stream.concat(
            work.ahead().stream(), Stream.<Runnable>of(runs::view, samples::node, side::node))
        .toList();
  }

  /** Ends this content's share in the window; tells what the next one goes on with. */
  Memento leave() {
    Memento memento =
        new Memento(compare.selected(), runs.openProperty().get(), sheets.isSettingsOpen());
    overlay.close();
    split.store();
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

  /** Reads what is compared and the history, hears of the queue. */
  void read() {
    saved.restore();
    compare.refresh();
    // The history has the same records to read: the chart comes first.
    compare.whenShown(runs::start);
  }

  private void openSamples(VariantKey variant, Optional<EvaluationKey> evaluation) {
    places.show(samples.node());
    samples.open(variant, evaluation);
  }

  private void openSideBySide(List<VariantKey> variants) {
    places.show(side.node());
    side.open(variants);
  }

  private void showVariant(VariantKey variant) {
    overlay.close();
    places.back();
    compare.select(variant);
  }

  void variantMade(VariantId variant) {
    toast.show(texts.get("made", variant), texts.get("made.run"), work::openPick);
  }

  private void submitted(List<Ticket> tickets) {
    tickets.forEach(t -> submitted.add(t.number()));
    overlay.close();
    // Who has run something needs no first sentences any more.
    dismissWelcome();
  }

  private Optional<Path> askFolder(String title) {
    return ports.folders().choose(root.getScene().getWindow(), title);
  }

  private void undo() {
    toast.show(
        undo.undo().map(what -> texts.get("undone", what)).orElseGet(() -> texts.get("undo.none")));
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
    if (submitted.contains(row.number())) {
      row.runId().ifPresent(saved::add);
    }
    boolean last = ports.runs().tickets().stream().allMatch(t -> t.state().isTerminal());
    // While others of the sweep are still to come, the axes stay as they are.
    row.runId().filter(id -> last).ifPresentOrElse(compare::refreshAfter, compare::refresh);
    toast.show(
        texts.get("done", row.variant(), row.evaluation()),
        texts.get("done.show"),
        () -> row.runId().ifPresent(this::showRun));
  }

  private void showRun(String runId) {
    saved.add(runId);
    compare.select(runId);
  }
}
