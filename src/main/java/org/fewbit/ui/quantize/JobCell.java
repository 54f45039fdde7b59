package org.fewbit.ui.quantize;

import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TableCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.fewbit.ui.fx.Icons;
import org.fewbit.ui.fx.Texts;
import org.fewbit.ui.fx.Units;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;

/** Where a job is, in words, with a bar while it works and what can be done to it. */
final class JobCell extends TableCell<Job, Job> {

  private final ProgressBar bar = new ProgressBar();
  private final Label icon = new Label();
  private final Label words = new Label();
  private final Button action;
  private final Button replace;
  private final HBox line;
  private final QuantizeController controller;
  private final Texts texts;

  JobCell(QuantizeController controller, Texts texts) {
    this.texts = texts;
    this.controller = controller;
    bar.setPrefWidth(90);
    bar.setMinWidth(90);
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    action =
        Icons.button(
            Feather.X,
            texts.get("job.action"),
            () -> {
              Job job = getItem();
              if (job != null && job.isOpen()) {
                controller.cancel(job.variant());
              } else if (job != null) {
                controller.remove(job.scheme());
              }
            });
    replace = Icons.button(Feather.REFRESH_CW, texts.get("job.replace"), this::replace);
    replace.setId("quantize-replace");
    line = new HBox(8, icon, bar, words, gap, replace, action);
    line.setAlignment(Pos.CENTER_LEFT);
  }

  /** Makes the one that is there anew, or leaves it after all. */
  private void replace() {
    Job job = getItem();
    if (job != null) {
      controller.replace(job.variant(), !job.existing().replaced());
    }
  }

  @Override
  protected void updateItem(@Nullable Job job, boolean empty) {
    super.updateItem(job, empty);
    if (empty || job == null) {
      setGraphic(null);
      setTooltip(null);
      return;
    }
    boolean working = job.state() == Job.State.WORKING;
    bar.setVisible(working);
    bar.setManaged(working);
    bar.setProgress(job.share());
    action.setVisible(job.isOpen() || controller.isListed(job.scheme()));
    icon.setGraphic(
        Icons.of(
            job.isOutdated() ? Feather.ALERT_CIRCLE : icon(job.state()),
            "state-" + style(job.state()).toLowerCase(Locale.ROOT)));
    words.setText(words(job));
    words.getStyleClass().remove("text-danger");
    if (job.state() == Job.State.FAILED) {
      words.getStyleClass().add("text-danger");
    }
    boolean offered = job.isOutdated() || (job.isWanted() && job.existing().replaced());
    replace.setVisible(offered);
    replace.setManaged(offered);
    replace.setAccessibleText(
        texts.get(job.existing().replaced() ? "job.keep" : "job.replace") + ", " + job.variant());
    replace.setTooltip(
        new Tooltip(texts.get(job.existing().replaced() ? "job.keep" : "job.replace")));
    setTooltip(
        new Tooltip(
            job.variant()
                + "\n"
                + words.getText()
                + (job.isOutdated() ? "\n" + texts.get("job.differs.tip") : "")));
    setAccessibleText(job.variant() + ", " + words.getText());
    setGraphic(line);
  }

  private String words(Job job) {
    if (job.isOutdated()) {
      return texts.get("job.differs", job.existing().words(texts));
    }
    String kind = texts.get(JobTable.isSimulated(job) ? "job.simulated" : "job.kernel");
    return switch (job.state()) {
      case PLANNED ->
          job.existing().replaced()
              ? texts.get("job.replaces")
              : job.prediction().isPresent()
                  ? texts.get("job.planned.as", kind)
                  : texts.get("job.planned");
      case THERE -> texts.get("job.there");
      case WAITING -> texts.get("job.waiting");
      case DONE ->
          texts.get(
              "job.done", job.report().map(r -> Units.duration(r.seconds())).orElse(""), kind);
      case FAILED ->
          job.problem().map(p -> texts.phrase(p.what())).orElseGet(() -> texts.get("job.failed"));
      case IMPOSSIBLE, WORKING, CANCELLED -> texts.phrase(job.step());
    };
  }

  private static String style(Job.State state) {
    return switch (state) {
      case PLANNED, THERE, IMPOSSIBLE, WAITING -> "QUEUED";
      case WORKING -> "RUNNING";
      case DONE, FAILED, CANCELLED -> state.name();
    };
  }

  private static Ikon icon(Job.State state) {
    return switch (state) {
      case PLANNED -> Feather.PLUS_CIRCLE;
      case THERE -> Feather.CHECK;
      case IMPOSSIBLE -> Feather.MINUS;
      case WAITING -> Feather.CLOCK;
      case WORKING -> Feather.PLAY;
      case DONE -> Feather.CHECK;
      case FAILED -> Feather.ALERT_TRIANGLE;
      case CANCELLED -> Feather.SLASH;
    };
  }
}
