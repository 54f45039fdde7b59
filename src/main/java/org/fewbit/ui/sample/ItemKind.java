package org.fewbit.ui.sample;

import java.util.Locale;
import org.fewbit.core.compare.ItemChange;
import org.fewbit.core.compare.ItemPair;

/** A kind of sample that the list can be narrowed to. */
enum ItemKind {
  ALL,
  FLIPS,
  RIGHT_TO_WRONG,
  WRONG_TO_RIGHT,
  BOTH_RIGHT,
  BOTH_WRONG,
  WORSE,
  BETTER,
  SAME,
  ANSWER_CHANGED,
  UNPARSED,
  FAILED,
  UNPAIRED;

  boolean has(ItemPair item) {
    return switch (this) {
      case ALL -> true;
      case FLIPS -> item.change().isFlip();
      case ANSWER_CHANGED -> item.answerChanged();
      case UNPARSED -> item.unparsed();
      case RIGHT_TO_WRONG,
          WRONG_TO_RIGHT,
          BOTH_RIGHT,
          BOTH_WRONG,
          WORSE,
          BETTER,
          SAME,
          FAILED,
          UNPAIRED ->
          item.change() == ItemChange.valueOf(name());
    };
  }

  /** Whether it is offered at a count of zero, so that nobody wonders where it is. */
  boolean always(boolean binary) {
    return switch (this) {
      case ALL -> true;
      case FLIPS, RIGHT_TO_WRONG, WRONG_TO_RIGHT, BOTH_RIGHT, BOTH_WRONG -> binary;
      case WORSE, BETTER, SAME -> !binary;
      case ANSWER_CHANGED, UNPARSED, FAILED, UNPAIRED -> false;
    };
  }

  /** Key of its words. */
  String key() {
    return key(name());
  }

  /** Key of the words of a change. */
  static String key(ItemChange change) {
    return key(change.name());
  }

  private static String key(String name) {
    return "kind." + name.toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
