package org.fewbit.ui.sample;

import java.util.Optional;
import org.fewbit.core.compare.EvaluationKey;
import org.fewbit.core.compare.VariantKey;

/**
 * Which runs are shown.
 *
 * @param evaluation under its protocol
 * @param left usually the baseline
 * @param right the variant looked at
 */
record Choice(
    Optional<EvaluationKey> evaluation, Optional<VariantKey> left, Optional<VariantKey> right) {

  static final Choice NONE = new Choice(Optional.empty(), Optional.empty(), Optional.empty());
}
