package org.fewbit.app;

import java.util.Locale;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.image.Image;
import javafx.stage.Stage;
import org.fewbit.core.run.RunService;
import org.fewbit.ui.fx.FirstFrame;
import org.fewbit.ui.fx.JavaFxLog;
import org.fewbit.ui.shell.FewbitWindow;
import org.fewbit.ui.shell.UiPorts;

/** Starts the toolkit and the window; on a machine without a display says so in one line. */
final class Window {

  /** Exit code where no window can open; Maven's {@code exec:exec} knows it as no failure. */
  static final int NO_DISPLAY = 3;

  private Window() {}

  static int open() {
    if (!hasDisplay()) {
      return withoutDisplay();
    }
    JavaFxLog.quiet();
    try {
      Application.launch(App.class);
      return 0;
    } catch (UnsupportedOperationException e) {
      return withoutDisplay();
    }
  }

  private static int withoutDisplay() {
    System.err.println(
        "There is no display for the window; the same job without it: mvn compile exec:exec"
            + " -Dapp.args=\"run pocket-0.4m --scheme fp32,rtn-w4-g128-sym,rtn-w2-g128-sym"
            + " --evaluation perplexity,pocket-mmlu,speed\"");
    return NO_DISPLAY;
  }

  private static void reportAndClose(String what) {
    System.err.println(StartupReport.line(what));
    Platform.exit();
  }

  private static boolean hasDisplay() {
    String os = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    boolean unix = !os.contains("win") && !os.contains("mac");
    boolean headless = "Headless".equals(System.getProperty("glass.platform"));
    return headless
        || !unix
        || System.getenv("DISPLAY") != null
        || System.getenv("WAYLAND_DISPLAY") != null;
  }

  /** JavaFX makes it by reflection. */
  public static final class App extends Application {

    private final Wiring wiring = new Wiring();
    private final RunService runs = wiring.newRunService();

    @Override
    public void start(Stage stage) {
      UiPorts ports =
          UiPorts.of(
              wiring.models(),
              wiring.evaluations(),
              wiring.archive(),
              runs,
              wiring.settings(),
              wiring.quantizer(),
              wiring.inspector(),
              wiring.reports(),
              wiring.tokenizers(),
              getHostServices()::showDocument,
              new InstalledProgram(wiring));
      stage.getIcons().add(new Image(Window.class.getResourceAsStream("icon.png")));
      FewbitWindow window = new FewbitWindow(ports);
      window.show(stage);
      closeEarly(window, stage.getScene());
    }

    private static void closeEarly(FewbitWindow window, Scene scene) {
      if (Boolean.getBoolean(StartupReport.CLOSE_AFTER_FIRST_FRAME)) {
        FirstFrame.then(scene, () -> reportAndClose("first window"));
      } else if (Boolean.getBoolean(StartupReport.CLOSE_AFTER_FIRST_CHART)) {
        window.whenCompared(() -> FirstFrame.then(scene, () -> reportAndClose("first chart")));
      }
    }

    @Override
    public void stop() {
      runs.close();
    }
  }
}
