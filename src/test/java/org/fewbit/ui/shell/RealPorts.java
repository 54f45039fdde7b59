package org.fewbit.ui.shell;

import java.nio.file.Path;
import java.util.Optional;
import org.fewbit.app.InstalledProgram;
import org.fewbit.app.Wiring;
import org.fewbit.core.run.RunService;
import org.fewbit.ui.fx.FileDialogs;
import org.fewbit.ui.fx.FolderChooser;
import org.fewbit.ui.fx.MachineResources;

/** The window's ports as the program wires them, over a data folder of their own. */
public final class RealPorts implements AutoCloseable {

  private static final String HOME = "fewbit.home";

  private final Optional<String> homeBefore = Optional.ofNullable(System.getProperty(HOME));
  private final Wiring wiring;
  private final RunService runs;

  /** Everything written goes under {@code home}; workers inherit that. */
  public RealPorts(Path home) {
    System.setProperty(HOME, home.toString());
    wiring = new Wiring();
    runs = wiring.newRunService();
  }

  /** The program's wiring. */
  public Wiring wiring() {
    return wiring;
  }

  /** The queue. */
  public RunService runs() {
    return runs;
  }

  /** For a window whose person answers folder questions with {@code folders}. */
  public UiPorts ports(FolderChooser folders) {
    return ports(folders, FileDialogs.ofSystem());
  }

  /** The same whose person answers file questions with {@code files}. */
  public UiPorts ports(FolderChooser folders, FileDialogs files) {
    return new UiPorts(
        wiring.models(),
        wiring.evaluations(),
        wiring.archive(),
        runs,
        wiring.settings(),
        wiring.quantizer(),
        wiring.inspector(),
        wiring.reports(),
        wiring.tokenizers(),
        MachineResources.ofThisMachine(),
        folders,
        files,
        address -> {},
        new InstalledProgram(wiring));
  }

  @Override
  public void close() {
    runs.close();
    homeBefore.ifPresentOrElse(
        before -> System.setProperty(HOME, before), () -> System.clearProperty(HOME));
  }
}
