package org.fewbit.ui.compare;

import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.fewbit.core.compare.EvaluationKey;
import org.fewbit.core.compare.VariantKey;

/** Where the pane leads to; the window says how. Until it does, nothing happens. */
public final class Links {

  private BiConsumer<VariantKey, Optional<EvaluationKey>> samples = (variant, evaluation) -> {};
  private Consumer<List<VariantKey>> sideBySide = variants -> {};

  Links() {}

  /** Who shows the samples of a variant beside its baseline's. */
  public void onSamples(BiConsumer<VariantKey, Optional<EvaluationKey>> show) {
    samples = show;
  }

  /** Who shows two to six variants as columns. */
  public void onSideBySide(Consumer<List<VariantKey>> show) {
    sideBySide = show;
  }

  void openSamples(VariantKey variant, Optional<EvaluationKey> evaluation) {
    samples.accept(variant, evaluation);
  }

  void openSideBySide(List<VariantKey> variants) {
    sideBySide.accept(variants);
  }
}
