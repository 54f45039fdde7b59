package org.fewbit.chart;

/** Where a figure's legend stands. */
public enum LegendPlace {
  BOTTOM,
  TOP,
  RIGHT,
  LEFT,
  NONE
}
