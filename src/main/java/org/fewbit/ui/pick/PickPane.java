package org.fewbit.ui.pick;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.scene.layout.Region;
import org.fewbit.core.run.RunService.Ticket;
import org.fewbit.ui.fx.Background;
import org.fewbit.ui.fx.Texts;

/** The sheet where models, schemes and evaluations are chosen. */
public final class PickPane {

  private final PickController controller;
  private final PickView view;

  /**
   * Builds the sheet; nothing is read before {@link #open()}.
   *
   * @param locale language of the words
   * @param askFolder asks the person for a folder under a title
   * @param submitted hears of the tickets after Run
   * @param close asked to take the sheet away
   */
  public PickPane(
      PickSources sources,
      Background background,
      Locale locale,
      Function<String, Optional<Path>> askFolder,
      Consumer<? super List<Ticket>> submitted,
      Runnable close) {
    PickState state = new PickState();
    Texts texts = Texts.of(locale, PickPane.class);
    controller = new PickController(sources, state, background, texts, submitted);
    view = new PickView(state, controller, texts, askFolder, close);
  }

  /** The sheet. */
  public Region node() {
    return view;
  }

  /** Reads what there is; the last choice stays. */
  public void open() {
    controller.open();
  }

  /** Reads what there is and chooses something quick that has not been run yet. */
  public void openWithSuggestion() {
    controller.openWithSuggestion();
  }

  /** Adds a model's folder. */
  public void addFolder(Path folder) {
    controller.addFolder(folder);
  }
}
