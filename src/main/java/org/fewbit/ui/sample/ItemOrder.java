package org.fewbit.ui.sample;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.fewbit.core.compare.ItemPair;
import org.fewbit.core.compare.ItemPairs;

/** In which order samples are listed. */
enum ItemOrder {
  ASKED,
  LARGEST_LOSS,
  LARGEST_GAIN,
  CATEGORY;

  /** The samples in this order; equals stay in the order they were asked. */
  List<ItemPair> sort(List<ItemPair> items, ItemPairs pairs) {
    double sign = pairs.higherIsBetter() ? 1 : -1;
    Comparator<ItemPair> byGain =
        Comparator.comparingDouble(i -> i.difference().isEmpty() ? 0 : sign * gain(i));
    return switch (this) {
      case ASKED -> items;
      case LARGEST_LOSS -> items.stream().sorted(byGain).toList();
      case LARGEST_GAIN -> items.stream().sorted(byGain.reversed()).toList();
      case CATEGORY -> items.stream().sorted(Comparator.comparing(ItemPair::category)).toList();
    };
  }

  private static double gain(ItemPair item) {
    return item.difference().getAsDouble();
  }

  String key() {
    return "order." + name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
