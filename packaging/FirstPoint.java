import java.awt.Rectangle;
import java.awt.Robot;
import java.awt.Toolkit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.imageio.ImageIO;

/**
 * Walks the way to a first own point in an installed program's real window, with keys alone: {@code
 * DISPLAY=:93 java packaging/FirstPoint.java IMAGE/bin/fewbit PICTURE.png}. Starts the program with
 * an empty data folder, waits for its window, presses Space (the welcome's button) and Enter (Run),
 * waits for the record on disk, tells keys and seconds, and keeps a picture of the window. Needs
 * xdotool.
 */
final class FirstPoint {

  private static final Duration PATIENCE = Duration.ofSeconds(120);
  private static final Duration BETWEEN_KEYS = Duration.ofSeconds(6);

  private final Path home;
  private int keys;

  private FirstPoint(Path home) {
    this.home = home;
  }

  public static void main(String[] args) throws Exception {
    if (args.length != 2) {
      System.err.println("Usage: java packaging/FirstPoint.java PROGRAM PICTURE.png");
      System.exit(2);
    }
    Path home = Files.createTempDirectory("fewbit-first-point");
    ProcessBuilder start = new ProcessBuilder(args[0]).inheritIO();
    start.environment().put("FEWBIT_HOME", home.toString());
    long begin = System.nanoTime();
    Process program = start.start();
    try {
      new FirstPoint(home).walk(program.pid(), begin, Path.of(args[1]));
    } finally {
      program.destroy();
      program.waitFor();
    }
  }

  private void walk(long pid, long begin, Path picture) throws Exception {
    String window = "";
    while (window.isEmpty()) {
      mayStillWait(begin, "the window never came");
      Thread.sleep(200);
      window = said("xdotool", "search", "--onlyvisible", "--name", "^Fewbit");
    }
    window = window.lines().findFirst().orElseThrow();
    System.out.printf("window after %.1f s%n", secondsSince(begin));
    said("xdotool", "windowfocus", "--sync", window);
    Thread.sleep(BETWEEN_KEYS.toMillis() / 2);
    long walk = System.nanoTime();
    press("space");
    Thread.sleep(BETWEEN_KEYS.toMillis() / 2);
    while (folders().isEmpty()) {
      mayStillWait(begin, "no run was started");
      press("Return");
      waitFor(() -> !folders().isEmpty());
    }
    while (folders().stream().noneMatch(f -> Files.exists(f.resolve("run.json")))) {
      mayStillWait(begin, "no run was completed");
      Thread.sleep(100);
    }
    System.out.printf(
        "first own point: %d keys, %.1f s after the first key, %.1f s after the start%n",
        keys, secondsSince(walk), secondsSince(begin));
    Thread.sleep(3000);
    Rectangle all = new Rectangle(Toolkit.getDefaultToolkit().getScreenSize());
    ImageIO.write(new Robot().createScreenCapture(all), "png", picture.toFile());
    System.out.println("picture: " + picture + ", process " + pid);
  }

  private static double secondsSince(long begin) {
    return (System.nanoTime() - begin) / 1e9;
  }

  private static void mayStillWait(long begin, String otherwise) {
    if (System.nanoTime() - begin > PATIENCE.toNanos()) {
      throw new IllegalStateException("In two minutes " + otherwise);
    }
  }

  private interface Condition {
    boolean holds() throws IOException;
  }

  private static void waitFor(Condition condition) throws Exception {
    long begin = System.nanoTime();
    while (!condition.holds() && System.nanoTime() - begin < BETWEEN_KEYS.toNanos()) {
      Thread.sleep(100);
    }
  }

  private void press(String key) throws Exception {
    keys++;
    said("xdotool", "key", key);
  }

  /** Folders of runs, begun or complete. */
  private List<Path> folders() throws IOException {
    Path runs = home.resolve("runs");
    if (!Files.isDirectory(runs)) {
      return List.of();
    }
    try (Stream<Path> all = Files.list(runs)) {
      return all.filter(Files::isDirectory).toList();
    }
  }

  private static String said(String... command) throws Exception {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String words = new String(process.getInputStream().readAllBytes()).strip();
    boolean ended = process.waitFor(10, TimeUnit.SECONDS);
    return ended && process.exitValue() == 0 ? words : "";
  }
}
