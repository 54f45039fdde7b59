package org.fewbit.ui.pick;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.fewbit.core.model.Method;
import org.junit.jupiter.api.Test;

class SchemeGridTest {

  private final SchemeGrid grid = new SchemeGrid();

  @Test
  void roundToNearestIsAProduct() {
    grid.bits().addAll(List.of(4, 2));
    grid.groups().addAll(List.of(0, 32));
    grid.symmetries().add(false);
    assertThat(grid.labels())
        .containsExactly(
            "rtn-w4-g32-asym", "rtn-w4-grow-asym", "rtn-w2-g32-asym", "rtn-w2-grow-asym");
  }

  @Test
  void methodsArePartOfTheProductAndComeBack() {
    grid.bits().add(4);
    grid.groups().add(128);
    grid.symmetries().add(true);
    grid.methods().addAll(List.of(Method.GPTQ, Method.AWQ));
    assertThat(grid.labels())
        .containsExactly("rtn-w4-g128-sym", "gptq-w4-g128-sym", "awq-w4-g128-sym");
    grid.clear();
    assertThat(grid.labels()).isEmpty();
    assertThat(grid.methods()).containsExactly(Method.RTN);
  }

  @Test
  void aTickGoesToTheProductWhereThatCoversIt() {
    grid.tick("rtn-w3-g128-sym");
    grid.tick("rtn-w5-g128-sym");
    grid.tick("nf4");
    assertThat(grid.known()).contains("rtn-w5-g128-sym", "nf4").doesNotContain("rtn-w3-g128-sym");
    assertThat(grid.labels()).containsExactly("rtn-w5-g128-sym", "nf4", "rtn-w3-g128-sym");
  }

  @Test
  void offeringTicksNothing() {
    grid.offer("q4f16");
    grid.offer("q4f16");
    grid.offer("rtn-w8-g64-sym");
    assertThat(grid.known()).containsExactly("fp32", "int8-dynamic", "q4f16");
    assertThat(grid.labels()).isEmpty();
  }
}
