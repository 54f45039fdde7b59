package org.fewbit.ui;

import javafx.scene.control.TabPane;
import javafx.scene.control.TableView;

/** The pictures of the sheets behind the comparison: samples, side by side, data, program. */
final class DetailScreenshots {

  private final Photographer camera;

  DetailScreenshots(Photographer camera) {
    this.camera = camera;
  }

  /** A folder that is found, one that is another's, one whose origin is explained. */
  void data(String theme) throws Exception {
    camera.press("#run-button");
    Photographer.settle();
    camera.press("#pick-data-choose-gsm8k");
    camera.press("#pick-data-choose-ceval");
    camera.press("#pick-data-how-mmlu");
    Photographer.settle();
    camera.scrollTo("#pick-evaluations", 0.72);
    camera.picture(theme, "pick-data", 1280, 800);
    camera.picture(theme, "pick-data", 2560, 1440);
    camera.press("#pick-sheet .pick-head .button");
  }

  /** A generation task with flips, then choices by likelihood. */
  void samples(String theme) throws Exception {
    camera.selectARow();
    camera.press("#compare-samples");
    Photographer.settle();
    camera.choose("#sample-evaluation", "pocket-gsm8k");
    camera.press("#sample-kind-right-to-wrong");
    Photographer.settle();
    camera.picture(theme, "samples", 1280, 800);
    camera.picture(theme, "samples", 2560, 1440);
    camera.choose("#sample-evaluation", "pocket-truthfulqa");
    Photographer.settle();
    camera.picture(theme, "samples-choices", 1280, 800);
    camera.press("#sample-back");
  }

  /** Four variants beside each other. */
  void sideBySide(String theme) throws Exception {
    for (int row : new int[] {15, 19, 20, 21}) {
      Photographer.onWindow(
          () -> {
            if (camera.root().lookup("#compare-table") instanceof TableView<?> table) {
              table.getSelectionModel().select(row);
            }
            return row;
          });
      Photographer.settle();
      camera.press("#compare-add-beside");
    }
    camera.picture(theme, "beside-chosen", 1280, 800);
    camera.press("#compare-beside");
    Thread.sleep(10_000);
    camera.picture(theme, "side", 1280, 800);
    camera.picture(theme, "side", 2560, 1440);
    camera.press("#side-back");
    camera.press("#compare-beside-clear");
  }

  private void awaitAnswer() throws Exception {
    while (Photographer.onWindow(() -> camera.root().lookup(".recommend-row") == null)) {
      Thread.sleep(100);
    }
  }

  /** What is about the program itself, and the advice; in both languages. */
  void program(String theme) throws Exception {
    camera.press("#theme-" + theme);
    camera.press("#queue-toggle");
    Photographer.onWindow(
        () -> {
          if (camera.root().lookup("#runs-view") instanceof TabPane tabs) {
            tabs.getSelectionModel().select(1);
          }
          return "";
        });
    camera.picture(theme, "history", 1280, 800);
    camera.press("#queue-toggle");
    camera.press("#recommend-button");
    awaitAnswer();
    camera.picture(theme, "recommend", 1280, 800);
    camera.picture(theme, "recommend", 2560, 1440);
    camera.press("#recommend-sheet .pick-head .button");
    camera.press("#help-button");
    camera.press("#help-about");
    camera.picture(theme, "about", 1280, 800);
    camera.press("#about-sheet .sheet-close");
    camera.press("#help-button");
    camera.press("#help-log");
    camera.picture(theme, "log", 1280, 800);
    camera.press("#log-sheet .sheet-close");
    camera.press("#settings-button");
    camera.picture(theme, "settings", 1280, 800);
    camera.choose("#settings-language", 2);
    camera.picture(theme, "settings-zh", 1280, 800);
    camera.press("#settings-sheet .sheet-close");
    camera.press("#queue-toggle");
    camera.picture(theme, "zh", 1280, 800);
    camera.press("#queue-toggle");
    camera.press("#recommend-button");
    awaitAnswer();
    camera.picture(theme, "recommend-zh", 1280, 800);
    camera.press("#recommend-sheet .pick-head .button");
    camera.press("#settings-button");
    camera.choose("#settings-language", 1);
    camera.press("#settings-sheet .sheet-close");
  }
}
