package org.fewbit.ui.sample;

import java.util.List;
import javafx.scene.AccessibleRole;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.shape.Path;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.fewbit.ui.fx.Clip;

/** A text that wraps, with places marked behind it. */
final class MarkedText extends TextFlow {

  private final Path marks = new Path();
  private final List<OutputDiff.Range> ranges;

  /**
   * A text.
   *
   * @param ranges marked places
   * @param style of the marks
   * @param copy words of the menu entry that copies the text
   */
  MarkedText(String content, List<OutputDiff.Range> ranges, String style, String copy) {
    this.ranges = ranges;
    getStyleClass().add("marked-text");
    Text text = new Text(content);
    text.getStyleClass().add("text");
    marks.setManaged(false);
    marks.getStyleClass().setAll(style);
    getChildren().setAll(marks, text);
    setAccessibleRole(AccessibleRole.TEXT);
    setAccessibleText(content);
    MenuItem item = new MenuItem(copy);
    item.setOnAction(e -> Clip.text(content));
    ContextMenu menu = new ContextMenu(item);
    setOnContextMenuRequested(e -> menu.show(this, e.getScreenX(), e.getScreenY()));
  }

  @Override
  protected void layoutChildren() {
    super.layoutChildren();
    marks.getElements().clear();
    for (OutputDiff.Range range : ranges) {
      marks.getElements().addAll(getRangeShape(range.from(), range.to(), false));
    }
  }
}
