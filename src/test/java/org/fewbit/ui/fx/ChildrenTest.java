package org.fewbit.ui.fx;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.layout.Pane;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.Test;

class ChildrenTest {

  private final Node home = new StackPane();
  private final Node view = new StackPane();
  private final Node other = new StackPane();
  private final Pane pane = new StackPane(home);

  @Test
  void whatStaysNeverLeavesThePane() {
    List<Object> parents = new ArrayList<>();
    home.parentProperty().addListener((o, was, is) -> parents.add(String.valueOf(is)));

    Children.show(pane, home, view);
    Children.show(pane, home, other);
    Children.show(pane, home);

    assertThat(parents).isEmpty();
    assertThat(pane.getChildren()).containsExactly(home);
  }

  @Test
  void theOrderIsTheOneAskedFor() {
    Children.show(pane, view, home, other);
    assertThat(pane.getChildren()).containsExactly(view, home, other);

    Children.show(pane, other, view);
    assertThat(pane.getChildren()).containsExactly(other, view);
  }

  @Test
  void nothingEmptiesThePane() {
    Children.show(pane);
    assertThat(pane.getChildren()).isEmpty();
  }
}
