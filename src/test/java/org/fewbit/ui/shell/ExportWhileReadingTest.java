package org.fewbit.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.image.ImageView;
import javafx.stage.Stage;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.framework.junit5.Stop;
import org.testfx.util.WaitForAsyncUtils;

/** A sheet that is asked for before the runs have been read waits for them and says so. */
@NullUnmarked // its fields are set by the test engine
@ExtendWith(ApplicationExtension.class)
class ExportWhileReadingTest {

  @TempDir private static Path home;

  private RealPorts real;
  private FewbitWindow window;
  private boolean waited;
  private boolean disabled;
  private boolean accused;

  @Start
  void open(Stage stage) throws Exception {
    real = new RealPorts(home);
    window = new FewbitWindow(real.ports((owner, title) -> Optional.empty()));
    window.show(stage);
    // Still on the window's thread: nothing that is read in the background can have arrived.
    if (node("#export-button") instanceof Button export) {
      export.fire();
    }
    waited = node("#export-waiting") instanceof Node turning && turning.isVisible();
    disabled = node("#export-save") instanceof Node save && save.isDisabled();
    accused = node("#export-sheet .problem-box") != null;
  }

  private Node node(String selector) {
    return window.root().lookup(selector);
  }

  @Stop
  void stop() throws Exception {
    window.close();
    real.close();
  }

  @Test
  void thePageAppearsByItselfWhenTheRunsHaveBeenRead(FxRobot robot) throws Exception {
    assertThat(waited).isTrue();
    assertThat(disabled).isTrue();
    assertThat(accused).isFalse();

    WaitForAsyncUtils.waitFor(
        120,
        TimeUnit.SECONDS,
        () -> node("#export-preview") instanceof ImageView page && page.getImage() != null);

    robot.interact(() -> {});
    assertThat(node("#export-waiting").isVisible()).isFalse();
    assertThat(node("#export-save").isDisabled()).isFalse();
    assertThat(node("#export-sheet .problem-box")).isNull();
  }
}
