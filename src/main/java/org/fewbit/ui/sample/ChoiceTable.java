package org.fewbit.ui.sample;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javafx.geometry.HPos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.fewbit.core.compare.ItemPair;
import org.fewbit.core.compare.NumberText;
import org.fewbit.core.inference.Request;
import org.fewbit.core.inference.Response;
import org.fewbit.core.run.AskedItem;
import org.fewbit.core.run.SampleResult;
import org.fewbit.ui.fx.Texts;

/**
 * The choices of a question with their log-likelihoods in both runs: summed and a token, the
 * largest of each column in bold.
 */
final class ChoiceTable extends GridPane {

  private final Texts texts;

  ChoiceTable(ItemPair item, Optional<AskedItem> asked, String left, String right, Texts texts) {
    this.texts = texts;
    setId("sample-choices");
    getStyleClass().add("choice-table");
    ColumnConstraints first = new ColumnConstraints();
    first.setHgrow(Priority.ALWAYS);
    getColumnConstraints().add(first);
    List<String> choices = choices(item, asked);
    Label choice = head(texts.get("choices.choice"));
    setHalignment(choice, HPos.LEFT);
    add(choice, 0, 0);
    add(head(left), 1, 0, 2, 1);
    add(head(right), 3, 0, 2, 1);
    addRow(
        1,
        new Region(),
        head(texts.get("choices.sum")),
        head(texts.get("choices.mean")),
        head(texts.get("choices.sum")),
        head(texts.get("choices.mean")));
    for (int i = 0; i < choices.size(); i++) {
      add(choice(choices.get(i), item), 0, i + 2);
    }
    item.baseline().ifPresent(r -> column(r, 1));
    item.variant().ifPresent(r -> column(r, 3));
  }

  /** Whether a sample has choices to compare. */
  static boolean suits(ItemPair item) {
    return likelihoods(item.any()).size() > 1;
  }

  private static List<Response.LogLikelihood> likelihoods(SampleResult result) {
    return result.responses().stream()
        .filter(Response.LogLikelihood.class::isInstance)
        .map(Response.LogLikelihood.class::cast)
        .toList();
  }

  private List<String> choices(ItemPair item, Optional<AskedItem> asked) {
    List<String> known = new ArrayList<>();
    asked.ifPresent(
        a -> {
          for (Request request : a.sample().requests()) {
            if (request instanceof Request.LogLikelihood likelihood) {
              known.add(named(likelihood.continuation().strip(), a));
            }
          }
        });
    int count = likelihoods(item.any()).size();
    return known.size() == count
        ? known
        : IntStream.rangeClosed(1, count).mapToObj(i -> texts.get("choices.number", i)).toList();
  }

  /** A lone letter with the text it stands for. */
  private static String named(String continuation, AskedItem asked) {
    String text = asked.sample().reference().getOrDefault(continuation, "");
    return text.isEmpty() ? continuation : continuation + "  " + text;
  }

  private Node choice(String text, ItemPair item) {
    String gold = item.any().outcome().gold();
    boolean right = text.equals(gold) || text.startsWith(gold + "  ");
    Label label = new Label(right ? "\u2605 " + text : text);
    label.setWrapText(true);
    label.setMinWidth(0);
    if (right) {
      label.getStyleClass().add("choice-gold");
      label.setTooltip(new Tooltip(texts.get("detail.gold")));
    }
    return label;
  }

  private static Label head(String text) {
    Label label = new Label(text);
    label.getStyleClass().addAll("text-muted", "small");
    label.setMinWidth(Region.USE_PREF_SIZE);
    setHalignment(label, HPos.RIGHT);
    return label;
  }

  private void column(SampleResult result, int at) {
    List<Response.LogLikelihood> all = likelihoods(result);
    double[] sums = all.stream().mapToDouble(Response.LogLikelihood::logProbability).toArray();
    double[] means = all.stream().mapToDouble(Response.LogLikelihood::perToken).toArray();
    for (int i = 0; i < sums.length; i++) {
      add(number(sums, i, all.get(i)), at, i + 2);
      add(number(means, i, all.get(i)), at + 1, i + 2);
    }
  }

  private Label number(double[] column, int at, Response.LogLikelihood answer) {
    double largest = IntStream.range(0, column.length).mapToDouble(i -> column[i]).max().orElse(0);
    Label label = new Label(NumberText.fixed(column[at], 3));
    label.getStyleClass().add("mono");
    if (column[at] == largest) {
      label.getStyleClass().add("choice-likeliest");
    }
    label.setTooltip(
        new Tooltip(
            texts.get(
                answer.greedy() ? "choices.exact-greedy" : "choices.exact",
                NumberText.precise(answer.logProbability()),
                NumberText.precise(answer.perToken()),
                answer.tokens())));
    label.setMinWidth(Region.USE_PREF_SIZE);
    setHalignment(label, HPos.RIGHT);
    return label;
  }
}
