package org.fewbit.ui.shell;

import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.fewbit.ui.fx.Children;
import org.jspecify.annotations.Nullable;

/**
 * The middle of the window: the comparison, or one view opened from it that keeps the way back. The
 * comparison stays as it was, selection, zoom and all.
 */
final class Places extends StackPane {

  private final Region home;
  private @Nullable Node focusBefore;

  Places(Region home) {
    this.home = home;
    getChildren().setAll(home);
  }

  /** Shows a view instead of whatever is shown. */
  void show(Region view) {
    if (isHome()) {
      focusBefore = getScene() == null ? null : getScene().getFocusOwner();
    }
    // Hidden, not taken away: what comes back into a window is styled anew, thousands of nodes.
    home.setVisible(false);
    Children.show(this, home, view);
  }

  boolean isHome() {
    return home.isVisible();
  }

  /** Shows the comparison again; whether there was something to leave. */
  boolean back() {
    if (isHome()) {
      return false;
    }
    Children.show(this, home);
    home.setVisible(true);
    Optional.ofNullable(focusBefore).ifPresent(Node::requestFocus);
    focusBefore = null;
    return true;
  }
}
