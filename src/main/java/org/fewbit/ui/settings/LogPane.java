package org.fewbit.ui.settings;

import java.time.ZoneId;
import java.util.Locale;
import java.util.stream.Collectors;
import javafx.collections.transformation.FilteredList;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.SelectionMode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.fewbit.ui.fx.ActivityLog;
import org.fewbit.ui.fx.Clip;
import org.fewbit.ui.fx.EmptyState;
import org.fewbit.ui.fx.Icons;
import org.fewbit.ui.fx.Texts;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** What this session did: runs with the last lines of their worker, failures with their code. */
public final class LogPane {

  private static final double WIDTH = 900;

  private final VBox sheet = new VBox(10);

  /** Builds the sheet over the session's log. */
  public LogPane(ActivityLog log, Locale locale, ZoneId zone, Runnable close) {
    Texts texts = Texts.of(locale, LogPane.class);
    FilteredList<ActivityLog.Entry> shown = new FilteredList<>(log.entries());
    ListView<ActivityLog.Entry> list = new ListView<>(shown);
    list.setId("log-list");
    list.setAccessibleText(texts.get("log"));
    list.setPrefHeight(430);
    list.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
    list.setCellFactory(view -> new EntryCell(zone));
    list.setPlaceholder(
        new EmptyState(Feather.FILE_TEXT, texts.get("log.empty"), texts.get("log.hint")));
    VBox.setVgrow(list, Priority.ALWAYS);
    CheckBox failures = new CheckBox(texts.get("log.failures"));
    failures.setId("log-failures");
    failures
        .selectedProperty()
        .subscribe(only -> shown.setPredicate(entry -> !only || entry.failed()));
    Button copy = new Button(texts.get("log.copy"), Icons.of(Feather.COPY));
    copy.setId("log-copy");
    copy.setOnAction(
        e -> {
          var chosen = list.getSelectionModel().getSelectedItems();
          Clip.text(
              (chosen.isEmpty() ? shown : chosen)
                  .stream().map(entry -> entry.text(zone)).collect(Collectors.joining("\n")));
        });
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    HBox foot = new HBox(10, failures, gap, copy);
    foot.setAlignment(Pos.CENTER_LEFT);
    sheet.setId("log-sheet");
    sheet.getStyleClass().add("dialog-sheet");
    sheet.setMaxSize(WIDTH, Region.USE_PREF_SIZE);
    sheet.getChildren().addAll(Form.head(texts.get("log"), texts.get("close"), close), list, foot);
  }

  /** The sheet. */
  public Region node() {
    return sheet;
  }

  private static final class EntryCell extends ListCell<ActivityLog.Entry> {
    private final ZoneId zone;

    private EntryCell(ZoneId zone) {
      this.zone = zone;
      getStyleClass().add("mono");
      setWrapText(true);
      setPrefWidth(0);
    }

    @Override
    protected void updateItem(ActivityLog.@Nullable Entry entry, boolean empty) {
      super.updateItem(entry, empty);
      getStyleClass().remove("log-failed");
      setText(empty || entry == null ? null : entry.text(zone));
      if (!empty && entry != null && entry.failed()) {
        getStyleClass().add("log-failed");
      }
    }
  }
}
