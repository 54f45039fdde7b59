package org.fewbit.ui.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableView;
import javafx.scene.input.MouseButton;
import javafx.stage.Stage;
import org.fewbit.chart.VariantEntity;
import org.fewbit.core.compare.MadeUp;
import org.fewbit.core.compare.VariantKey;
import org.fewbit.core.run.RunRecord;
import org.fewbit.ui.doubles.FixedCatalogs;
import org.fewbit.ui.doubles.MemorySettings;
import org.fewbit.ui.fx.Background;
import org.fewbit.ui.fx.Theme;
import org.jfree.chart.entity.XYItemEntity;
import org.jfree.chart.fx.ChartViewer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** The real pane in a real (headless) window. */
@ExtendWith(ApplicationExtension.class)
class ComparePaneTest {

  private static final int SIDE = 980;

  private final AtomicReference<Throwable> failure = new AtomicReference<>();
  private ComparePane pane;
  private Theme theme;
  private Background background;
  private Stage stage;

  @Start
  void start(Stage window) {
    List<RunRecord> all = new ArrayList<>(MadeUp.family());
    all.addAll(MadeUp.published());
    theme = new Theme(Theme.Choice.LIGHT);
    background = Background.ofWindow(failure::set);
    pane =
        new ComparePane(
            new MemoryArchive(all),
            FixedCatalogs.evaluations(List.of()),
            new MemorySettings(),
            background,
            java.util.Locale.ENGLISH);
    Scene scene = new Scene(pane.node(), SIDE, SIDE);
    theme.dress(scene);
    stage = window;
    stage.setScene(scene);
    stage.setX(0);
    stage.setY(0);
    stage.show();
    pane.refresh();
  }

  @AfterEach
  void nothingFailedInTheBackground() {
    background.close();
    assertThat(failure.get()).isNull();
  }

  private static void await(Callable<Boolean> condition) throws Exception {
    WaitForAsyncUtils.waitFor(60, TimeUnit.SECONDS, condition);
    WaitForAsyncUtils.waitForFxEvents();
  }

  private TableView<?> table(FxRobot robot) throws Exception {
    TableView<?> table = robot.lookup("#compare-table").queryAs(TableView.class);
    await(() -> !table.getItems().isEmpty());
    return table;
  }

  private static String title(FxRobot robot) {
    return robot.lookup("#compare-inspector-title").queryAs(Label.class).getText();
  }

  @Test
  void aClickOnATableRowSelectsEverywhere(FxRobot robot) throws Exception {
    table(robot);
    Node cell =
        robot
            .lookup(
                (Node n) ->
                    n instanceof TableCell<?, ?> c
                        && c.getItem() instanceof VariantKey key
                        && key.toString().equals("pocket-0.4m@int8-dynamic"))
            .query();
    robot.clickOn(cell);
    WaitForAsyncUtils.waitForFxEvents();
    assertThat(title(robot)).isEqualTo("int8-dynamic");
    assertThat(robot.lookup(".legend-row:selected").queryAll()).hasSize(1);
  }

  @Test
  void aClickOnAPointSelectsItsRow(FxRobot robot) throws Exception {
    TableView<?> table = table(robot);
    robot.clickOn("#compare-chart-bits");
    WaitForAsyncUtils.waitForFxEvents();
    ChartViewer viewer = robot.lookup("#compare-chart").queryAs(ChartViewer.class);
    Collection<?> entities = viewer.getRenderingInfo().getEntityCollection().getEntities();
    Rectangle2D box =
        entities.stream()
            .filter(XYItemEntity.class::isInstance)
            .map(e -> ((XYItemEntity) e).getArea().getBounds2D())
            .max(Comparator.comparingDouble(Rectangle2D::getCenterY))
            .orElseThrow();
    robot.clickOn(viewer.localToScreen(box.getCenterX(), box.getCenterY()));
    WaitForAsyncUtils.waitForFxEvents();
    assertThat(title(robot)).isEqualTo("rtn-w2-g32-sym");
    assertThat(Objects.requireNonNull(table.getSelectionModel().getSelectedItem()).toString())
        .contains("pocket-0.4m");
  }

