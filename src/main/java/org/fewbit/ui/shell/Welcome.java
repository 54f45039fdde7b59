package org.fewbit.ui.shell;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.fewbit.ui.fx.Icons;
import org.fewbit.ui.fx.Texts;
import org.kordamp.ikonli.feather.Feather;

/** Three sentences for the first start, and one thing to do. */
final class Welcome extends HBox {

  Welcome(Texts texts, Runnable run, Runnable dismiss) {
    super(14);
    setId("welcome");
    getStyleClass().add("welcome");
    setAlignment(Pos.CENTER_LEFT);
    Label text = new Label(texts.get("welcome"));
    text.setWrapText(true);
    text.setMinHeight(Region.USE_PREF_SIZE);
    HBox.setHgrow(text, Priority.ALWAYS);
    text.setMaxWidth(Double.MAX_VALUE);
    Button go = new Button(texts.get("welcome.run"), Icons.of(Feather.PLAY));
    go.setId("welcome-run");
    go.getStyleClass().add("accent");
    go.setMinWidth(Region.USE_PREF_SIZE);
    go.setOnAction(e -> run.run());
    Button close = Icons.button(Feather.X, texts.get("welcome.dismiss"), dismiss);
    close.setId("welcome-dismiss");
    getChildren().addAll(Icons.of(Feather.INFO, "welcome-icon"), text, go, close);
  }

  /** Takes no room while it is not shown. */
  void show(boolean shown) {
    setVisible(shown);
    setManaged(shown);
  }
}
