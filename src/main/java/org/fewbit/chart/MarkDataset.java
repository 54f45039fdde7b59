package org.fewbit.chart;

import java.io.Serial;
import java.util.List;
import org.jfree.data.xy.AbstractXYDataset;

/** The marks of a panel as one series. */
final class MarkDataset extends AbstractXYDataset {

  @Serial private static final long serialVersionUID = 1L;

  private final transient List<Mark> marks;

  MarkDataset(List<Mark> marks) {
    this.marks = List.copyOf(marks);
  }

  Mark mark(int item) {
    return marks.get(item);
  }

  @Override
  public int getSeriesCount() {
    return 1;
  }

  @Override
  public Comparable<?> getSeriesKey(int series) {
    return "marks";
  }

  @Override
  public int getItemCount(int series) {
    return marks.size();
  }

  @Override
  public Number getX(int series, int item) {
    return marks.get(item).high();
  }

  @Override
  public Number getY(int series, int item) {
    return marks.get(item).row();
  }
}