  @Test
  void theFilterNarrowsTheTable(FxRobot robot) throws Exception {
    TableView<?> table = table(robot);
    robot.clickOn("#compare-filter").write("6m gptq");
    WaitForAsyncUtils.waitForFxEvents();
    assertThat(table.getItems()).hasSize(2);
    assertThat(robot.lookup("#compare-count").queryAs(Label.class).getText())
        .isEqualTo("2 of 24 variants");
  }

  @Test
  void chartsSwitchAndCountWhatTheyLeaveOut(FxRobot robot) throws Exception {
    table(robot);
    robot.clickOn("#compare-chart-speed");
    WaitForAsyncUtils.waitForFxEvents();
    ChartViewer viewer = robot.lookup("#compare-chart").queryAs(ChartViewer.class);
    assertThat(viewer.getChart().getXYPlot().getDomainAxis().getLabel())
        .isEqualTo("Generation speed (tokens/s)");
    assertThat(robot.lookup("#compare-left-out").queryAs(Labeled.class).getText())
        .startsWith("left out: 6 (simulated");
    ComboBox<?> x = robot.lookup("#compare-x").queryAs(ComboBox.class);
    assertThat(x.getItems()).hasSize(3);
  }

  @Test
  void theMenuShowsFurtherChartsWhosePlacesLeadToVariants(FxRobot robot) throws Exception {
    table(robot);
    MenuButton more = robot.lookup("#compare-more").queryAs(MenuButton.class);
    fire(robot, more, "compare-figure-heatmap");
    WaitForAsyncUtils.waitFor(20, TimeUnit.SECONDS, () -> !figures(robot).isEmpty());
    ChartViewer viewer = figures(robot).getFirst();
    WaitForAsyncUtils.waitFor(20, TimeUnit.SECONDS, () -> !cells(viewer).isEmpty());

    assertThat(more.getText()).isEqualTo("Heat map");
    VariantEntity cell =
        cells(viewer).stream()
            .filter(c -> c.variant().variant().label().equals("rtn-w4-g32-sym"))
            .findFirst()
            .orElseThrow();
    var box = cell.getArea().getBounds2D();
    robot.clickOn(viewer.localToScreen(box.getCenterX(), box.getCenterY()));
    WaitForAsyncUtils.waitForFxEvents();
    assertThat(title(robot)).isEqualTo("rtn-w4-g32-sym");

    fire(robot, more, "compare-figure-divergence");
    WaitForAsyncUtils.waitFor(
        20, TimeUnit.SECONDS, () -> !robot.lookup("#compare-figure-empty").queryAll().isEmpty());
    robot.clickOn("#compare-chart-bits");
    WaitForAsyncUtils.waitForFxEvents();
    assertThat(robot.lookup("#compare-figure").queryAll()).isEmpty();
    assertThat(more.getText()).isEqualTo("More");
  }

  @Test
  void pointingAtAnythingMarksTheVariantOnChartTableAndList(FxRobot robot) throws Exception {
    table(robot);
    robot.clickOn("#compare-chart-bits");
    robot.interact(pane::toggleSecondChart);
    MenuButton more = robot.lookup("#second-more").queryAs(MenuButton.class);
    fire(robot, more, "second-figure-heatmap");
    // Drawn anew when the pairs of samples have been read: the last one counts.
    robot.sleep(1500);
    WaitForAsyncUtils.waitFor(20, TimeUnit.SECONDS, () -> !figures(robot).isEmpty());
    ChartViewer heat = figures(robot).getFirst();
    WaitForAsyncUtils.waitFor(20, TimeUnit.SECONDS, () -> !cells(heat).isEmpty());
    ChartViewer scatter = robot.lookup("#compare-chart").queryAs(ChartViewer.class);
    assertThat(linked(robot)).isEmpty();
    assertThat(marks(robot, scatter)).isZero();

    VariantEntity cell = cells(heat).getFirst();
    String label = cell.variant().variant().label();
    var box = cell.getArea().getBounds2D();
    robot.moveTo(heat.localToScreen(box.getCenterX(), box.getCenterY()));
    WaitForAsyncUtils.waitForFxEvents();
    assertThat(linked(robot)).containsExactly(label);
    assertThat(marks(robot, scatter)).isPositive();
    assertThat(marks(robot, heat)).isPositive();

    robot.moveTo("#compare-filter");
    WaitForAsyncUtils.waitForFxEvents();
    assertThat(linked(robot)).isEmpty();
    assertThat(marks(robot, scatter)).isZero();

    Node row = robot.lookup(".legend-row").nth(2).query();
    robot.moveTo(row);
    WaitForAsyncUtils.waitForFxEvents();
    assertThat(linked(robot)).hasSize(1);
    assertThat(marks(robot, scatter)).isPositive();
    assertThat(marks(robot, heat)).isPositive();
  }

