package org.fewbit.ui.recommend;

import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.scene.layout.Region;
import org.fewbit.core.compare.VariantKey;
import org.fewbit.core.evaluation.EvaluationCatalog;
import org.fewbit.core.run.RunArchive;
import org.fewbit.core.settings.SettingsStore;
import org.fewbit.ui.fx.Background;
import org.fewbit.ui.fx.MachineResources;
import org.fewbit.ui.fx.Texts;

/** The sheet that answers which variant to take on this machine. */
public final class RecommendPane {

  private final RecommendController controller;
  private final RecommendView view;

  /**
   * Builds the sheet; nothing is read before {@link #open()}.
   *
   * @param place where variants would lie
   * @param show asked to show a variant in the comparison
   * @param run asked to open the choice of runs
   * @param close asked to take the sheet away
   */
  public RecommendPane(
      RunArchive archive,
      EvaluationCatalog evaluations,
      MachineResources machine,
      SettingsStore settings,
      Path place,
      Background background,
      Locale locale,
      Consumer<VariantKey> show,
      Runnable run,
      Runnable close) {
    RecommendState state = new RecommendState();
    controller =
        new RecommendController(state, archive, evaluations, machine, settings, background, place);
    view =
        new RecommendView(
            state, controller, Texts.of(locale, RecommendPane.class), show, run, close);
  }

  /** The sheet. */
  public Region node() {
    return view;
  }

  /** Reads the runs and answers. */
  public void open() {
    controller.open();
  }
}
