package org.fewbit.ui.pick;

import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.fewbit.core.evaluation.DataOrigin;
import org.fewbit.core.evaluation.EvaluationInfo;
import org.fewbit.ui.fx.Texts;
import org.fewbit.ui.fx.Units;

/** Below a real benchmark: whether its data are here, and what to do if not. */
final class DataLine extends VBox {

  /** Pocket stand-ins are called like the real ones with this before. */
  private static final String POCKET = "pocket-";

  private final EvaluationInfo evaluation;
  private final PickState state;
  private final PickController controller;
  private final Texts texts;
  private final Function<String, Optional<Path>> askFolder;
  private boolean explained;

  DataLine(
      EvaluationInfo evaluation,
      PickState state,
      PickController controller,
      Texts texts,
      Function<String, Optional<Path>> askFolder) {
    super(2);
    this.evaluation = evaluation;
    this.state = state;
    this.controller = controller;
    this.texts = texts;
    this.askFolder = askFolder;
    setId("pick-data-" + evaluation.id());
    getStyleClass().add("pick-data");
    drop();
    update();
  }

  private void drop() {
    setOnDragOver(
        e -> {
          if (e.getDragboard().hasFiles()) {
            e.acceptTransferModes(TransferMode.LINK, TransferMode.COPY);
            e.consume();
          }
        });
    setOnDragDropped(
        e -> {
          e.getDragboard().getFiles().stream()
              .map(File::toPath)
              .findFirst()
              .ifPresent(folder -> controller.setData(evaluation.id(), folder));
          e.setDropCompleted(true);
          e.consume();
        });
  }

  /** Shows what is known now. */
  void update() {
    getChildren().clear();
    switch (state.dataState(evaluation.id())) {
      case DataState.Found found -> {
        Label items =
            small(
                texts.get("data.found", Units.count(found.items()))
                    + (found.badLines() > 0 ? ", " + texts.get("data.bad", found.badLines()) : ""));
        items.setTooltip(new Tooltip(found.place()));
        items.getStyleClass().add("data-found");
        getChildren()
            .add(
                line(
                    items,
                    link("data.change", "change", this::choose),
                    link("data.forget", "forget", () -> controller.forgetData(evaluation.id()))));
      }
      case DataState.Checking(String folder) -> {
        Label checking = small(texts.get("data.checking"));
        checking.setTooltip(new Tooltip(folder));
        getChildren().add(checking);
      }
      case DataState.Missing() -> missing();
      case DataState.Wrong wrong -> wrong(wrong);
    }
    if (explained) {
      getChildren().add(explanation());
    }
  }

  private void missing() {
    getChildren()
        .add(
            line(
                small(texts.get("data.missing")),
                link("data.choose", "choose", this::choose),
                link("data.how", "how", this::explain)));
    standIn().ifPresent(getChildren()::add);
  }

  private void wrong(DataState.Wrong wrong) {
    Label what =
        new Label(
            wrong.other().isPresent()
                ? texts.get("data.other", wrong.otherTitle())
                : texts.phrase(wrong.problem().what()));
    what.getStyleClass().addAll("small", "data-wrong");
    what.setWrapText(true);
    what.setMinHeight(USE_PREF_SIZE);
    what.setTooltip(new Tooltip(wrong.folder() + "\n" + texts.phrase(wrong.problem().oneLine())));
    getChildren().add(what);
    FlowPane links =
        line(
            link("data.choose", "choose", this::choose),
            link("data.how", "how", this::explain),
            link("data.forget", "forget", () -> controller.forgetData(evaluation.id())));
    wrong
        .other()
        .ifPresent(
            id ->
                links
                    .getChildren()
                    .addFirst(
                        named(
                            texts.get("data.use-for", wrong.otherTitle()),
                            "use",
                            () -> {
                              controller.forgetData(evaluation.id());
                              state.chosenEvaluations().remove(evaluation.id());
                              controller.setData(id, Path.of(wrong.folder()));
                            })));
    getChildren().add(links);
  }

  /** The bundled small one, while the real data are missing. */
  private Optional<Node> standIn() {
    return state.evaluations().stream()
        .filter(e -> e.id().equals(POCKET + evaluation.id()) && e.samples() > 0)
        .filter(e -> !state.chosenEvaluations().contains(e.id()))
        .findFirst()
        .map(
            e ->
                named(
                    texts.get("data.stand-in", texts.phrase(e.title()), Units.count(e.samples())),
                    "stand-in",
                    () -> {
                      state.chosenEvaluations().remove(evaluation.id());
                      state.chosenEvaluations().add(e.id());
                      controller.changed();
                    }));
  }

  private void choose() {
    askFolder
        .apply(texts.get("data.choose.title", texts.phrase(evaluation.title())))
        .ifPresent(folder -> controller.setData(evaluation.id(), folder));
  }

  private void explain() {
    explained = !explained;
    update();
  }

  private Node explanation() {
    VBox box = new VBox(2);
    box.setId("pick-how-" + evaluation.id());
    box.getStyleClass().add("data-how");
    DataOrigin origin = state.origins().get(evaluation.id());
    if (origin == null) {
      box.getChildren().add(wrapped(texts.get("how.unknown")));
      return box;
    }
    if (!origin.files().isEmpty()) {
      box.getChildren().add(wrapped(texts.get("how.files", origin.files())));
    }
    box.getChildren().add(wrapped(texts.get("how.source", origin.source())));
    box.getChildren().add(wrapped(texts.get("how.licence", origin.licence())));
    if (!origin.link().isEmpty()) {
      box.getChildren().add(named(origin.link(), "link", () -> controller.openLink(origin.link())));
    }
    box.getChildren().add(wrapped(texts.get("how.then")));
    return box;
  }

  private Hyperlink link(String key, String id, Runnable action) {
    return named(texts.get(key), id, action);
  }

  private Hyperlink named(String text, String id, Runnable action) {
    Hyperlink link = new Hyperlink(text);
    link.setId("pick-data-" + id + "-" + evaluation.id());
    link.getStyleClass().addAll("small", "data-link");
    link.setAccessibleText(text + ", " + texts.phrase(evaluation.title()));
    link.setMinWidth(Region.USE_PREF_SIZE);
    link.setOnAction(
        e -> {
          link.setVisited(false);
          action.run();
        });
    return link;
  }

  private static FlowPane line(Node... nodes) {
    FlowPane line = new FlowPane(10, 2, nodes);
    line.setRowValignment(VPos.CENTER);
    return line;
  }

  private static Label small(String text) {
    Label label = new Label(text);
    label.getStyleClass().addAll("text-muted", "small");
    return label;
  }

  private static Label wrapped(String text) {
    Label label = small(text);
    label.setWrapText(true);
    label.setMinHeight(USE_PREF_SIZE);
    return label;
  }
}
