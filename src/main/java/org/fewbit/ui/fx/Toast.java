package org.fewbit.ui.fx;

import java.util.List;
import javafx.animation.PauseTransition;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.util.Duration;
import org.kordamp.ikonli.feather.Feather;

/** A short notice over the bottom of the window; the next one replaces it. */
public final class Toast extends StackPane {

  private static final Duration STAYS = Duration.seconds(6);

  private final PauseTransition pause = new PauseTransition(STAYS);

  /** A place for notices that shows none yet. */
  public Toast() {
    setPickOnBounds(false);
    setMouseTransparent(false);
    pause.setOnFinished(e -> getChildren().clear());
  }

  /** Shows a text. */
  public void show(String text) {
    show(text, List.of());
  }

  /** Shows a text with one thing to do about it. */
  public void show(String text, String step, Runnable action) {
    Button button = new Button(step);
    button.getStyleClass().addAll("small", "accent", "flat");
    button.setOnAction(
        e -> {
          getChildren().clear();
          action.run();
        });
    show(text, List.of(button));
  }

  private void show(String text, List<Button> steps) {
    Label label = new Label(text, Icons.of(Feather.CHECK_CIRCLE, "state-done"));
    Button close = Icons.button(Feather.X, "Dismiss", getChildren()::clear);
    HBox box = new HBox(10, label);
    box.getChildren().addAll(steps);
    box.getChildren().add(close);
    box.setId("toast");
    box.setAlignment(Pos.CENTER_LEFT);
    box.getStyleClass().add("toast");
    box.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    box.setAccessibleText(text);
    StackPane.setAlignment(box, Pos.BOTTOM_CENTER);
    getChildren().setAll(box);
    pause.playFromStart();
  }
}
