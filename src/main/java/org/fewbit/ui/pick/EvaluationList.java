package org.fewbit.ui.pick;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.Predicate;
import javafx.collections.ListChangeListener;
import javafx.collections.MapChangeListener;
import javafx.collections.SetChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.TextFormatter;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.fewbit.core.evaluation.Dimension;
import org.fewbit.core.evaluation.EvaluationInfo;
import org.fewbit.core.evaluation.Protocol;
import org.fewbit.ui.fx.Texts;
import org.fewbit.ui.fx.Units;

/** The evaluations by dimension: bundled ones, then real ones with their data. */
final class EvaluationList extends VBox {

  private static final double PROTOCOL_WIDTH = 112;
  private static final int MAX_DIGITS = 6;

  private final PickState state;
  private final PickController controller;
  private final Texts texts;
  private final Function<String, Optional<Path>> askFolder;
  private final Map<String, DataLine> dataLines = new HashMap<>();
  private final Map<String, HBox> settings = new HashMap<>();

  /** {@code askFolder} asks the person for a folder under a title. */
  EvaluationList(
      PickState state,
      PickController controller,
      Texts texts,
      Function<String, Optional<Path>> askFolder) {
    super(6);
    this.state = state;
    this.controller = controller;
    this.texts = texts;
    this.askFolder = askFolder;
    setId("pick-evaluations");
    state.evaluations().addListener((ListChangeListener<EvaluationInfo>) change -> fill());
    state
        .dataStates()
        .addListener(
            (MapChangeListener<String, DataState>)
                change ->
                    Optional.ofNullable(dataLines.get(change.getKey()))
                        .ifPresent(DataLine::update));
    state.chosenEvaluations().addListener((SetChangeListener<String>) change -> chosen());
    fill();
  }

  private void chosen() {
    settings.forEach((id, line) -> line.setVisible(state.chosenEvaluations().contains(id)));
    dataLines.values().forEach(DataLine::update);
  }

  private void fill() {
    getChildren().clear();
    dataLines.clear();
    settings.clear();
    for (Dimension dimension : Dimension.values()) {
      group(texts.get(key(dimension)), e -> e.dimension() == dimension);
    }
    chosen();
  }

  /** Key of a dimension's title. */
  static String key(Dimension dimension) {
    return switch (dimension) {
      case KNOWLEDGE -> "dimension.knowledge";
      case ALIGNMENT -> "dimension.alignment";
      case EFFICIENCY -> "dimension.efficiency";
    };
  }

  private void group(String title, Predicate<EvaluationInfo> members) {
    var group = state.evaluations().stream().filter(members).toList();
    if (group.isEmpty()) {
      return;
    }
    Label heading = new Label(title);
    heading.getStyleClass().addAll("text-muted", "small", "pick-group");
    getChildren().add(heading);
    for (EvaluationInfo evaluation : group) {
      getChildren().add(line(evaluation));
      if (PickState.needsData(evaluation)) {
        DataLine data = new DataLine(evaluation, state, controller, texts, askFolder);
        dataLines.put(evaluation.id(), data);
        getChildren().add(data);
      }
      if (PickState.needsData(evaluation)) {
        // The bundled ones are small: the number of samples below is enough for them.
        HBox numbers = numbers(evaluation);
        settings.put(evaluation.id(), numbers);
        getChildren().add(numbers);
      }
    }
  }

  private HBox line(EvaluationInfo evaluation) {
    CheckBox box = new CheckBox(texts.phrase(evaluation.title()));
    box.setId("pick-evaluation-" + evaluation.id());
    box.setTooltip(new Tooltip(texts.phrase(evaluation.description())));
    Ticks.bind(box, state.chosenEvaluations(), evaluation.id(), controller::changed);
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    HBox line = new HBox(6, box, gap);
    line.setAlignment(Pos.CENTER_LEFT);
    line.setMinHeight(26);
    if (evaluation.samples() > 0) {
      Label n = new Label("n = " + Units.count(evaluation.samples()));
      n.getStyleClass().addAll("text-muted", "small");
      n.setMinWidth(Region.USE_PREF_SIZE);
      line.getChildren().add(n);
    }
    line.getChildren().add(protocol(evaluation));
    return line;
  }

