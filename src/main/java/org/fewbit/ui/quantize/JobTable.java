package org.fewbit.ui.quantize;

import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.ListChangeListener;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import org.fewbit.core.compare.NumberText;
import org.fewbit.core.model.Execution;
import org.fewbit.core.model.VariantId;
import org.fewbit.core.quantize.QuantizationReport;
import org.fewbit.ui.fx.EmptyState;
import org.fewbit.ui.fx.Texts;
import org.fewbit.ui.fx.Units;
import org.kordamp.ikonli.feather.Feather;

/** The list: what will be made, how large it will be, how far it is, how large it became. */
final class JobTable extends TableView<Job> {

  private final QuantizeState state;
  private boolean following;

  JobTable(QuantizeState state, QuantizeController controller, Texts texts) {
    this.state = state;
    setId("quantize-jobs");
    getStyleClass().add("quantize-jobs");
    setAccessibleText(texts.get("jobs"));
    setPlaceholder(
        new EmptyState(Feather.LAYERS, texts.get("jobs.empty"), texts.get("jobs.empty.hint")));
    setItems(state.jobs());
    setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
    getColumns().add(text(texts.get("jobs.model"), 104, j -> j.model().name()));
    getColumns().add(text(texts.get("jobs.scheme"), 190, j -> j.scheme().toString()));
    getColumns().add(number(texts.get("jobs.bits"), 108, JobTable::bits));
    getColumns().add(number(texts.get("jobs.size"), 96, JobTable::size));
    TableColumn<Job, Job> progress = new TableColumn<>(texts.get("jobs.state"));
    progress.setCellValueFactory(c -> new ReadOnlyObjectWrapper<>(c.getValue()));
    progress.setCellFactory(c -> new JobCell(controller, texts));
    progress.setPrefWidth(330);
    progress.setSortable(false);
    getColumns().add(progress);
    getSelectionModel()
        .selectedItemProperty()
        .addListener(
            (o, was, is) -> {
              if (is != null && !following) {
                controller.select(is.variant());
              }
            });
    state.jobs().addListener((ListChangeListener<Job>) change -> follow());
    state.selectedProperty().addListener(o -> follow());
  }

  private void follow() {
    following = true;
    Optional<VariantId> wanted = state.selectedProperty().get();
    for (int i = 0; i < state.jobs().size(); i++) {
      if (wanted.filter(state.jobs().get(i).variant()::equals).isPresent()
          && getSelectionModel().getSelectedIndex() != i) {
        getSelectionModel().clearAndSelect(i);
      }
    }
    following = false;
  }

  /** What it became, else what is predicted, marked as such. */
  private static String bits(Job job) {
    return job.report()
        .map(r -> NumberText.fixed(r.artifact().bitsPerWeight(), 2))
        .or(() -> job.prediction().map(p -> "~ " + NumberText.fixed(p.bitsPerWeight(), 2)))
        .orElse("");
  }

  private static String size(Job job) {
    Optional<QuantizationReport> report = job.report();
    return report
        .map(r -> Units.bytes(r.artifact().bytes()))
        .or(() -> job.prediction().map(p -> "~ " + Units.bytes(p.bytes())))
        .orElse("");
  }

  /** Whether speed and memory of the variant will mean something. */
  static boolean isSimulated(Job job) {
    return job.report()
        .map(r -> r.artifact().execution())
        .or(() -> job.prediction().map(p -> p.execution()))
        .filter(e -> e == Execution.SIMULATED)
        .isPresent();
  }

  private static TableColumn<Job, String> text(
      String title, double width, Function<Job, String> value) {
    TableColumn<Job, String> column = new TableColumn<>(title);
    column.setCellValueFactory(c -> new ReadOnlyObjectWrapper<>(value.apply(c.getValue())));
    column.setPrefWidth(width);
    column.setSortable(false);
    return column;
  }

  private static TableColumn<Job, String> number(
      String title, double width, Function<Job, String> value) {
    TableColumn<Job, String> column = text(title, width, value);
    column.getStyleClass().add("number-column");
    return column;
  }
}
