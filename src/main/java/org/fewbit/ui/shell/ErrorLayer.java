package org.fewbit.ui.shell;

import javafx.geometry.Pos;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.fewbit.core.job.CancelledException;
import org.fewbit.ui.fx.Overlay;
import org.fewbit.ui.fx.Texts;

/** The one place where failures nobody handled end: over everything, one at a time. */
final class ErrorLayer extends StackPane {

  private final Overlay overlay = new Overlay();
  private final Texts texts;
  private int hidden;

  ErrorLayer(Texts texts) {
    this.texts = texts;
    getChildren().add(overlay);
    visibleProperty().bind(overlay.visibleProperty());
  }

  /** Shows a failure; an earlier one that is still shown is counted. */
  void show(Throwable thrown) {
    if (thrown instanceof CancelledException) {
      return;
    }
    hidden = overlay.isVisible() ? hidden + 1 : 0;
    Region sheet = new ErrorSheet(texts, thrown, hidden, overlay::close);
    overlay.show(sheet, Pos.CENTER);
  }

  /** Closes what is shown; false if nothing was. */
  boolean close() {
    boolean shown = overlay.isVisible();
    overlay.close();
    return shown;
  }
}
