package org.fewbit.ui.fx;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.fewbit.core.problem.Problem;
import org.kordamp.ikonli.feather.Feather;

/** A failure explained in place: what, where, what to do, code, and a button that copies it all. */
public final class ProblemBox extends VBox {

  /** A box whose button copies the problem's text. */
  public ProblemBox(Problem problem, Texts texts) {
    this(problem, Problems.text(problem), texts);
  }

  /** A box whose button copies other details, for example with a stack trace. */
  public ProblemBox(Problem problem, String details, Texts texts) {
    getStyleClass().add("problem-box");
    setAccessibleText(
        problem.code().text()
            + " "
            + texts.phrase(problem.what())
            + " "
            + texts.phrase(problem.where())
            + " "
            + texts.phrase(problem.whatToDo()));
    Label what = wrapped(texts.phrase(problem.what()), "problem-what");
    Label where = wrapped(texts.phrase(problem.where()), "problem-where");
    Label toDo = wrapped(texts.phrase(problem.whatToDo()), "problem-to-do");
    Label code = new Label(problem.code().text());
    code.getStyleClass().add("problem-code");
    code.setMinWidth(Region.USE_PREF_SIZE);
    Button copy =
        Icons.button(Feather.COPY, texts.phrase("Copy the details"), () -> Clip.text(details));
    copy.setMinWidth(Region.USE_PREF_SIZE);
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    HBox head =
        new HBox(8, Icons.of(Feather.ALERT_TRIANGLE, "problem-icon"), what, gap, code, copy);
    head.setAlignment(Pos.CENTER_LEFT);
    HBox.setHgrow(what, Priority.SOMETIMES);
    getChildren().addAll(head, where, toDo);
  }

  private static Label wrapped(String text, String style) {
    Label label = new Label(text);
    label.setWrapText(true);
    label.getStyleClass().add(style);
    label.setMinHeight(Region.USE_PREF_SIZE);
    return label;
  }
}
