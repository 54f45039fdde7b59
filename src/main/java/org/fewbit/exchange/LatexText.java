package org.fewbit.exchange;

import java.util.Map;
import java.util.stream.Collectors;

/** Plain text as LaTeX: every sign that means something there is escaped. */
final class LatexText {

  private static final Map<Integer, String> SIGNS =
      Map.ofEntries(
          Map.entry((int) '&', "\\&"),
          Map.entry((int) '%', "\\%"),
          Map.entry((int) '$', "\\$"),
          Map.entry((int) '#', "\\#"),
          Map.entry((int) '_', "\\_"),
          Map.entry((int) '{', "\\{"),
          Map.entry((int) '}', "\\}"),
          Map.entry((int) '~', "\\textasciitilde{}"),
          Map.entry((int) '^', "\\textasciicircum{}"),
          Map.entry((int) '\\', "\\textbackslash{}"),
          Map.entry((int) '<', "$<$"),
          Map.entry((int) '>', "$>$"),
          Map.entry((int) '|', "$|$"),
          Map.entry((int) '"', "\\textquotedbl{}"),
          Map.entry(0x2020, "$^\\dagger$"),
          Map.entry(0x00b1, "$\\pm$"),
          Map.entry(0x00d7, "$\\times$"),
          Map.entry(0x2013, "--"),
          Map.entry(0x2212, "$-$"),
          Map.entry(0x2191, "$\\uparrow$"),
          Map.entry(0x2193, "$\\downarrow$"),
          Map.entry(0x2192, "$\\to$"),
          Map.entry(0x03c1, "$\\rho$"),
          Map.entry(0x03c4, "$\\tau$"),
          Map.entry(0x2265, "$\\geq$"),
          Map.entry(0x2264, "$\\leq$"),
          Map.entry(0x221e, "$\\infty$"),
          Map.entry(0x2605, "$\\star$"),
          Map.entry(0x25cb, "$\\circ$"),
          Map.entry(0x0394, "$\\Delta$"));

  private LatexText() {}

  static String escape(String text) {
    return text.codePoints()
        .mapToObj(c -> SIGNS.getOrDefault(c, Character.toString(c)))
        .collect(Collectors.joining());
  }
}
