package org.fewbit.ui.quantize;

import java.util.List;
import java.util.OptionalLong;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.fewbit.ui.fx.Icons;
import org.fewbit.ui.fx.Texts;
import org.fewbit.ui.fx.Units;
import org.kordamp.ikonli.feather.Feather;

/** What pressing the button would take, and the button. */
final class QuantizeBar extends HBox {

  private final QuantizeState state;
  private final Texts texts;
  private final Label what = new Label();
  private final Label disk = new Label();
  private final Button start = new Button("", Icons.of(Feather.PLAY));
  private final Button clear = new Button();
  private final Button stop = new Button();

  QuantizeBar(QuantizeState state, QuantizeController controller, Texts texts, Runnable close) {
    super(14);
    this.texts = texts;
    clear.setText(texts.get("bar.clear"));
    stop.setText(texts.get("bar.stop"));
    this.state = state;
    setId("quantize-bar");
    getStyleClass().add("pick-forecast");
    setAlignment(Pos.CENTER_LEFT);
    what.setId("quantize-what");
    what.getStyleClass().add("text-bold");
    disk.setId("quantize-disk");
    disk.managedProperty().bind(disk.textProperty().isNotEmpty());
    VBox words = new VBox(2, what, disk);
    words.setAlignment(Pos.CENTER_LEFT);
    HBox.setHgrow(words, Priority.ALWAYS);
    start.setId("quantize-start");
    start.getStyleClass().add("accent");
    start.setOnAction(e -> controller.start());
    clear.setOnAction(e -> controller.clear());
    stop.setId("quantize-stop");
    stop.setOnAction(e -> controller.cancelAll());
    Button leave = new Button(texts.get("bar.close"));
    leave.setOnAction(e -> close.run());
    for (Button button : List.of(stop, clear, leave, start)) {
      button.setMinWidth(Region.USE_PREF_SIZE);
    }
    getChildren().addAll(words, stop, clear, leave, start);
    state.jobs().addListener((ListChangeListener<Job>) change -> show());
    state.freeDiskProperty().addListener(o -> show());
    show();
  }

  private void show() {
    List<Job> wanted = state.wanted();
    long open = state.jobs().stream().filter(Job::isOpen).count();
    start.setDisable(wanted.isEmpty());
    start.setText(
        wanted.isEmpty() ? texts.get("bar.start") : texts.get("bar.start.count", wanted.size()));
    clear.setDisable(state.schemes().isEmpty());
    stop.setVisible(open > 0);
    stop.setManaged(open > 0);
    what.setText(
        state.jobs().isEmpty()
            ? texts.get("bar.nothing")
            : wanted.isEmpty()
                ? open > 0 ? texts.get("bar.working", open) : texts.get("bar.done")
                : open > 0
                    ? texts.get(
                        "bar.both",
                        texts.get("bar.wanted", wanted.size()),
                        texts.get("bar.working", open))
                    : texts.get("bar.wanted", wanted.size()));
    long replaced = wanted.stream().filter(j -> j.existing().replaced()).count();
    if (replaced > 0) {
      what.setText(texts.get("bar.replaced", what.getText(), replaced));
    }
    long bytes =
        wanted.stream().flatMap(j -> j.prediction().stream()).mapToLong(p -> p.bytes()).sum();
    OptionalLong free = state.freeDiskProperty().get();
    boolean isShort = free.isPresent() && bytes > free.getAsLong();
    disk.getStyleClass().removeAll("text-muted", "text-danger");
    disk.getStyleClass().add(isShort ? "text-danger" : "text-muted");
    disk.setText(
        bytes == 0
            ? ""
            : free.isPresent()
                ? texts.get("bar.disk.free", Units.bytes(bytes), Units.bytes(free.getAsLong()))
                : texts.get("bar.disk", Units.bytes(bytes)));
  }
}
