package org.fewbit.ui.saved;

import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.fewbit.core.problem.Problem;
import org.fewbit.exchange.SavedComparison;

/** Which comparison is open, which were, and what could not be opened; no nodes. */
final class SavedState {

  private final ObjectProperty<Optional<Open>> open = new SimpleObjectProperty<>(Optional.empty());
  private final BooleanProperty changed = new SimpleBooleanProperty();
  private final ObservableList<Path> recent = FXCollections.observableArrayList();
  private final ObjectProperty<Optional<Problem>> problem =
      new SimpleObjectProperty<>(Optional.empty());

  /**
   * A comparison that was opened or saved.
   *
   * @param file where it is
   * @param runs ids of what is compared
   * @param saved as it is in the file; empty while the file is read
   */
  record Open(Path file, Set<String> runs, Optional<SavedComparison> saved) {

    Open {
      runs = Set.copyOf(runs);
    }

    /** The file's name without its end. */
    String name() {
      return String.valueOf(file.getFileName()).replaceFirst("\\.[^.]+$", "");
    }

    /** With one run more. */
    Open with(String run) {
      Set<String> more = new LinkedHashSet<>(runs);
      more.add(run);
      return new Open(file, more, saved);
    }
  }

  /** The comparison that is open; empty where all runs are compared. */
  ObjectProperty<Optional<Open>> openProperty() {
    return open;
  }

  /** Whether what is shown is no longer what the file says. */
  BooleanProperty changedProperty() {
    return changed;
  }

  /** Files that were opened or saved, the latest first. */
  ObservableList<Path> recent() {
    return recent;
  }

  /** Why the latest file could not be opened or written, or what of it is missing. */
  ObjectProperty<Optional<Problem>> problemProperty() {
    return problem;
  }
}
