package org.fewbit.ui.compare;

import atlantafx.base.theme.Styles;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javafx.beans.property.BooleanProperty;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;
import org.fewbit.ui.fx.Icons;
import org.fewbit.ui.fx.Texts;
import org.kordamp.ikonli.feather.Feather;

/** What the runs of a variant warn of: one line that opens, notes of one kind joined. */
final class NotesBlock extends VBox {

  /** Where a long word, such as an address, may be broken. */
  private static final Pattern JOINT = Pattern.compile("(?<=[/_.?&=-])(?=\\S{6})");

  private static final int LONG_WORD = 20;
  private static final String BREAK = "\u200b";

  /**
   * A note.
   *
   * @param code its kind
   * @param evaluation whose it is, in words
   * @param text what it says
   */
  record Note(String code, String evaluation, String text) {}

  /**
   * Notes behind one line.
   *
   * @param open whether they are seen; followed and set
   */
  NotesBlock(List<Note> notes, BooleanProperty open, Texts texts) {
    super(4);
    setId("compare-inspector-notes");
    ToggleButton line = new ToggleButton(texts.get("inspector.notes", notes.size()));
    line.setId("compare-inspector-notes-line");
    line.setGraphic(Icons.of(Feather.ALERT_TRIANGLE, "note-icon"));
    line.getStyleClass().addAll(Styles.FLAT, Styles.SMALL, "notes-line");
    line.setTooltip(new Tooltip(texts.get("inspector.notes.tip")));
    line.selectedProperty().bindBidirectional(open);
    VBox list = new VBox(4);
    Map<String, List<Note>> kinds =
        notes.stream()
            .collect(Collectors.groupingBy(Note::code, LinkedHashMap::new, Collectors.toList()));
    kinds.forEach((code, all) -> list.getChildren().add(box(code, all, texts)));
    list.visibleProperty().bind(line.selectedProperty());
    list.managedProperty().bind(line.selectedProperty());
    getChildren().setAll(line, list);
  }

  /** What several evaluations say in the same words is said once, by all of them. */
  static List<String> lines(List<Note> ofOneKind, Texts texts) {
    Map<String, List<String>> who = new LinkedHashMap<>();
    for (Note note : ofOneKind) {
      List<String> names = who.computeIfAbsent(note.text(), t -> new ArrayList<>());
      if (!names.contains(note.evaluation())) {
        names.add(note.evaluation());
      }
    }
    return who.entrySet().stream()
        .map(
            e ->
                breakable(texts.get("inspector.flag", String.join(", ", e.getValue()), e.getKey())))
        .toList();
  }

  /** With invisible places where a line may end inside of addresses and file names. */
  static String breakable(String text) {
    return Pattern.compile("\\S{" + LONG_WORD + ",}")
        .matcher(text)
        .replaceAll(
            word ->
                java.util.regex.Matcher.quoteReplacement(
                    JOINT.matcher(word.group()).replaceAll(BREAK)));
  }

  private static VBox box(String code, List<Note> all, Texts texts) {
    VBox box = new VBox(2);
    box.getStyleClass().add("inspector-flag");
    Tooltip.install(box, new Tooltip(code));
    for (String line : lines(all, texts)) {
      Label label = new Label(line);
      label.setWrapText(true);
      label.setMinHeight(USE_PREF_SIZE);
      box.getChildren().add(label);
    }
    return box;
  }
}
