package org.fewbit.house.offender.ui.side;

import org.fewbit.house.offender.ui.compare.Target;

/** Breaks a house rule on purpose. */
final class Paneside {
  void offend() {
    Target.call();
  }
}
