package org.fewbit.ui.pick;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.ObservableSet;
import org.fewbit.core.model.Method;
import org.fewbit.core.model.QuantizationScheme;

/**
 * The ticked schemes: single ones by name, and those with a grid as a product of methods, bits,
 * groups and symmetry.
 */
final class SchemeGrid {

  static final List<Integer> BITS = List.of(8, 4, 3, 2);
  static final List<Integer> GROUPS = List.of(32, 64, 128, QuantizationScheme.ROW_WISE);

  /** Methods with a grid; the rest have one form and stand alone. */
  static final List<Method> METHODS =
      List.of(Method.RTN, Method.GPTQ, Method.AWQ, Method.HQQ, Method.SPQR);

  private final ObservableSet<Method> methods = FXCollections.observableSet(Method.RTN);
  private final ObservableSet<Integer> bits = FXCollections.observableSet();
  private final ObservableSet<Integer> groups = FXCollections.observableSet();
  private final ObservableSet<Boolean> symmetries = FXCollections.observableSet();
  private final ObservableList<String> known =
      FXCollections.observableArrayList(
          QuantizationScheme.FP32.toString(), QuantizationScheme.INT8_DYNAMIC.toString());
  private final ObservableSet<String> ticked = FXCollections.observableSet();

  /** Methods of the product; round to nearest unless a person chose others. */
  ObservableSet<Method> methods() {
    return methods;
  }

  ObservableSet<Integer> bits() {
    return bits;
  }

  ObservableSet<Integer> groups() {
    return groups;
  }

  ObservableSet<Boolean> symmetries() {
    return symmetries;
  }

  /** Schemes and file suffixes that can be ticked one by one. */
  ObservableList<String> known() {
    return known;
  }

  /** Those of them that are ticked. */
  ObservableSet<String> ticked() {
    return ticked;
  }

  /** Offers a name; one that the product covers needs no line of its own. */
  void offer(String label) {
    if (!known.contains(label) && !isCovered(label)) {
      known.add(label);
    }
  }

  private static boolean isCovered(String label) {
    return QuantizationScheme.tryParse(label)
        .filter(
            s ->
                s.equals(
                        QuantizationScheme.rtn(
                            Math.clamp(s.bits(), 2, 8), s.groupSize(), s.symmetric()))
                    && BITS.contains(s.bits())
                    && GROUPS.contains(s.groupSize()))
        .isPresent();
  }

  /** Ticks a scheme wherever it belongs. */
  void tick(String label) {
    if (isCovered(label)) {
      QuantizationScheme scheme = QuantizationScheme.parse(label);
      bits.add(scheme.bits());
      groups.add(scheme.groupSize());
      symmetries.add(scheme.symmetric());
    } else {
      offer(label);
      ticked.add(label);
    }
  }

  /** Every ticked scheme and suffix. */
  List<String> labels() {
    List<String> labels = new ArrayList<>(known.stream().filter(ticked::contains).toList());
    for (Method method : methods) {
      for (int b : bits) {
        for (int g : groups) {
          for (boolean s : symmetries) {
            labels.add(new QuantizationScheme(method, b, g, s).toString());
          }
        }
      }
    }
    return labels.stream().distinct().sorted(PickChoice.byBits()).toList();
  }

  void clear() {
    Stream.of(bits, groups, symmetries, ticked).forEach(ObservableSet::clear);
    methods.clear();
    methods.add(Method.RTN);
  }
}
