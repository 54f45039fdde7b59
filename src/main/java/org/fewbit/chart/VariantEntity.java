package org.fewbit.chart;

import java.awt.Shape;
import java.io.Serial;
import org.fewbit.core.compare.VariantKey;
import org.jfree.chart.entity.ChartEntity;

/** A place on a chart that belongs to a variant. */
public final class VariantEntity extends ChartEntity {

  @Serial private static final long serialVersionUID = 1L;

  private final transient VariantKey variant;

  VariantEntity(Shape area, String tooltip, VariantKey variant) {
    super(area, tooltip);
    this.variant = variant;
  }

  /** Whose it is. */
  public VariantKey variant() {
    return variant;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof VariantEntity entity
        && super.equals(entity)
        && variant.equals(entity.variant);
  }

  @Override
  public int hashCode() {
    return 31 * super.hashCode() + variant.hashCode();
  }
}
