package org.fewbit.ui.shell;

import java.util.Set;
import java.util.TreeSet;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.Control;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableColumnBase;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;

/** All that a person reads or hears of a part of the window: texts, prompts, tooltips, names. */
final class ShownTexts {

  private final Set<String> texts = new TreeSet<>();

  private final Set<String> without;

  private ShownTexts(Set<String> without) {
    this.without = without;
  }

  /** Of what is visible below a node, but for parts that have one of these ids. */
  static Set<String> of(Node node, Set<String> without) {
    ShownTexts all = new ShownTexts(without);
    all.take(node);
    return all.texts;
  }

  private void take(Node node) {
    if (!node.isVisible() || (node.getId() != null && without.contains(node.getId()))) {
      return;
    }
    add(node.getAccessibleText());
    add(node.getAccessibleHelp());
    if (node instanceof Control control && control.getTooltip() != null) {
      add(control.getTooltip().getText());
    }
    switch (node) {
      case MenuButton menu -> {
        add(menu.getText());
        menu.getItems().forEach(this::item);
      }
      case Labeled labeled -> add(labeled.getText());
      case TextInputControl input -> add(input.getPromptText());
      case ComboBoxBase<?> box -> add(box.getPromptText());
      case TableView<?> table -> table.getColumns().forEach(this::column);
      case TabPane tabs -> tabs.getTabs().forEach(tab -> add(tab.getText()));
      default -> {}
    }
    if (node instanceof Parent parent) {
      parent.getChildrenUnmodifiable().forEach(this::take);
    }
  }

  private void item(MenuItem item) {
    add(item.getText());
  }

  private void column(TableColumnBase<?, ?> column) {
    add(column.getText());
    column.getColumns().forEach(this::column);
  }

  private void add(String text) {
    if (text != null && !text.isBlank()) {
      texts.add(text);
    }
  }
}
