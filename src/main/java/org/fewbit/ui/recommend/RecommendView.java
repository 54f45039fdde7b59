package org.fewbit.ui.recommend;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.fewbit.core.compare.EvaluationKey;
import org.fewbit.core.compare.VariantKey;
import org.fewbit.exchange.TableExporter;
import org.fewbit.ui.fx.Clip;
import org.fewbit.ui.fx.Icons;
import org.fewbit.ui.fx.ProblemBox;
import org.fewbit.ui.fx.Texts;
import org.kordamp.ikonli.feather.Feather;

/** What is asked for on the left, the answer with its reasons on the right. */
final class RecommendView extends BorderPane {

  private static final PseudoClass BAD = PseudoClass.getPseudoClass("bad");
  private static final double LISTS_WIDTH = 390;

  private final RecommendState state;
  private final RecommendController controller;
  private final Texts texts;
  private final TextField memory = field("memory");
  private final TextField disk = field("disk");
  private final TextField speed = field("speed");
  private final TextField loss = field("loss");
  private final CheckBox each;
  private boolean filling;

  RecommendView(
      RecommendState state,
      RecommendController controller,
      Texts texts,
      Consumer<VariantKey> show,
      Runnable run,
      Runnable close) {
    this.state = state;
    this.controller = controller;
    this.texts = texts;
    each = new CheckBox(texts.get("each"));
    each.setId("recommend-each");
    setId("recommend-sheet");
    getStyleClass().addAll("pick-sheet", "recommend-sheet");
    setTop(head(close));
    setLeft(form());
    AnswerView answer = new AnswerView(state, texts, show, run);
    VBox trouble = new VBox();
    state
        .problemProperty()
        .subscribe(
            p ->
                trouble
                    .getChildren()
                    .setAll(p.map(x -> new ProblemBox(x, texts)).stream().toList()));
    ScrollPane scroll = new ScrollPane(new VBox(8, trouble, answer));
    scroll.setFitToWidth(true);
    scroll.setFocusTraversable(false);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.getStyleClass().add("edge-to-edge");
    setCenter(scroll);
  }

  private HBox head(Runnable close) {
    Label title = new Label(texts.get("title"));
    title.getStyleClass().add("title-4");
    Label hint = new Label(texts.get("hint"));
    hint.getStyleClass().add("text-muted");
    ProgressIndicator working = new ProgressIndicator();
    working.setMaxSize(18, 18);
    working.visibleProperty().bind(state.workingProperty());
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    HBox head =
        new HBox(
            14,
            title,
            hint,
            gap,
            working,
            copy(),
            Icons.button(Feather.X, texts.get("close"), close));
    head.setAlignment(Pos.CENTER_LEFT);
    head.getStyleClass().add("pick-head");
    return head;
  }

  /** The answer for a paper or a program. */
  private MenuButton copy() {
    MenuButton copy = new MenuButton(texts.get("copy"), Icons.of(Feather.COPY));
    copy.setId("recommend-copy");
    copy.getStyleClass().add("small");
    copy.disableProperty().bind(state.answerProperty().map(Optional::isEmpty));
    for (TableExporter.Format format : TableExporter.Format.values()) {
      MenuItem item = new MenuItem(texts.get("copy." + format.end()));
      item.setId("recommend-copy-" + format.end());
      item.setOnAction(
          e ->
              state
                  .answerProperty()
                  .get()
                  .map(answer -> AnswerTable.of(answer, texts))
                  .ifPresent(table -> Clip.text(TableExporter.text(table, format))));
      copy.getItems().add(item);
    }
    return copy;
  }

  private ScrollPane form() {
    GridPane grid = new GridPane(10, 8);
    row(grid, "memory", memory, "GB");
    row(grid, "disk", disk, "GB");
    row(grid, "speed", speed, texts.get("speed.unit"));
    row(grid, "loss", loss, texts.get("loss.unit"));
    grid.add(each, 0, grid.getRowCount(), 3, 1);
    each.selectedProperty().addListener(o -> typed());
    state.limitsProperty().subscribe(this::fill);
    for (TextField field : List.of(memory, disk, speed, loss)) {
      field.textProperty().addListener(o -> typed());
    }
    Button machine = new Button(texts.get("machine"), Icons.of(Feather.CPU));
    machine.setId("recommend-machine");
    machine.getStyleClass().addAll("small", "flat");
    machine.setOnAction(e -> controller.useMachine());
    VBox judges = new VBox(4);
    state.evaluationsProperty().subscribe(keys -> judges(judges, keys));
    VBox lists =
        new VBox(
            10,
            section("limits"),
            grid,
            muted("empty.field"),
            machine,
            section("judged"),
            muted("judged.hint"),
            judges);
    lists.getStyleClass().add("pick-lists");
    ScrollPane scroll = new ScrollPane(lists);
    scroll.setFitToWidth(true);
    scroll.setFocusTraversable(false);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.setPrefWidth(LISTS_WIDTH);
    scroll.setMinWidth(LISTS_WIDTH);
    scroll.getStyleClass().add("pick-scroll");
    return scroll;
  }

  private void row(GridPane grid, String name, TextField field, String unit) {
    Label label = new Label(texts.get(name));
    label.setLabelFor(field);
    label.setMinWidth(Region.USE_PREF_SIZE);
    field.setAccessibleText(texts.get(name) + ", " + unit);
    Label after = new Label(unit);
    after.setMinWidth(Region.USE_PREF_SIZE);
    grid.addRow(grid.getRowCount(), label, field, after);
  }

  private static TextField field(String name) {
    TextField field = new TextField();
    field.setId("recommend-" + name);
    field.setPrefColumnCount(6);
    field.setAlignment(Pos.CENTER_RIGHT);
    return field;
  }

  private Label section(String name) {
    Label label = new Label(texts.get(name));
    label.getStyleClass().addAll("text-bold", "pick-section");
    return label;
  }

  private Label muted(String name) {
    Label label = new Label(texts.get(name));
    label.getStyleClass().add("text-muted");
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    return label;
  }

  private void fill(Limits limits) {
    filling = true;
    set(memory, limits.memory());
    set(disk, limits.disk());
    set(speed, limits.speed());
    set(loss, limits.loss());
    each.setSelected(limits.each());
    filling = false;
  }

  private static void set(TextField field, String text) {
    if (!field.getText().equals(text)) {
      field.setText(text);
    }
    field.pseudoClassStateChanged(BAD, !Limits.isGood(text));
  }

  private void typed() {
    if (!filling) {
      controller.change(
          new Limits(
              memory.getText(),
              disk.getText(),
              speed.getText(),
              loss.getText(),
              each.isSelected()));
    }
  }

  private void judges(VBox list, List<EvaluationKey> keys) {
    list.getChildren().clear();
    for (EvaluationKey key : keys) {
      CheckBox box =
          new CheckBox(texts.phrase(state.title(key)) + " [" + key.protocol().text() + "]");
      box.setTooltip(new Tooltip(key.toString()));
      box.setId("recommend-judge-" + key.evaluation());
      box.setSelected(state.judgedBy().contains(key));
      box.selectedProperty().addListener((o, was, is) -> controller.judge(key, is));
      list.getChildren().add(box);
    }
  }
}
