package org.fewbit.ui.recommend;

import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.fewbit.core.compare.Check;
import org.fewbit.core.compare.NumberText;
import org.fewbit.core.compare.Recommendation;
import org.fewbit.core.compare.Recommendation.Candidate;
import org.fewbit.core.compare.VariantKey;
import org.fewbit.ui.fx.EmptyState;
import org.fewbit.ui.fx.Icons;
import org.fewbit.ui.fx.LateTooltip;
import org.fewbit.ui.fx.Texts;
import org.fewbit.ui.fx.Units;
import org.kordamp.ikonli.feather.Feather;

/**
 * The variants in four groups: take this, as good, worse, and excluded with what speaks against.
 */
final class AnswerView extends VBox {

  /** Smaller ones are not told apart. */
  private static final double SMALLEST = 0.001;

  private final RecommendState state;
  private final Texts texts;
  private final Consumer<VariantKey> show;
  private final Runnable run;

  AnswerView(RecommendState state, Texts texts, Consumer<VariantKey> show, Runnable run) {
    super(8);
    this.state = state;
    this.texts = texts;
    this.show = show;
    this.run = run;
    setId("recommend-answer");
    getStyleClass().add("recommend-answer");
    getChildren().add(muted(texts.get("reading")));
    state.answerProperty().subscribe(answer -> answer.ifPresent(this::show));
  }

  private void show(Recommendation answer) {
    getChildren().clear();
    if (answer.best().isEmpty() && answer.excluded().isEmpty()) {
      getChildren()
          .add(
              new EmptyState(
                  Feather.COMPASS,
                  texts.get("nothing"),
                  texts.get("nothing.hint"),
                  texts.get("nothing.step"),
                  run));
      return;
    }
    if (answer.best().isEmpty()) {
      getChildren().add(heading(texts.get("none.fits"), 0));
    } else {
      getChildren().add(heading(texts.get("take"), 0));
      getChildren().add(fitting(answer.best().getFirst(), true));
      group("ties", answer.best().subList(1, answer.best().size()));
      group("others", answer.others());
    }
    against("undecided", answer.undecided());
    against("excluded", answer.ruledOut());
    answer.notes().forEach(note -> getChildren().add(muted(texts.phrase(note))));
  }

  private void against(String name, List<Candidate> candidates) {
    if (!candidates.isEmpty()) {
      getChildren().add(heading(texts.get(name), candidates.size()));
      candidates.forEach(c -> getChildren().add(row(c, false, c.against())));
    }
  }

  private void group(String name, List<Candidate> candidates) {
    if (!candidates.isEmpty()) {
      getChildren().add(heading(texts.get(name), candidates.size()));
      candidates.forEach(c -> getChildren().add(fitting(c, false)));
    }
  }

  private Node fitting(Candidate candidate, boolean first) {
    return row(candidate, first, first ? candidate.checks() : List.of());
  }

  private Node row(Candidate candidate, boolean first, List<Check> reasons) {
    Label name = new Label(candidate.variant().toString());
    name.getStyleClass().add("text-bold");
    name.setMinWidth(Region.USE_PREF_SIZE);
    if (first) {
      name.setId("recommend-best");
      name.setGraphic(Icons.of(Feather.STAR, "state-done"));
    }
    Label facts = new Label(facts(candidate));
    facts.setMinWidth(Region.USE_PREF_SIZE);
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    Button open = new Button(texts.get("show"));
    open.getStyleClass().addAll("small", "flat", "accent");
    open.setMinWidth(Region.USE_PREF_SIZE);
    open.setAccessibleText(texts.get("show.variant", candidate.variant()));
    open.setOnAction(e -> show.accept(candidate.variant()));
    HBox line = new HBox(12, name, facts, gap, open);
    line.setAlignment(Pos.CENTER_LEFT);
    VBox row = new VBox(2, line);
    for (Reasons.Line reason : Reasons.of(reasons, key -> texts.phrase(state.title(key)), texts)) {
      Label label = muted("• " + reason.text());
      LateTooltip.on(label, reason::whole);
      row.getChildren().add(label);
    }
    row.getStyleClass().add("recommend-row");
    return row;
  }

  private String facts(Candidate candidate) {
    String score =
        candidate
            .quality()
            .map(
                q ->
                    NumberText.withInterval(
                        q, q.sources().getFirst().evaluation().headline().unit()))
            .orElse("");
    String size =
        candidate.bytes().number().isPresent()
            ? Units.bytes(Math.round(candidate.bytes().number().getAsDouble()))
            : "";
    String apart =
        candidate
            .fromBest()
            .filter(d -> d.pHolm() < 1)
            .map(
                d ->
                    d.pHolm() < SMALLEST
                        ? texts.get("p.small", Units.count(d.n()))
                        : texts.get("p", NumberText.of(d.pHolm()), Units.count(d.n())))
            .orElse("");
    return String.join("   ", List.of(score, size, apart)).strip();
  }

  private static Label heading(String text, int count) {
    Label label = new Label(count > 0 ? text + " (" + count + ")" : text);
    label.getStyleClass().addAll("text-bold", "pick-section");
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    return label;
  }

  private static Label muted(String text) {
    Label label = new Label(text);
    label.getStyleClass().add("text-muted");
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    return label;
  }
}
