package org.fewbit.ui.quantize;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.ObservableSet;
import org.fewbit.core.model.BaseModel;
import org.fewbit.core.model.QuantizationScheme;
import org.fewbit.core.model.VariantId;
import org.fewbit.core.quantize.CalibrationRequest;
import org.fewbit.core.quantize.ExecutionWish;
import org.fewbit.core.quantize.MethodInfo;

/** What can be made, what is chosen, and how far it is; no nodes. */
final class QuantizeState {

  private final ObservableList<BaseModel> models = FXCollections.observableArrayList();
  private final ObservableSet<String> chosenModels = FXCollections.observableSet();
  private final ObservableList<MethodInfo> methods = FXCollections.observableArrayList();
  private final MethodSettings settings = new MethodSettings();
  private final ObservableList<QuantizationScheme> schemes = FXCollections.observableArrayList();
  private final BooleanProperty simulated = new SimpleBooleanProperty();
  private final StringProperty calibrationFile = new SimpleStringProperty("");
  private final IntegerProperty calibrationSamples = new SimpleIntegerProperty();
  private final StringProperty error = new SimpleStringProperty("");
  private final ObservableList<Job> jobs = FXCollections.observableArrayList();
  private final ObjectProperty<Optional<VariantId>> selected =
      new SimpleObjectProperty<>(Optional.empty());
  private final ObjectProperty<OptionalLong> freeDisk =
      new SimpleObjectProperty<>(OptionalLong.empty());
  private final BooleanProperty dark = new SimpleBooleanProperty();

  /** Models there are, smallest first. */
  ObservableList<BaseModel> models() {
    return models;
  }

  ObservableSet<String> chosenModels() {
    return chosenModels;
  }

  /** Methods that are built in. */
  ObservableList<MethodInfo> methods() {
    return methods;
  }

  /** The method that is being set. */
  MethodSettings settings() {
    return settings;
  }

  /** Schemes on the list, in the order they were put there. */
  ObservableList<QuantizationScheme> schemes() {
    return schemes;
  }

  /** Whether rounded floats are wanted even where there is a kernel. */
  BooleanProperty simulatedProperty() {
    return simulated;
  }

  /** Empty for the bundled conversations. */
  StringProperty calibrationFileProperty() {
    return calibrationFile;
  }

  /** Zero for the usual number. */
  IntegerProperty calibrationSamplesProperty() {
    return calibrationSamples;
  }

  /** Data for calibrated methods; empty for the bundled conversations. */
  Optional<CalibrationRequest> calibration() {
    String file = calibrationFile.get().strip();
    if (file.isEmpty()) {
      return Optional.empty();
    }
    CalibrationRequest usual = CalibrationRequest.of(Path.of(file));
    int samples = calibrationSamples.get();
    return Optional.of(
        samples == 0
            ? usual
            : new CalibrationRequest(
                usual.kind(), usual.file(), samples, usual.windowTokens(), usual.seed()));
  }

  /** Kernels, or rounded floats. */
  ExecutionWish wish() {
    return simulated.get() ? ExecutionWish.SIMULATED : ExecutionWish.KERNEL_IF_POSSIBLE;
  }

  /** Why a name was refused; empty if it wasn't. */
  StringProperty errorProperty() {
    return error;
  }

  /** Every chosen model under every scheme on the list, then older ones that still work. */
  ObservableList<Job> jobs() {
    return jobs;
  }

  /** The variant whose report is shown. */
  ObjectProperty<Optional<VariantId>> selectedProperty() {
    return selected;
  }

  Optional<Job> job(VariantId variant) {
    return jobs.stream().filter(j -> j.variant().equals(variant)).findFirst();
  }

  List<Job> wanted() {
    return jobs.stream().filter(Job::isWanted).toList();
  }

  /** Where new graphs would go. */
  ObjectProperty<OptionalLong> freeDiskProperty() {
    return freeDisk;
  }

  BooleanProperty darkProperty() {
    return dark;
  }

  /** Puts a job in the place of the one of its variant. */
  void replace(Job job) {
    for (int i = 0; i < jobs.size(); i++) {
      if (jobs.get(i).variant().equals(job.variant())) {
        jobs.set(i, job);
        return;
      }
    }
  }
}
