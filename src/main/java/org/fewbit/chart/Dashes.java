package org.fewbit.chart;

import java.awt.BasicStroke;

/** Line styles told apart without colour. */
final class Dashes {

  private static final float WIDTH = 1.6f;

  private Dashes() {}

  /** The n-th style: solid, dashed, dotted, dash-dotted, and again. */
  static BasicStroke line(int n) {
    float[] dash =
        switch (n % 4) {
          case 1 -> new float[] {7, 3};
          case 2 -> new float[] {1.6f, 2.6f};
          case 3 -> new float[] {8, 2.5f, 1.6f, 2.5f};
          default -> new float[0];
        };
    return dash.length == 0
        ? new BasicStroke(WIDTH, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND)
        : new BasicStroke(WIDTH, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, dash, 0);
  }
}
