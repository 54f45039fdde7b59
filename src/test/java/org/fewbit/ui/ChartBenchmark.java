package org.fewbit.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.fewbit.chart.ChartKind;
import org.fewbit.chart.ChartTheme;
import org.fewbit.chart.ComparisonChart;
import org.fewbit.chart.Palette;
import org.fewbit.core.compare.Comparison;
import org.fewbit.core.compare.Efficiency;
import org.fewbit.core.compare.MadeUp;
import org.fewbit.core.compare.Point;
import org.fewbit.core.compare.Quantity;
import org.fewbit.core.compare.RunIndex;
import org.fewbit.core.compare.Selection;
import org.fewbit.core.compare.Series;
import org.fewbit.core.compare.Value;
import org.fewbit.core.compare.VariantKey;
import org.fewbit.core.model.Execution;
import org.fewbit.core.model.VariantId;
import org.fewbit.core.run.RunRecord;
import org.fewbit.ui.fx.JavaFxLog;
import org.jfree.chart.fx.ChartViewer;
import org.jfree.chart.plot.XYPlot;

/**
 * Pans and zooms a chart of 5,000 points in software rendering and prints frames per second: {@code
 * mvn test-compile exec:exec -Dexec.classpathScope=test -Dmain.class=org.fewbit.ui.ChartBenchmark
 * -Dapp.args="5000 200"}; a third argument {@code plain} draws as exported figures are drawn.
 */
public final class ChartBenchmark {

  private static final int WARM_UP = 60;

  private ChartBenchmark() {}

  /** Number of points, number of frames, {@code plain}. */
  public static void main(String[] args) throws Exception {
    int points = args.length > 0 ? Integer.parseInt(args[0]) : 5000;
    int frames = args.length > 1 ? Integer.parseInt(args[1]) : 200;
    System.setProperty("glass.platform", "Headless");
    System.setProperty("prism.order", "sw");
    System.setProperty("java.awt.headless", "true");
    // Pulses as fast as they can be drawn, not sixty a second.
    System.setProperty("javafx.animation.fullspeed", "true");
    JavaFxLog.quiet();
    CountDownLatch started = new CountDownLatch(1);
    Platform.startup(started::countDown);
    started.await();
    CompletableFuture<Double> rate = new CompletableFuture<>();
    boolean plain = args.length > 2 && args[2].equals("plain");
    Platform.runLater(() -> run(chart(points), !plain, frames, rate));
    System.out.printf(
        Locale.ROOT, "%d points, %d frames: %.1f frames a second%n", points, frames, rate.get());
    Platform.exit();
    System.exit(0);
  }

  private static void run(
      ComparisonChart chart, boolean fast, int frames, CompletableFuture<Double> rate) {
    ChartViewer viewer = new ChartViewer(chart.chart(), false);
    chart.manyAtOnce(fast);
    Stage stage = new Stage();
    stage.setScene(new Scene(viewer, 960, 640));
    stage.setX(0);
    stage.setY(0);
    stage.show();
    XYPlot plot = chart.chart().getXYPlot();
    new AnimationTimer() {
      private int frame = -WARM_UP;
      private long begin;

      @Override
      public void handle(long now) {
        if (frame == 0) {
          begin = System.nanoTime();
        }
        if (frame == frames) {
          rate.complete(frames / ((System.nanoTime() - begin) / 1e9));
          stop();
          return;
        }
        frame++;
        // There and back, nearer and farther: every frame has another range on both axes.
        if (frame % 40 < 20) {
          plot.getDomainAxis().pan(frame % 80 < 40 ? 0.01 : -0.01);
          plot.getRangeAxis().pan(frame % 80 < 40 ? 0.01 : -0.01);
        } else {
          double factor = frame % 80 < 40 ? 0.98 : 1 / 0.98;
          plot.getDomainAxis().resizeRange(factor);
          plot.getRangeAxis().resizeRange(factor);
        }
      }
    }.start();
  }

  private static ComparisonChart chart(int count) {
    SplittableRandom random = new SplittableRandom(7);
    List<Series> series = new ArrayList<>();
    String[] models = {"a", "b", "c", "d", "e"};
    String[] methods = {"rtn", "gptq", "awq", "hqq"};
    for (String model : models) {
      for (String method : methods) {
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < count / models.length / methods.length; i++) {
          VariantKey variant =
              new VariantKey(
                  new VariantId(model, method + "-w4-g" + (i + 8)), RunRecord.Kind.MEASURED);
          points.add(
              new Point(
                  variant,
                  known(2 + 20 * random.nextDouble(), 0.4),
                  known(random.nextDouble(), 0.02),
                  false,
                  i % 5 == 0 ? Execution.SIMULATED : Execution.KERNEL));
        }
        series.add(new Series(model, method, RunRecord.Kind.MEASURED, points));
      }
    }
    Comparison axes =
        Comparison.of(
            RunIndex.of(MadeUp.family()),
            Selection.measured(),
            new Quantity.Cost(Efficiency.BITS_PER_WEIGHT),
            new Quantity.Mean(Optional.empty()),
            false);
    Comparison many =
        new Comparison(
            axes.x(),
            axes.y(),
            axes.xLabel(),
            axes.yLabel(),
            series,
            List.of(),
            List.of(),
            List.of(),
            List.of());
    return new ComparisonChart(
        many, new Palette(List.of(models)), ChartKind.PERPLEXITY, false, ChartTheme.light());
  }

  private static Value.Known known(double value, double half) {
    return new Value.Known(
        value, OptionalDouble.of(half / 1.96), value - half, value + half, 300, List.of());
  }
}
