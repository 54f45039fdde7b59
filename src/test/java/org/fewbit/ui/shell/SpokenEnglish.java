package org.fewbit.ui.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.Control;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.Tooltip;

/** Finds words of English in what a window that speaks Chinese shows, says and explains. */
final class SpokenEnglish {

  /** Two words in a row, the first of them lower case or capitalized: names of variants are not. */
  private static final Pattern WORDS = Pattern.compile("\\b[A-Za-z]?[a-z]{2,} [a-z]{2,}\\b");

  private static final Pattern HAN = Pattern.compile("\\p{IsHan}");

  /** Parts of the window that show what others wrote, as they wrote it. */
  private static final Set<String> DATA =
      Set.of(
          "sample-detail", // prompts and replies of models, conventions of scores
          "sample-list", // extracted answers
          "export-caption", // the caption of an exported figure, which is English
          "export-preview");

  private final Set<String> found = new TreeSet<>();

  private SpokenEnglish() {}

  /** The English texts below a node that is shown; call on the window's thread. */
  static Set<String> in(Parent root) {
    SpokenEnglish all = new SpokenEnglish();
    all.walk(root);
    return all.found;
  }

  /** Whether a text is a sentence of English. */
  static boolean isEnglish(String text) {
    return !HAN.matcher(text).find() && WORDS.matcher(text).find();
  }

  private void walk(Node node) {
    if (!node.isVisible() || (node.getId() != null && DATA.contains(node.getId()))) {
      return;
    }
    texts(node).stream().filter(SpokenEnglish::isEnglish).forEach(found::add);
    if (node instanceof Parent parent) {
      parent.getChildrenUnmodifiable().forEach(this::walk);
    }
  }

  private static List<String> texts(Node node) {
    List<String> texts = new ArrayList<>();
    if (node instanceof Labeled labeled) {
      texts.add(labeled.getText());
    }
    if (node instanceof TextInputControl input) {
      texts.add(input.getPromptText());
    }
    if (node instanceof ComboBoxBase<?> box) {
      texts.add(box.getPromptText());
    }
    if (node instanceof MenuButton menu) {
      menu.getItems().stream().map(MenuItem::getText).forEach(texts::add);
    }
    if (node instanceof Control control) {
      Optional.ofNullable(control.getTooltip()).map(Tooltip::getText).ifPresent(texts::add);
    }
    texts.add(node.getAccessibleText());
    texts.removeIf(text -> text == null);
    return texts;
  }
}
