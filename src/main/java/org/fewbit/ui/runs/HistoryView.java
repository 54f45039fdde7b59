package org.fewbit.ui.runs;

import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.beans.binding.Bindings;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.fewbit.core.problem.Problem;
import org.fewbit.ui.fx.ProblemBox;
import org.fewbit.ui.fx.Texts;

/** The runs on disk with filters over them. */
final class HistoryView extends BorderPane {

  private static final int MOST_PROBLEMS = 2;

  private final RunsState state;
  private final Texts texts;

  HistoryView(
      RunsState state,
      RunsController controller,
      Texts texts,
      ZoneId zone,
      Consumer<String> showRun) {
    this.state = state;
    this.texts = texts;
    VBox trouble = new VBox();
    state
        .historyProblemProperty()
        .subscribe(
            problem ->
                trouble
                    .getChildren()
                    .setAll(problem.map(p -> new ProblemBox(p, texts)).stream().toList()));
    VBox unreadable = new VBox();
    unreadable.setId("history-unreadable");
    state.unreadableProperty().subscribe(problems -> show(unreadable, problems));
    setTop(new VBox(bar(), trouble, unreadable));
    setCenter(new HistoryTable(state, controller, texts, zone, showRun));
  }

  /** The first ones in full, the others as a number: their rows would hide the history. */
  private void show(VBox box, List<Problem> problems) {
    box.getChildren()
        .setAll(problems.stream().limit(MOST_PROBLEMS).map(p -> new ProblemBox(p, texts)).toList());
    if (problems.size() > MOST_PROBLEMS) {
      Label more = new Label(texts.get("history.unreadable", problems.size() - MOST_PROBLEMS));
      more.setTooltip(
          new Tooltip(problems.stream().map(Problem::oneLine).collect(Collectors.joining("\n"))));
      more.getStyleClass().add("text-muted");
      box.getChildren().add(more);
    }
  }

  private HBox bar() {
    TextField words = new TextField();
    words.setId("history-filter");
    words.setPromptText(texts.get("filter.prompt"));
    words.setAccessibleText(texts.get("filter"));
    words.setPrefColumnCount(18);
    words
        .textProperty()
        .addListener(
            (o, was, is) -> state.filterProperty().set(state.filterProperty().get().withWords(is)));
    Label count = new Label();
    count.setId("history-count");
    count.getStyleClass().add("text-muted");
    count.setMinWidth(Region.USE_PREF_SIZE);
    count
        .textProperty()
        .bind(
            Bindings.createStringBinding(
                () -> texts.get("history.count", state.history().size(), state.historySize()),
                state.history(),
                state.wholeHistory()));
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    HBox bar =
        new HBox(
            8,
            words,
            column("model", HistoryRow::model, HistoryFilter::withModel),
            column("scheme", HistoryRow::label, HistoryFilter::withLabel),
            column("evaluation", HistoryRow::evaluation, HistoryFilter::withEvaluation),
            choice("state", states(), HistoryFilter::withState),
            choice("date", ages(), HistoryFilter::withAge),
            gap,
            count);
    bar.setAlignment(Pos.CENTER_LEFT);
    bar.getStyleClass().add("runs-bar");
    return bar;
  }

  /** A choice among the values there are; the first means all. */
  private ComboBox<String> column(
      String name,
      Function<HistoryRow, String> value,
      BiFunction<HistoryFilter, String, HistoryFilter> with) {
    String all = texts.get("filter." + name);
    ComboBox<String> box = box(name, all);
    box.getItems().setAll(all);
    box.setValue(all);
    state
        .wholeHistory()
        .addListener(
            (ListChangeListener<HistoryRow>)
                change -> {
                  List<String> items = new ArrayList<>(List.of(all));
                  items.addAll(state.values(value));
                  if (!items.equals(box.getItems())) {
                    String chosen = box.getValue();
                    box.getItems().setAll(items);
                    box.setValue(items.contains(chosen) ? chosen : all);
                  }
                });
    box.valueProperty()
        .addListener(
            (o, was, is) -> set(f -> with.apply(f, is == null || is.equals(all) ? "" : is)));
    return box;
  }

  private <T> ComboBox<String> choice(
      String name,
      Map<String, Optional<T>> values,
      BiFunction<HistoryFilter, Optional<T>, HistoryFilter> with) {
    ComboBox<String> box = box(name, texts.get("filter." + name));
    box.getItems().setAll(values.keySet());
    box.getSelectionModel().selectFirst();
    box.valueProperty()
        .addListener(
            (o, was, is) -> set(f -> with.apply(f, values.getOrDefault(is, Optional.empty()))));
    return box;
  }

  private static ComboBox<String> box(String name, String accessible) {
    ComboBox<String> box = new ComboBox<>();
    box.setId("history-" + name);
    box.setAccessibleText(accessible);
    box.getStyleClass().add("small");
    box.setMaxWidth(160);
    return box;
  }

  private void set(Function<HistoryFilter, HistoryFilter> change) {
    state.filterProperty().set(change.apply(state.filterProperty().get()));
  }

  private Map<String, Optional<HistoryRow.State>> states() {
    Map<String, Optional<HistoryRow.State>> all = new LinkedHashMap<>();
    all.put(texts.get("filter.state"), Optional.empty());
    all.put(texts.get("history.clean"), Optional.of(HistoryRow.State.CLEAN));
    all.put(texts.get("history.flagged"), Optional.of(HistoryRow.State.FLAGGED));
    all.put(texts.get("history.open"), Optional.of(HistoryRow.State.UNFINISHED));
    return all;
  }

  private Map<String, Optional<Duration>> ages() {
    Map<String, Optional<Duration>> all = new LinkedHashMap<>();
    all.put(texts.get("filter.date"), Optional.empty());
    all.put(texts.get("date.day"), Optional.of(Duration.ofDays(1)));
    all.put(texts.get("date.week"), Optional.of(Duration.ofDays(7)));
    all.put(texts.get("date.month"), Optional.of(Duration.ofDays(31)));
    return all;
  }
}
