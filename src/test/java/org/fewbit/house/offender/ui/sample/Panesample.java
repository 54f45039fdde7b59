package org.fewbit.house.offender.ui.sample;

import org.fewbit.house.offender.ui.compare.Target;

/** Breaks a house rule on purpose. */
final class Panesample {
  void offend() {
    Target.call();
  }
}
