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
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.fewbit.core.compare.EvaluationKey;
import org.fewbit.core.compare.VariantKey;
import org.fewbit.core.model.VariantId;
import org.fewbit.core.run.RebuiltPrompts;
import org.fewbit.core.run.RunService.Ticket;
import org.fewbit.ui.compare.ComparePane;
import org.fewbit.ui.fx.Background;
import org.fewbit.ui.fx.Language;
import org.fewbit.ui.fx.Overlay;
import org.fewbit.ui.fx.Theme;
import org.fewbit.ui.fx.Toast;
import org.fewbit.ui.pick.PickPane;
import org.fewbit.ui.pick.PickSources;
import org.fewbit.ui.quantize.QuantizePane;
import org.fewbit.ui.quantize.QuantizeSources;
import org.fewbit.ui.runs.RunRow;
import org.fewbit.ui.runs.RunsPane;
import org.fewbit.ui.sample.SamplePane;

/** The window: what is compared in the middle, running below, choosing over it. */
public final class FewbitWindow implements AutoCloseable {

  private static final double SHEET_WIDTH = 1640;
  private static final double SHEET_HEIGHT = 1040;
  private static final double SHEET_MARGIN = 40;
  private static final String RUNS_DIVIDER = "window.runs.divider";
  private static final double RUNS_SHARE = 0.58;
  private static final String WELCOME_SEEN = "welcome.seen";

  private final UiPorts ports;
  private final WindowMemory memory;
  private final Theme theme;
  private final Background background;
  private final Overlay overlay = new Overlay();
  private final ErrorLayer errors = new ErrorLayer();
  private final Toast toast = new Toast();
  private final RunsPane runs;
  private final PickPane pick;
  private final QuantizePane quantize;
  private final ComparePane compare;
  private final SamplePane samples;
  private final Places places;
  private final Keys keys;
  private final SplitPane split = new SplitPane();
  private final StackPane root;

  /** Builds the window; call on the JavaFX thread. */
  public FewbitWindow(UiPorts ports) {
    this.ports = ports;
    memory = new WindowMemory(ports.settings());
    theme = new Theme(Theme.Choice.parse(ports.settings().get("theme").orElse("")));
    theme.choiceProperty().subscribe(choice -> ports.settings().put("theme", choice.text()));
    background = Background.ofWindow(errors::show);
    Locale locale = Language.parse(ports.settings().get("language").orElse("")).locale();
    runs =
        new RunsPane(
            ports.runs(),
            ports.archive(),
            ports.evaluations(),
            background,
            this::runFinished,
            this::showRun,
            this::openPick);
    pick =
        new PickPane(
            new PickSources(
                ports.models(),
                ports.evaluations(),
                ports.archive(),
                ports.runs(),
                ports.settings(),
                ports.quantizer()::supports,
                ports.machine()),
            background,
            this::askFolder,
            this::submitted,
            overlay::close);
    quantize =
        new QuantizePane(
            new QuantizeSources(
                ports.models(),
                ports.quantizer(),
                ports.inspector(),
                ports.reports(),
                ports.machine()),
            background,
            this::variantMade,
            overlay::close);
    limit(pick.node());
    limit(quantize.node());
    compare = new ComparePane(ports.archive(), ports.settings(), background, locale);
    places = new Places(compare.node());
    samples =
        new SamplePane(
            ports.archive(),
            new RebuiltPrompts(ports.evaluations(), ports.models(), ports.tokenizers()),
            background,
            locale,
            places::back);
    compare.links().onSamples(this::openSamples);
    theme.darkProperty().subscribe(compare::setDark);
    theme.darkProperty().subscribe(quantize::setDark);
    keys = keys();
    root = new StackPane(page(), overlay, errors);
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

  private Keys keys() {
    return new Keys(
        List.of(
            new Keys.Key(Keys.shortcut(KeyCode.R), "Choose what to run", this::openPick),
            new Keys.Key(Keys.shortcut(KeyCode.K), "Make quantized variants", this::openQuantize),
            new Keys.Key(
                Keys.shortcut(KeyCode.J),
                "Show or hide the queue and the history",
                () -> runs.openProperty().set(!runs.openProperty().get())),
            new Keys.Key(Keys.shortcut(KeyCode.T), "Light or dark", theme::toggle),
            new Keys.Key(Keys.plain(KeyCode.F5), "Read the runs again", this::refresh),
            new Keys.Key(Keys.plain(KeyCode.F1), "This help", this::openHelp),
            new Keys.Key(
                Keys.plain(KeyCode.ESCAPE),
                "Close what lies over the window; back to the comparison",
                this::closeTop)));
  }

  private BorderPane page() {
    BorderPane page = new BorderPane();
    VBox top = new VBox(new TopBar(theme, this::openPick, this::openQuantize, this::openHelp));
    if (ports.settings().get(WELCOME_SEEN).isEmpty()) {
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
        this::openSuggestion,
        () -> {
          ports.settings().put(WELCOME_SEEN, "true");
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

  /** Shows the window. */
  public void show(Stage stage) {
    Thread.currentThread().setUncaughtExceptionHandler((thread, thrown) -> errors.show(thrown));
    Scene scene = new Scene(root);
    theme.dress(scene);
    keys.install(scene);
    stage.setTitle("Fewbit");
    stage.setMinWidth(900);
    stage.setMinHeight(600);
    memory.restore(stage);
    stage.setScene(scene);
    stage.setOnHiding(e -> memory.store(stage));
    stage.show();
    runs.start();
    compare.refresh();
  }

  /** The window's content. */
  public Parent root() {
    return root;
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

  private void variantMade(VariantId variant) {
    toast.show(variant + ": made", "Run it\u2026", this::openPick);
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

  private void openHelp() {
    overlay.show(
        new HelpSheet(keys, ports.version(), ports.openLink(), overlay::close), Pos.CENTER);
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
        row.variant() + ", " + row.evaluation() + ": done",
        "Show",
        () -> row.runId().ifPresent(this::showRun));
  }

  private void showRun(String runId) {
    compare.select(runId);
  }

  /** Ends the window's threads; the ports stay open. */
  @Override
  public void close() {
    quantize.stop();
    background.close();
  }
}
