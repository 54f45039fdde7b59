package org.fewbit.chart;

import java.awt.Color;
import java.util.List;
import java.util.Locale;

/**
 * Colour of each model, the same in every chart and list. Hues are those of Okabe and Ito (2008,
 * "Color Universal Design"), told apart by colour-blind readers; each has a darker form for light
 * backgrounds and a lighter one for dark ones. For print, hues come in an order of far apart
 * brightness (the first three are the "high contrast" ones of Paul Tol,
 * https://personal.sron.nl/~pault/), so that a photocopy still tells models apart.
 *
 * @param models all models known, in their order; a model keeps its colour whatever is selected
 */
public record Palette(List<String> models) {

  private record Hue(int onLight, int onDark) {}

  private static final List<Integer> PRINTED =
      List.of(0x004488, 0xddaa33, 0xbb5566, 0x000000, 0x66ccee, 0x777777, 0x228833);

  private static final List<Hue> HUES =
      List.of(
          new Hue(0x0072b2, 0x56b4e9),
          new Hue(0xd55e00, 0xff8c42),
          new Hue(0x009e73, 0x2fc79b),
          new Hue(0xb0568e, 0xe39ac4),
          new Hue(0xb07d00, 0xf0c93a),
          new Hue(0x3f9bd1, 0x9ad4f5),
          new Hue(0x5b5b5b, 0xc4c4c4));

  /** Copies the list. */
  public Palette {
    models = List.copyOf(models);
  }

  /** The model's colour. */
  Color color(String model, ChartTheme theme) {
    return step(position(model), theme);
  }

  /** The model's colour as {@code #rrggbb} on a light or dark background. */
  public String hex(String model, boolean dark) {
    return String.format(Locale.ROOT, "#%06x", rgb(position(model), dark));
  }

  /** The n-th colour, for what isn't a model. */
  static Color step(int n, ChartTheme theme) {
    return new Color(theme.print() ? PRINTED.get(n % PRINTED.size()) : rgb(n, theme.dark()));
  }

  /** Which of the models it is, from 0; 0 for an unknown one. */
  int position(String model) {
    return Math.max(0, models.indexOf(model));
  }

  private static int rgb(int position, boolean dark) {
    Hue hue = HUES.get(position % HUES.size());
    return dark ? hue.onDark() : hue.onLight();
  }
}
