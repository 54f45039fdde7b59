package org.fewbit.ui.sample;

import java.util.Locale;
import java.util.Optional;
import javafx.scene.layout.Region;
import org.fewbit.core.compare.EvaluationKey;
import org.fewbit.core.compare.VariantKey;
import org.fewbit.core.run.RebuiltPrompts;
import org.fewbit.core.run.RunArchive;
import org.fewbit.ui.fx.Background;
import org.fewbit.ui.fx.Late;
import org.fewbit.ui.fx.Texts;

/** The samples pane's public door; call on the window's thread. */
public final class SamplePane {

  private final SampleController controller;
  private final Late<SampleView> view;

  /**
   * An empty pane; {@link #open} fills it.
   *
   * @param archive where samples are read
   * @param prompts makes the prompts again
   * @param background reads off the window's thread
   * @param locale language of the words
   * @param back asked to show what was there before
   */
  public SamplePane(
      RunArchive archive,
      RebuiltPrompts prompts,
      Background background,
      Locale locale,
      Runnable back) {
    SampleState state = new SampleState();
    controller = new SampleController(state, archive, prompts, background);
    view =
        Late.of(() -> new SampleView(state, controller, Texts.of(locale, SamplePane.class), back));
  }

  /** What is put into the window. */
  public Region node() {
    return view.get();
  }

  /**
   * Shows a variant beside its baseline.
   *
   * @param evaluation preferred, if both have it; else the first that both have
   */
  public void open(VariantKey variant, Optional<EvaluationKey> evaluation) {
    controller.open(variant, evaluation);
    view.get().focusList();
  }
}
