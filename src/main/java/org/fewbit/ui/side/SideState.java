package org.fewbit.ui.side;

import java.util.List;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.fewbit.core.compare.RunIndex;
import org.fewbit.core.compare.SideBySide;
import org.fewbit.core.compare.VariantKey;
import org.fewbit.core.problem.Problem;

/** What the pane shows; no nodes. */
final class SideState {

  /** More columns than these are too narrow to be read. */
  static final int MOST = 6;

  private final ObjectProperty<RunIndex> index = new SimpleObjectProperty<>(RunIndex.of(List.of()));
  private final ObjectProperty<SideBySide> table = new SimpleObjectProperty<>(SideBySide.NONE);
  private final BooleanProperty onlyDifferences = new SimpleBooleanProperty();
  private final BooleanProperty reading = new SimpleBooleanProperty();
  private final ObjectProperty<Optional<Problem>> problem =
      new SimpleObjectProperty<>(Optional.empty());

  /** Variants that can become a column. */
  List<VariantKey> others() {
    List<VariantKey> columns = table.get().columns();
    return columns.size() >= MOST
        ? List.of()
        : index.get().variants().stream().filter(v -> !columns.contains(v)).toList();
  }

  ObjectProperty<RunIndex> indexProperty() {
    return index;
  }

  ObjectProperty<SideBySide> tableProperty() {
    return table;
  }

  /** Whether rows in which all columns are alike are left out. */
  BooleanProperty onlyDifferencesProperty() {
    return onlyDifferences;
  }

  /** Whether samples are still being read for the differences. */
  BooleanProperty readingProperty() {
    return reading;
  }

  /** Why there is no table. */
  ObjectProperty<Optional<Problem>> problemProperty() {
    return problem;
  }
}
