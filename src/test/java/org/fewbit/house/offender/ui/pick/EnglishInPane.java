package org.fewbit.house.offender.ui.pick;

import java.util.function.UnaryOperator;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;

/** Speaks English whatever the language: each of its texts must be found, none of its keys. */
final class EnglishInPane extends Label {

  EnglishInPane(int runs, UnaryOperator<String> texts) {
    super("Choose a model");
    setText(runs == 1 ? "one run" : "Runs: " + runs);
    setTooltip(new Tooltip("Opens the " + "folder"));
    setAccessibleText(hint("nothing is chosen yet"));
    setId("english-in-pane");
    getStyleClass().add(texts.apply("a.key.is.no.text"));
    if (runs < 0) {
      throw new IllegalArgumentException("a message to programmers may be English");
    }
  }

  private static String hint(String words) {
    return words;
  }
}
