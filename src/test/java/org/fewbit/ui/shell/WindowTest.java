package org.fewbit.ui.shell;

import java.nio.file.Path;
import javafx.stage.Stage;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxToolkit;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;

/**
 * A test of the real window on the real ports: each test has a window and a data folder of its own.
 *
 * <p>TestFX looks for its own annotations in a test's class alone, not in what that extends; so the
 * window is opened and closed by what JUnit inherits.
 */
@NullUnmarked // its fields are set by the test engine
@ExtendWith(ApplicationExtension.class)
abstract class WindowTest {

  private static final long SETUP_MILLIS = 300_000;

  /** Where everything is written. */
  @TempDir Path home;

  /** Answers the window's questions; until told otherwise with no answer. */
  final Person person = new Person();

  WindowFixture window;

  @BeforeAll
  static void aBusyMachineIsSlow() {
    FxToolkit.toolkitContext().setSetupTimeoutInMillis(SETUP_MILLIS);
  }

  @BeforeEach
  final void openTheWindow() throws Exception {
    beforeItOpens();
    Stage stage = FxToolkit.registerPrimaryStage();
    FxToolkit.setupFixture(() -> window = new WindowFixture(home, stage, person));
    window.needsTheBundledModel();
  }

  @AfterEach
  final void closeTheWindow() throws Exception {
    FxToolkit.setupFixture(window::close);
    WaitForAsyncUtils.clearExceptions();
    afterItClosed();
  }

  /** What must be there before the window is. */
  void beforeItOpens() throws Exception {}

  /** What can go when the window has gone. */
  void afterItClosed() throws Exception {}
}
