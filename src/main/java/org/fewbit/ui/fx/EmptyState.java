package org.fewbit.ui.fx;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;
import org.kordamp.ikonli.Ikon;

/** Stands where something will be: says what, and offers the one next step. */
public final class EmptyState extends VBox {

  /** Without a step to offer. */
  public EmptyState(Ikon ikon, String title, String text) {
    getStyleClass().add("empty-state");
    setAlignment(Pos.CENTER);
    Label heading = new Label(title);
    heading.getStyleClass().add("title-4");
    Label body = new Label(text);
    body.getStyleClass().add("text-muted");
    body.setWrapText(true);
    body.setMaxWidth(460);
    body.setAlignment(Pos.CENTER);
    body.setTextAlignment(TextAlignment.CENTER);
    getChildren().addAll(Icons.of(ikon, "empty-state-icon"), heading, body);
  }

  /** With a step to offer. */
  public EmptyState(Ikon ikon, String title, String text, String step, Runnable action) {
    this(ikon, title, text);
    Button button = new Button(step);
    button.setOnAction(e -> action.run());
    getChildren().add(button);
  }
}
