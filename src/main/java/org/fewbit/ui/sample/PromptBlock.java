package org.fewbit.ui.sample;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TextArea;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.fewbit.core.compare.ItemPair;
import org.fewbit.core.inference.Prompt;
import org.fewbit.core.inference.Request;
import org.fewbit.core.run.AskedItem;
import org.fewbit.ui.fx.ProblemBox;
import org.fewbit.ui.fx.Texts;

/** The prompt exactly as the model got it, or why it can't be shown. */
final class PromptBlock extends VBox {

  private static final int MOST_ROWS = 12;

  /** Characters of a line in a window of usual width; only the height depends on it. */
  private static final int LINE = 100;

  private final Texts texts;

  PromptBlock(SampleState state, ItemPair item, Optional<AskedItem> asked, Texts texts) {
    super(4);
    this.texts = texts;
    setId("sample-prompt");
    Label title = new Label(texts.get("detail.prompt"));
    title.getStyleClass().add("sample-section");
    getChildren().add(title);
    if (asked.isPresent()) {
      title.setText(texts.get(titleKey(asked.get())));
      title.setTooltip(new Tooltip("SHA-256 " + asked.get().promptSha256()));
      asked.get().prompts().stream().distinct().forEach(p -> getChildren().add(area(p)));
    } else if (state.askingProperty().get()) {
      ProgressBar bar = new ProgressBar();
      bar.setPrefWidth(120);
      getChildren().add(new HBox(8, bar, new Label(texts.get("prompt.making"))));
    } else if (state.askedProblemProperty().get().isPresent()) {
      getChildren().add(note(texts.get("prompt.cannot")));
      getChildren().add(new ProblemBox(state.askedProblemProperty().get().get(), texts));
    } else {
      getChildren().add(note(texts.get("prompt.other-hash", item.any().promptSha256())));
    }
    if (item.askedDifferently()) {
      getChildren().add(note(texts.get("prompt.differs")));
    }
  }

  private static String titleKey(AskedItem asked) {
    List<Request> requests = asked.sample().requests();
    if (requests.isEmpty()) {
      return "detail.prompt";
    }
    return switch (requests.getFirst()) {
      case Request.LogLikelihood(Prompt.Chat _, var _) -> "prompt.chat";
      case Request.Generate(Prompt.Chat _, var _) -> "prompt.chat";
      case Request.Window _, Request.Divergence _ -> "prompt.window";
      default -> "prompt.plain";
    };
  }

  private TextArea area(String text) {
    TextArea area = new TextArea(text);
    area.setEditable(false);
    area.setWrapText(true);
    area.getStyleClass().addAll("mono", "prompt-text");
    area.setAccessibleText(texts.get("detail.prompt"));
    int rows = Stream.of(text.split("\n", -1)).mapToInt(l -> 1 + l.length() / LINE).sum();
    area.setPrefRowCount(Math.clamp(rows, 1, MOST_ROWS));
    area.setMinHeight(USE_PREF_SIZE);
    return area;
  }

  private static Label note(String text) {
    Label label = new Label(text);
    label.setWrapText(true);
    label.setMinHeight(USE_PREF_SIZE);
    label.getStyleClass().add("sample-note");
    return label;
  }
}
