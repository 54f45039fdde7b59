package org.fewbit.ui.pick;

import java.util.List;
import java.util.stream.Stream;
import org.fewbit.core.model.QuantizationScheme;
import org.fewbit.core.model.SchemePreset;

/** Schemes that belong together and are ticked at once. */
enum SchemeSet {
  /** The paper's ten configurations: unquantized, LLM.int8(), GPTQ and SpQR. */
  PAPER("paper") {
    @Override
    List<String> labels() {
      return Stream.concat(
              Stream.of(QuantizationScheme.FP32),
              SchemePreset.ofThePaper().stream().map(SchemePreset::scheme))
          .map(QuantizationScheme::toString)
          .toList();
    }
  },

  /** Round to nearest at every width, groups of 128. */
  ROUNDED("rounded") {
    @Override
    List<String> labels() {
      return SchemeGrid.BITS.stream()
          .map(bits -> QuantizationScheme.rtn(bits, 128, true).toString())
          .toList();
    }
  },

  /** Nothing: begins anew. */
  NONE("none") {
    @Override
    List<String> labels() {
      return List.of();
    }
  };

  private final String id;

  SchemeSet(String id) {
    this.id = id;
  }

  /** For texts and tests. */
  String id() {
    return id;
  }

  /** Names of the schemes. */
  abstract List<String> labels();
}
