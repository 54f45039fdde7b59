package org.fewbit.exchange;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import org.fewbit.core.problem.Problem;
import org.fewbit.core.problem.ProblemException;

/**
 * Run folders that somebody packed: found at any depth by their files' names, everything else is
 * passed over. An archive from elsewhere is untrusted: sizes are bounded, nothing is written
 * outside the folder given.
 */
public final class RunZip {

  private static final Pattern RUN_FILE =
      Pattern.compile(
          "(?<folder>(?:[^/\\\\]+/)*?(?:(?<name>[\\p{L}\\p{N}_+][\\p{L}\\p{N}._+@ -]{0,200})/)?)"
              + "(?<file>run\\.json|records\\.jsonl|samples\\.jsonl|samples\\.jsonl\\.gz|report\\.json)");

  private RunZip() {}

  /**
   * Unpacks the run folders of an archive.
   *
   * @param into where they go, each below its own name
   * @throws ProblemException if it holds none, can't be read, or is larger than runs may be
   */
  public static void unpack(Path file, Path into) {
    ArchiveBudget budget = new ArchiveBudget(file.toString());
    Map<String, Path> folders = new HashMap<>();
    try (InputStream in = Files.newInputStream(file);
        ZipInputStream zip = new ZipInputStream(in)) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        budget.entry();
        Matcher run = RUN_FILE.matcher(entry.getName());
        if (!entry.isDirectory() && run.matches()) {
          String name = run.group("name") == null ? nameOf(file) : run.group("name");
          Path folder = folders.computeIfAbsent(run.group("folder"), f -> free(into, name));
          Files.createDirectories(folder);
          try (OutputStream out = Files.newOutputStream(folder.resolve(run.group("file")))) {
            budget.copy(zip, out, ArchiveBudget.MOST_BYTES);
          }
        }
      }
    } catch (ZipException e) {
      throw ComparisonFile.broken(file.toString(), "it is no archive, or a damaged one");
    } catch (IOException e) {
      throw ComparisonFile.unreadable(file, e);
    }
    if (folders.isEmpty()) {
      throw ProblemException.of(
          Problem.Code.FILE_UNREADABLE,
          "This archive holds neither a comparison nor a finished run",
          file,
          "Choose a comparison that Fewbit saved, or an archive of run folders (run.json).");
    }
  }

  /** Files at the top are those of one run: it is called like the archive. */
  private static String nameOf(Path file) {
    return String.valueOf(file.getFileName())
        .replaceFirst("(?i)\\.zip$", "")
        .replaceAll("[^\\p{L}\\p{N}._+@ -]", "_")
        .replaceFirst("^[^\\p{L}\\p{N}_+]+", "run");
  }

  private static Path free(Path into, String name) {
    Path folder = into.resolve(name);
    for (int copy = 2; Files.exists(folder); copy++) {
      folder = into.resolve(name + "-" + copy);
    }
    return folder;
  }
}
