package org.fewbit.ui;

import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableView;
import org.fewbit.chart.FigureKind;

/** The pictures of the comparison with all its charts, of what is opened from it, and of sheets. */
final class DetailScreenshots {

  private final Photographer camera;

  DetailScreenshots(Photographer camera) {
    this.camera = camera;
  }

  /** Every chart, and two beside each other. */
  void charts() throws Exception {
    camera.selectARow();
    for (FigureKind kind : FigureKind.values()) {
      show(kind);
      if (kind == FigureKind.PERPLEXITY) {
        camera.picture("compare");
      } else {
        camera.small("chart-" + kind.id());
      }
    }
    show(FigureKind.PERPLEXITY);
    camera.press("#compare-second");
    camera.picture("chart-two");
    camera.press("#second-close");
  }

  private void show(FigureKind kind) throws Exception {
    switch (kind) {
      case PERPLEXITY, BITS, SPEED -> camera.press("#compare-chart-" + kind.id());
      default ->
          Photographer.onWindow(
              () -> {
                if (camera.root().lookup("#compare-more") instanceof MenuButton more) {
                  more.getItems().stream()
                      .filter(i -> ("compare-figure-" + kind.id()).equals(i.getId()))
                      .forEach(MenuItem::fire);
                }
                return kind;
              });
    }
    camera.settle();
  }

  /** A generation task with flips, then choices by likelihood. */
  void samples() throws Exception {
    camera.selectARow();
    camera.press("#compare-samples");
    camera.settle();
    camera.choose("#sample-evaluation", "pocket-gsm8k");
    camera.press("#sample-kind-right-to-wrong");
    camera.picture("samples");
    camera.choose("#sample-evaluation", "pocket-truthfulqa");
    camera.picture("samples-choices");
    camera.press("#sample-back");
  }

  /** Four variants beside each other. */
  void sideBySide() throws Exception {
    for (int row : new int[] {15, 19, 20, 21}) {
      Photographer.onWindow(
          () -> {
            if (camera.root().lookup("#compare-table") instanceof TableView<?> table) {
              table.getSelectionModel().select(row);
            }
            return row;
          });
      camera.settle();
      camera.press("#compare-add-beside");
    }
    camera.press("#compare-beside");
    camera.await(".side-flips");
    camera.picture("side-by-side");
    camera.press("#side-back");
    camera.press("#compare-beside-clear");
  }

  /** What to run, and data: a folder that is found, another's, one whose origin is explained. */
  void pick() throws Exception {
    camera.press("#run-button");
    camera.settle();
    camera.picture("pick");
    camera.press("#pick-data-choose-gsm8k");
    camera.press("#pick-data-choose-ceval");
    camera.press("#pick-data-how-mmlu");
    camera.settle();
    camera.scrollTo("#pick-evaluations", 0.72);
    camera.picture("pick-data");
    camera.closeSheet();
  }

  /** The other sheets. */
  void sheets() throws Exception {
    camera.menu("#comparison-menu", "comparison-open");
    camera.picture("open");
    camera.closeSheet();
    camera.press("#export-button");
    camera.settle();
    camera.picture("export");
    camera.closeSheet();
    camera.press("#recommend-button");
    camera.await(".recommend-row");
    camera.picture("recommend");
    camera.closeSheet();
    camera.press("#help-button");
    camera.picture("help");
    camera.press("#help-about");
    camera.await("#about-licences");
    camera.picture("about");
    camera.closeSheet();
    camera.press("#settings-button");
    camera.picture("settings");
    camera.closeSheet();
  }

  /** The window in Chinese. */
  void chinese() throws Exception {
    camera.press("#settings-button");
    camera.choose("#settings-language", 2);
    camera.closeSheet();
    camera.selectARow();
    camera.picture("chinese");
    camera.press("#run-button");
    camera.settle();
    camera.picture("chinese-pick");
    camera.closeSheet();
    camera.press("#settings-button");
    camera.choose("#settings-language", 1);
    camera.closeSheet();
  }

  /** An empty queue, the history, the log. */
  void program() throws Exception {
    camera.press("#queue-toggle");
    camera.picture("queue-empty");
    tab(1);
    camera.picture("history");
    tab(0);
    camera.press("#queue-toggle");
    camera.press("#help-button");
    camera.press("#help-log");
    camera.picture("log");
    camera.closeSheet();
  }

  private void tab(int index) throws Exception {
    Photographer.onWindow(
        () -> {
          if (camera.root().lookup("#runs-view") instanceof TabPane tabs) {
            tabs.getSelectionModel().select(index);
          }
          return index;
        });
  }
}
