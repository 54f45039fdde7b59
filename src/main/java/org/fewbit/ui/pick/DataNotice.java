package org.fewbit.ui.pick;

import java.util.List;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.fewbit.core.evaluation.DataMatch;
import org.fewbit.ui.fx.Icons;
import org.fewbit.ui.fx.Texts;
import org.fewbit.ui.fx.Units;
import org.kordamp.ikonli.feather.Feather;

/** What a folder turned out to hold, until it is dismissed. */
final class DataNotice extends HBox {

  private final PickState state;
  private final Texts texts;

  DataNotice(PickState state, Texts texts) {
    super(6);
    this.state = state;
    this.texts = texts;
    setId("pick-data-notice");
    setAlignment(Pos.TOP_LEFT);
    getStyleClass().add("data-notice");
    managedProperty().bind(visibleProperty());
    state.newsProperty().addListener(o -> update());
    update();
  }

  private void update() {
    setVisible(state.newsProperty().get().isPresent());
    state.newsProperty().get().ifPresent(this::show);
  }

  private void show(DataNews news) {
    List<DataMatch> found = news.found();
    String text =
        found.isEmpty()
            ? texts.get("news.none", news.folder().toString())
            : texts.get(
                "news.found",
                found.stream()
                    .map(
                        m ->
                            texts.get("news.item", texts.phrase(m.title()), Units.count(m.items())))
                    .collect(Collectors.joining(", ")));
    Label label = new Label(text);
    label.setWrapText(true);
    label.setMinHeight(USE_PREF_SIZE);
    label.getStyleClass().add("small");
    HBox.setHgrow(label, Priority.ALWAYS);
    label.setMaxWidth(Double.MAX_VALUE);
    Button close =
        Icons.button(
            Feather.X,
            texts.get("news.close"),
            () -> state.newsProperty().set(java.util.Optional.empty()));
    close.getStyleClass().add("small");
    getChildren()
        .setAll(
            Icons.of(found.isEmpty() ? Feather.HELP_CIRCLE : Feather.CHECK_CIRCLE), label, close);
  }
}
