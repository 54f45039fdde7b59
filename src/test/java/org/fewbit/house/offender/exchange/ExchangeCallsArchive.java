package org.fewbit.house.offender.exchange;

import org.fewbit.house.offender.ui.shell.Target;

/** Breaks a house rule on purpose. */
final class ExchangeCallsArchive {
  void offend() {
    Target.call();
  }
}