  private Node protocol(EvaluationInfo evaluation) {
    if (evaluation.protocols().size() == 1) {
      Label only = new Label(evaluation.protocols().getFirst().text());
      only.getStyleClass().addAll("text-muted", "small");
      only.setMinWidth(PROTOCOL_WIDTH);
      only.setMaxWidth(PROTOCOL_WIDTH);
      only.getStyleClass().add("pick-protocol");
      return only;
    }
    ComboBox<Protocol> choice = new ComboBox<>();
    choice.getStyleClass().add("small");
    choice.setId("pick-protocol-" + evaluation.id());
    choice.getItems().setAll(evaluation.protocols());
    choice.setAccessibleText(texts.get("protocol.of", texts.phrase(evaluation.title())));
    choice.setTooltip(new Tooltip(texts.get("protocol.tip")));
    choice.setConverter(
        new StringConverter<>() {
          @Override
          public String toString(Protocol protocol) {
            return protocol == null ? "" : protocol.text();
          }

          @Override
          public Protocol fromString(String text) {
            return Protocol.parse(text);
          }
        });
    choice.setValue(
        state.protocols().getOrDefault(evaluation.id(), evaluation.protocols().getFirst()));
    choice.setOnAction(
        e -> {
          controller.setProtocol(evaluation.id(), choice.getValue());
          Optional.ofNullable(settings.get(evaluation.id()))
              .ifPresent(line -> fillNumbers(line, evaluation));
        });
    choice.setMinWidth(PROTOCOL_WIDTH);
    choice.setMaxWidth(PROTOCOL_WIDTH);
    return choice;
  }

  /** Samples and worked examples of one evaluation, while it is ticked. */
  private HBox numbers(EvaluationInfo evaluation) {
    HBox line = new HBox(6);
    line.setAlignment(Pos.CENTER_LEFT);
    line.getStyleClass().add("pick-data");
    line.managedProperty().bind(line.visibleProperty());
    fillNumbers(line, evaluation);
    return line;
  }

  private void fillNumbers(HBox line, EvaluationInfo evaluation) {
    String id = evaluation.id();
    line.getChildren()
        .setAll(
            caption(texts.get("numbers.samples")),
            field(
                "pick-most-" + id,
                texts.get("numbers.samples.prompt"),
                texts.get("numbers.samples.tip", texts.phrase(evaluation.title())),
                Optional.ofNullable(state.limits().get(id)),
                n -> controller.setLimit(id, n)));
    if (controller.takesShots(evaluation)) {
      line.getChildren()
          .addAll(
              caption(texts.get("numbers.shots")),
              field(
                  "pick-shots-" + id,
                  texts.get("numbers.shots.prompt"),
                  texts.get("numbers.shots.tip", texts.phrase(evaluation.title())),
                  Optional.ofNullable(state.shots().get(id)),
                  n -> controller.setShots(id, n)));
    } else if (state.shots().containsKey(id)) {
      controller.setShots(id, OptionalInt.empty());
    }
  }

  private static Label caption(String text) {
    Label label = new Label(text);
    label.getStyleClass().addAll("text-muted", "small");
    label.setMinWidth(Region.USE_PREF_SIZE);
    return label;
  }

  private static TextField field(
      String id,
      String prompt,
      String tip,
      Optional<Integer> value,
      java.util.function.Consumer<OptionalInt> changed) {
    TextField field = new TextField(value.map(String::valueOf).orElse(""));
    field.setId(id);
    field.setPromptText(prompt);
    field.setAccessibleText(tip);
    field.setTooltip(new Tooltip(tip));
    field.getStyleClass().add("small");
    field.setPrefColumnCount(6);
    field.setMinWidth(70);
    field.setTextFormatter(
        new TextFormatter<>(
            c -> c.getControlNewText().matches("[0-9]{0," + MAX_DIGITS + "}") ? c : null));
    field
        .textProperty()
        .addListener(
            (o, was, is) ->
                changed.accept(
                    is.isEmpty() ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(is))));
    return field;
  }
}
