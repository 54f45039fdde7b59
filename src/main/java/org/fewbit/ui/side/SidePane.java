package org.fewbit.ui.side;

import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;
import javafx.scene.layout.Region;
import org.fewbit.core.compare.EvaluationKey;
import org.fewbit.core.compare.VariantKey;
import org.fewbit.core.evaluation.EvaluationCatalog;
import org.fewbit.core.run.RunArchive;
import org.fewbit.ui.fx.Background;
import org.fewbit.ui.fx.Late;
import org.fewbit.ui.fx.Texts;

/** The side-by-side pane's public door; call on the window's thread. */
public final class SidePane {

  private final SideController controller;
  private final Late<SideView> view;

  /**
   * An empty pane; {@link #open} fills it.
   *
   * @param archive where records and samples are read
   * @param evaluations how scores are made of samples
   * @param background reads off the window's thread
   * @param locale language of the words
   * @param samples shows the samples of a variant on an evaluation
   * @param back asked to show what was there before
   */
  public SidePane(
      RunArchive archive,
      EvaluationCatalog evaluations,
      Background background,
      Locale locale,
      BiConsumer<VariantKey, EvaluationKey> samples,
      Runnable back) {
    SideState state = new SideState();
    controller = new SideController(state, archive, evaluations, background);
    view =
        Late.of(
            () -> new SideView(state, controller, Texts.of(locale, SidePane.class), samples, back));
  }

  /** What is put into the window. */
  public Region node() {
    return view.get();
  }

  /** Shows two to six variants as columns. */
  public void open(List<VariantKey> variants) {
    controller.open(variants);
    view.get().focus();
  }
}
