package org.fewbit.ui.fx;

import java.util.List;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.layout.Pane;

/**
 * Exchanges what a pane holds. {@code setAll} takes away and puts back what stays, too, and
 * whatever comes into a window is styled anew: thousands of nodes for a table.
 */
public final class Children {

  private Children() {}

  /** Lets a pane hold these nodes, in this order; those that it holds already are not touched. */
  public static void show(Pane pane, Node... nodes) {
    List<Node> wanted = List.of(nodes);
    ObservableList<Node> held = pane.getChildren();
    held.retainAll(wanted);
    for (int i = 0; i < wanted.size(); i++) {
      Node node = wanted.get(i);
      if (i == held.size() || held.get(i) != node) {
        held.remove(node);
        held.add(i, node);
      }
    }
  }
}
