package org.fewbit.ui.pick;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.TextFormatter;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.fewbit.ui.fx.Icons;
import org.fewbit.ui.fx.Texts;
import org.fewbit.ui.fx.Units;
import org.kordamp.ikonli.feather.Feather;

/** How many samples, what it would cost, and Run. */
final class ForecastBar extends HBox {

  private static final int MAX_DIGITS = 6;

  private final Label time = new Label();
  private final Label disk = new Label();
  private final Label memory = new Label();
  private final Button run;
  private final Texts texts;

  ForecastBar(PickState state, PickController controller, Texts texts, Runnable cancel) {
    super(14);
    this.texts = texts;
    run = new Button(texts.get("run"), Icons.of(Feather.PLAY));
    setId("pick-forecast");
    getStyleClass().add("pick-forecast");
    setAlignment(Pos.CENTER_LEFT);
    time.setId("pick-time");
    time.getStyleClass().add("text-bold");
    disk.setId("pick-disk");
    memory.setId("pick-memory");
    memory.setTooltip(new Tooltip(texts.get("memory.tip")));
    run.setId("pick-run");
    run.getStyleClass().add("accent");
    run.setMinWidth(Region.USE_PREF_SIZE);
    run.setOnAction(e -> controller.submit());
    run.setDefaultButton(true);
    Button leave = new Button(texts.get("run.cancel"));
    leave.setOnAction(e -> cancel.run());
    leave.setMinWidth(Region.USE_PREF_SIZE);
    HBox costs = new HBox(18, disk, memory);
    costs.managedProperty().bind(disk.textProperty().isNotEmpty());
    VBox middle = new VBox(2, time, costs);
    middle.setAlignment(Pos.CENTER_LEFT);
    HBox.setHgrow(middle, Priority.ALWAYS);
    Label samples = new Label(texts.get("run.samples"));
    samples.setMinWidth(Region.USE_PREF_SIZE);
    getChildren().addAll(samples, limit(state, controller), middle, leave, run);
    state.forecastProperty().subscribe(this::show);
  }

  private TextField limit(PickState state, PickController controller) {
    TextField field = new TextField();
    field.setId("pick-limit");
    field.setPromptText(texts.get("run.samples.prompt"));
    field.setAccessibleText(texts.get("run.samples.name"));
    field.setTooltip(new Tooltip(texts.get("run.samples.tip")));
    field.setPrefColumnCount(5);
    field.setMinWidth(70);
    field.setTextFormatter(
        new TextFormatter<>(
            change ->
                change.getControlNewText().matches("[0-9]{0," + MAX_DIGITS + "}") ? change : null));
    field
        .textProperty()
        .subscribe(
            text -> {
              state.limitProperty().set(text.isEmpty() ? 0 : Integer.parseInt(text));
              controller.changed();
            });
    state
        .limitProperty()
        .subscribe(
            limit -> {
              String text = limit.intValue() == 0 ? "" : limit.toString();
              if (!text.equals(field.getText())) {
                field.setText(text);
              }
            });
    return field;
  }

  private void show(Forecast forecast) {
    run.setDisable(forecast.runs() == 0);
    run.setText(
        forecast.runs() == 0
            ? texts.get("run")
            : texts.get("run.count", Units.count(forecast.runs())));
    run.setAccessibleText(texts.get("run.name", forecast.runs()));
    time.setText(
        forecast.runs() == 0
            ? texts.get("run.nothing")
            : texts.get("run.time", forecast.runs(), timeText(forecast, texts)));
    disk.setText(forecast.runs() == 0 ? "" : diskText(forecast));
    memory.setText(forecast.runs() == 0 ? "" : memoryText(forecast));
    mark(disk, forecast.isDiskShort());
    mark(memory, forecast.isMemoryShort());
  }

  private static void mark(Label label, boolean wrong) {
    label.getStyleClass().removeAll("text-muted", "text-danger");
    label.getStyleClass().add(wrong ? "text-danger" : "text-muted");
  }

  static String timeText(Forecast forecast, Texts texts) {
    if (forecast.seconds().isEmpty()) {
      return texts.get("time.unknown");
    }
    String known = Units.duration(forecast.seconds().getAsDouble());
    String about =
        forecast.unknown() == 0
            ? texts.get("time.about", known)
            : texts.get("time.some", known, forecast.unknown());
    if (forecast.elsewhere() == 0) {
      return about;
    }
    return forecast.elsewhere() + forecast.unknown() == forecast.runs()
        ? texts.get("time.elsewhere", about)
        : texts.get("time.elsewhere.some", about, forecast.elsewhere());
  }

  private String diskText(Forecast forecast) {
    String makes =
        forecast.newVariants() == 0
            ? texts.get("disk.none")
            : texts.get("disk.new", forecast.newVariants(), Units.bytes(forecast.newBytes()));
    return forecast.freeDisk().isEmpty()
        ? makes
        : texts.get("disk.free", makes, Units.bytes(forecast.freeDisk().getAsLong()));
  }

  private String memoryText(Forecast forecast) {
    if (forecast.memoryBytes().isEmpty()) {
      return "";
    }
    String needs = Units.bytes(forecast.memoryBytes().getAsLong());
    return forecast.memory().isEmpty()
        ? texts.get("memory.about", needs)
        : texts.get("memory.of", needs, Units.bytes(forecast.memory().getAsLong()));
  }
}