  /** Schemes of the rows of the list that are marked because the mouse points at their variant. */
  private static List<String> linked(FxRobot robot) {
    return robot.lookup(".legend-row:linked").queryAll().stream()
        .flatMap(row -> row.lookupAll(".label").stream())
        .map(label -> ((Label) label).getText())
        .filter(t -> t.contains("-") || t.startsWith("fp"))
        .toList();
  }

  /** How much is drawn on top of a chart. */
  private static long marks(FxRobot robot, ChartViewer viewer) {
    AtomicReference<Long> count = new AtomicReference<>(0L);
    robot.interact(
        () -> {
          HoverLayer layer =
              viewer.getParent().getChildrenUnmodifiable().stream()
                  .filter(HoverLayer.class::isInstance)
                  .map(HoverLayer.class::cast)
                  .findFirst()
                  .orElseThrow();
          SnapshotParameters clear = new SnapshotParameters();
          clear.setFill(javafx.scene.paint.Color.TRANSPARENT);
          var image = layer.snapshot(clear, null);
          long drawn = 0;
          for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
              drawn += image.getPixelReader().getArgb(x, y) != 0 ? 1 : 0;
            }
          }
          count.set(drawn);
        });
    return count.get();
  }

  /** The library's collection has no type of its elements. */
  private static Collection<?> entities(ChartViewer viewer) {
    return viewer.getRenderingInfo().getEntityCollection().getEntities();
  }

  @Test
  void whereVariantsLieOnEachOtherAllAreListedAndEachClickSelectsTheNext(FxRobot robot)
      throws Exception {
    table(robot);
    robot.clickOn("#compare-chart-perplexity");
    WaitForAsyncUtils.waitForFxEvents();
    ChartViewer viewer = robot.lookup("#compare-chart").queryAs(ChartViewer.class);
    List<Rectangle2D> points =
        entities(viewer).stream()
            .filter(XYItemEntity.class::isInstance)
            .map(e -> ((XYItemEntity) e).getArea().getBounds2D())
            .toList();
    Rectangle2D heap =
        points.stream().max(Comparator.comparingLong(p -> near(points, p))).orElseThrow();
    robot.moveTo(viewer.localToScreen(heap.getCenterX(), heap.getCenterY()));
    WaitForAsyncUtils.waitForFxEvents();
    String tooltip = tooltip(robot, viewer);
    // The mouse stands on whole pixels: a point at the rim may be out of its reach.
    int count = (int) tooltip.lines().count() - 1;
    assertThat(count).isBetween(3, (int) near(points, heap));
    assertThat(tooltip).startsWith(count + " variants here").contains("\u00b1");

    Set<String> titles = new java.util.HashSet<>();
    for (int i = 0; i < count; i++) {
      robot.clickOn(MouseButton.PRIMARY);
      WaitForAsyncUtils.waitForFxEvents();
      String variant = title(robot);
      assertThat(tooltip).contains(variant);
      titles.add(variant);
    }
    assertThat(titles).hasSize(count);
    var range = viewer.getChart().getXYPlot().getDomainAxis().getRange();
    assertThat(range.getUpperBound()).isGreaterThan(180);
  }

  private static long near(List<Rectangle2D> points, Rectangle2D one) {
    return points.stream()
        .filter(
            p ->
                Math.hypot(p.getCenterX() - one.getCenterX(), p.getCenterY() - one.getCenterY())
                    <= 8)
        .count();
  }

  private static String tooltip(FxRobot robot, ChartViewer viewer) {
    AtomicReference<String> text = new AtomicReference<>("");
    robot.interact(
        () -> {
          if (viewer.getCanvas().getProperties().get("javafx.scene.control.Tooltip")
              instanceof javafx.scene.control.Tooltip tip) {
            text.set(tip.getText());
          }
        });
    return text.get();
  }

  @Test
  void aSecondChartComesAndGoesWithItsOwnAxes(FxRobot robot) throws Exception {
    table(robot);
    robot.clickOn("#compare-second");
    WaitForAsyncUtils.waitForFxEvents();
    ChartViewer first = robot.lookup("#compare-chart").queryAs(ChartViewer.class);
    ChartViewer second = robot.lookup("#second-chart").queryAs(ChartViewer.class);
    assertThat(first.getChart().getXYPlot().getDomainAxis().getLabel()).startsWith("Perplexity");
    assertThat(second.getChart().getXYPlot().getDomainAxis().getLabel()).startsWith("Bits");
    assertThat(pane.figureChoices()).hasSize(2);

    robot.clickOn("#compare-published");
    WaitForAsyncUtils.waitForFxEvents();
    int points = 0;
    for (int i = 0; i < second.getChart().getXYPlot().getDataset().getSeriesCount(); i++) {
      points += second.getChart().getXYPlot().getDataset().getItemCount(i);
    }
    assertThat(points).isGreaterThan(24);
    robot.clickOn("#compare-published");

    robot.clickOn("#second-close");
    WaitForAsyncUtils.waitForFxEvents();
    assertThat(robot.lookup("#second-chart").queryAll()).isEmpty();
    assertThat(pane.figureChoices()).hasSize(1);
  }

  private static void fire(FxRobot robot, MenuButton menu, String id) {
    robot.interact(
        () ->
            menu.getItems().stream()
                .filter(i -> id.equals(i.getId()))
                .forEach(javafx.scene.control.MenuItem::fire));
  }

  private static List<ChartViewer> figures(FxRobot robot) {
    return robot
        .lookup(n -> n instanceof ChartViewer && !"compare-chart".equals(n.getId()))
        .queryAllAs(ChartViewer.class)
        .stream()
        .toList();
  }

  private static List<VariantEntity> cells(ChartViewer viewer) {
    var info = viewer.getRenderingInfo();
    // The chart may be drawn anew meanwhile.
    return info == null || info.getEntityCollection() == null
        ? List.of()
        : List.of(info.getEntityCollection().getEntities().toArray()).stream()
            .filter(VariantEntity.class::isInstance)
            .map(VariantEntity.class::cast)
            .toList();
  }

  @Test
  void publishedVariantsComeAndGo(FxRobot robot) throws Exception {
    TableView<?> table = table(robot);
    robot.clickOn("#compare-published");
    WaitForAsyncUtils.waitForFxEvents();
    assertThat(table.getItems()).hasSize(28);
    robot.clickOn("#compare-published");
    WaitForAsyncUtils.waitForFxEvents();
    assertThat(table.getItems()).hasSize(24);
  }

  @Test
  void theChartFollowsTheDarkTheme(FxRobot robot) throws Exception {
    table(robot);
    ChartViewer viewer = robot.lookup("#compare-chart").queryAs(ChartViewer.class);
    Object light = viewer.getChart().getBackgroundPaint();
    robot.interact(
        () -> {
          theme.choiceProperty().set(Theme.Choice.DARK);
          pane.setDark(true);
        });
    assertThat(viewer.getChart().getBackgroundPaint()).isNotEqualTo(light);
    robot.interact(() -> theme.choiceProperty().set(Theme.Choice.LIGHT));
  }
}
