package org.fewbit.ui.shell;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.fewbit.ui.fx.ProblemBox;
import org.fewbit.ui.fx.Problems;
import org.fewbit.ui.fx.Texts;

/** What went wrong where nobody expected it; the window goes on behind it. */
final class ErrorSheet extends VBox {

  ErrorSheet(Texts texts, Throwable thrown, int alsoHidden, Runnable close) {
    super(12);
    setId("error-sheet");
    getStyleClass().add("dialog-sheet");
    setMaxSize(620, Region.USE_PREF_SIZE);
    Label title = new Label(texts.get("error.title"));
    title.getStyleClass().add("title-3");
    getChildren()
        .addAll(title, new ProblemBox(Problems.of(thrown), Problems.details(thrown), texts));
    if (alsoHidden > 0) {
      Label more = new Label(texts.get("error.more", alsoHidden));
      more.getStyleClass().add("text-muted");
      getChildren().add(more);
    }
    Button done = new Button(texts.get("error.close"));
    done.setId("error-close");
    done.setDefaultButton(true);
    done.setOnAction(e -> close.run());
    HBox buttons = new HBox(done);
    buttons.setAlignment(Pos.CENTER_RIGHT);
    getChildren().add(buttons);
  }
}
