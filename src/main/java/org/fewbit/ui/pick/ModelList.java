package org.fewbit.ui.pick;

import java.util.List;
import java.util.Optional;
import javafx.collections.ListChangeListener;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;
import org.fewbit.core.model.Architecture;
import org.fewbit.core.model.BaseModel;
import org.fewbit.core.model.GraphFile;
import org.fewbit.core.problem.Problem;
import org.fewbit.ui.fx.ProblemBox;
import org.fewbit.ui.fx.Texts;
import org.fewbit.ui.fx.Units;

/** The models, each with its shape and where it comes from. */
final class ModelList extends VBox {

  private static final int MOST_NAMED = 3;

  private final PickState state;
  private final PickController controller;
  private final Texts texts;

  ModelList(PickState state, PickController controller, Texts texts) {
    super(6);
    this.texts = texts;
    this.state = state;
    this.controller = controller;
    setId("pick-models");
    state.models().addListener((ListChangeListener<BaseModel>) change -> fill());
    state.problems().addListener((ListChangeListener<Problem>) change -> fill());
    fill();
  }

  private void fill() {
    getChildren().clear();
    state.models().forEach(model -> getChildren().add(line(model)));
    if (state.models().isEmpty()) {
      Label none = new Label(texts.get("models.none"));
      none.getStyleClass().add("text-muted");
      none.setWrapText(true);
      getChildren().add(none);
    }
    state.problems().forEach(problem -> getChildren().add(new ProblemBox(problem, texts)));
  }

  private VBox line(BaseModel model) {
    CheckBox box = new CheckBox(model.name());
    box.setId("pick-model-" + model.name());
    box.setTooltip(new Tooltip(model.folder() + "\n" + variants(model)));
    Ticks.bind(box, state.chosenModels(), model.name(), controller::changed);
    Label facts = new Label(describe(model));
    facts.getStyleClass().addAll("text-muted", "small", "pick-detail");
    return new VBox(box, facts);
  }

  private String describe(BaseModel model) {
    Architecture a = model.architecture();
    return texts.get(
        "models.facts",
        a.family(),
        String.valueOf(a.layers()),
        String.valueOf(a.hiddenSize()),
        size(model),
        shortly(model),
        origin(model));
  }

  private String size(BaseModel model) {
    return Optional.ofNullable(state.modelBytes().get(model.name()))
        .map(Units::bytes)
        .orElseGet(() -> texts.get("models.no-size"));
  }

  /** The first few of the variants that are there. */
  private String shortly(BaseModel model) {
    List<String> labels = model.graphs().stream().map(GraphFile::label).toList();
    String first = String.join(", ", labels.stream().limit(MOST_NAMED).toList());
    return labels.size() <= MOST_NAMED
        ? first
        : texts.get("models.more", first, labels.size() - MOST_NAMED);
  }

  private String origin(BaseModel model) {
    return switch (model.origin()) {
      case BUNDLED -> texts.get("models.bundled");
      case FOLDER -> texts.get("models.added");
      case CACHE -> texts.get("models.cached");
    };
  }

  private static String variants(BaseModel model) {
    return String.join(", ", model.graphs().stream().map(GraphFile::label).toList());
  }
}
