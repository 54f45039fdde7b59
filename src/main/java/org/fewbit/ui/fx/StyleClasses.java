package org.fewbit.ui.fx;

import javafx.scene.Node;

/** Style classes that come and go: a node is styled anew only if something changed. */
public final class StyleClasses {

  private StyleClasses() {}

  /** Gives a node a class or takes it away. */
  public static void set(Node node, String style, boolean on) {
    if (on != node.getStyleClass().contains(style)) {
      if (on) {
        node.getStyleClass().add(style);
      } else {
        node.getStyleClass().remove(style);
      }
    }
  }
}
