package org.fewbit.quantizers.form;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What became of each layer, told while payloads are made. */
final class Outcomes {

  private final Map<List<String>, Made> made = new HashMap<>();
  private final Map<List<String>, List<String>> owners = new HashMap<>();

  /**
   * A finished layer.
   *
   * @param deviation of the weights
   * @param outlierShare share of weights kept apart
   * @param storedBits all bits of codes, scales, zero points, outliers
   */
  record Made(Deviation deviation, double outlierShare, long storedBits) {}

  void made(Target target, Made outcome) {
    made.put(target.node().outputs(), outcome);
  }

  /** A layer has the numbers of another one. */
  void same(Target target, Target owner) {
    owners.put(target.node().outputs(), owner.node().outputs());
  }

  Optional<Made> of(Target target) {
    List<String> own = target.node().outputs();
    return Optional.ofNullable(made.get(owners.getOrDefault(own, own)));
  }
}
