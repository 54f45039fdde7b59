package org.fewbit.ui.export;

import java.util.List;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.fewbit.chart.FigureChoice;
import org.fewbit.core.problem.Problem;
import org.fewbit.exchange.FigureFormat;
import org.fewbit.exchange.FigureStyle;

/** What the sheet shows. */
final class ExportState {

  private final ObjectProperty<List<FigureChoice>> panels = new SimpleObjectProperty<>(List.of());
  private final ObjectProperty<FigureStyle> style;
  private final ObjectProperty<FigureFormat> format;
  private final ObjectProperty<Optional<Preview>> preview =
      new SimpleObjectProperty<>(Optional.empty());
  private final ObjectProperty<Optional<Problem>> problem =
      new SimpleObjectProperty<>(Optional.empty());
  private final ObjectProperty<String> done = new SimpleObjectProperty<>("");
  private final BooleanProperty busy = new SimpleBooleanProperty();
  private final BooleanProperty waiting = new SimpleBooleanProperty();

  ExportState(FigureStyle style, FigureFormat format) {
    this.style = new SimpleObjectProperty<>(style);
    this.format = new SimpleObjectProperty<>(format);
  }

  /** Charts of the page, by rows. */
  ObjectProperty<List<FigureChoice>> panelsProperty() {
    return panels;
  }

  ObjectProperty<FigureStyle> styleProperty() {
    return style;
  }

  ObjectProperty<FigureFormat> formatProperty() {
    return format;
  }

  /** The page as it will be written; empty until it is drawn. */
  ObjectProperty<Optional<Preview>> previewProperty() {
    return preview;
  }

  /** Why there is no preview or why nothing was written. */
  ObjectProperty<Optional<Problem>> problemProperty() {
    return problem;
  }

  /** What was written last, in words; empty for nothing. */
  ObjectProperty<String> doneProperty() {
    return done;
  }

  /** Whether what the page shows is still being read: nothing can be drawn or written. */
  BooleanProperty waitingProperty() {
    return waiting;
  }

  BooleanProperty busyProperty() {
    return busy;
  }
}
