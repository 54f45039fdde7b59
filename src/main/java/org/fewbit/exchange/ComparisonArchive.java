package org.fewbit.exchange;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.fewbit.core.problem.Problem;
import org.fewbit.core.problem.ProblemException;

/**
 * A comparison with its runs in one file: {@code fewbit-comparison.json} and the run folders under
 * {@code runs/}. An archive from elsewhere is untrusted: only files of these names are taken, sizes
 * are bounded, nothing is written outside the folder given.
 */
public final class ComparisonArchive {

  private static final Pattern RUN_FILE =
      Pattern.compile(
          "runs/([\\p{L}\\p{N}_+][\\p{L}\\p{N}._+@ -]{0,200})/"
              + "(run\\.json|records\\.jsonl|samples\\.jsonl|samples\\.jsonl\\.gz|report\\.json)");

  /** The time of every entry: archives of the same runs have the same bytes. */
  private static final LocalDateTime TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

  private ComparisonArchive() {}

  /** Whether a file is called like an archive. */
  public static boolean is(Path file) {
    return file.toString().toLowerCase(java.util.Locale.ROOT).endsWith(".zip");
  }

  /**
   * Whether an archive carries a comparison, or only runs perhaps.
   *
   * @throws ProblemException if it is no archive or can't be read
   */
  public static boolean holdsComparison(Path file) {
    try (ZipFile zip = new ZipFile(file.toFile())) {
      return zip.getEntry(ComparisonFile.NAME) != null;
    } catch (ZipException e) {
      throw ComparisonFile.broken(file.toString(), "it is no archive, or a damaged one");
    } catch (IOException e) {
      throw ComparisonFile.unreadable(file, e);
    }
  }

  /**
   * The comparison of an archive, without its runs.
   *
   * @throws ProblemException if it carries none or can't be read
   */
  public static SavedComparison comparison(Path file) {
    try (ZipFile zip = new ZipFile(file.toFile())) {
      ZipEntry entry = zip.getEntry(ComparisonFile.NAME);
      if (entry == null) {
        throw ComparisonFile.broken(file.toString(), "it holds no " + ComparisonFile.NAME);
      }
      ByteArrayOutputStream text = new ByteArrayOutputStream();
      try (InputStream in = zip.getInputStream(entry)) {
        new ArchiveBudget(file.toString()).copy(in, text, ComparisonFile.MOST_BYTES);
      }
      return ComparisonJson.read(text.toString(StandardCharsets.UTF_8), file.toString());
    } catch (ZipException e) {
      throw ComparisonFile.broken(file.toString(), "it is no archive, or a damaged one");
    } catch (IOException e) {
      throw ComparisonFile.unreadable(file, e);
    }
  }

  /**
   * Writes a comparison with its runs.
   *
   * @param folders the folder of a run by its id
   * @param reports by the id of the run that carries them, see {@link CarriedReports#toCarry}
   * @throws ProblemException if a run isn't there or the file can't be written
   */
  public static void write(
      SavedComparison comparison,
      Function<String, Optional<Path>> folders,
      Map<String, byte[]> reports,
      Path file) {
    Set<Path> all = new LinkedHashSet<>();
    Map<Path, byte[]> carried = new HashMap<>();
    for (String run : comparison.runs()) {
      Path folder =
          folders
              .apply(run)
              .orElseThrow(
                  () ->
                      ProblemException.of(
                          Problem.Code.RUN_CORRUPT,
                          "A run of the comparison isn't there any more",
                          run,
                          "Read the runs again, or save the comparison without its runs."));
      all.add(folder);
      Optional.ofNullable(reports.get(run)).ifPresent(bytes -> carried.put(folder, bytes));
    }
    Path target = file.toAbsolutePath();
    Path unfinished = target.resolveSibling("." + target.getFileName() + ".part");
    try {
      Files.createDirectories(Optional.ofNullable(target.getParent()).orElse(Path.of(".")));
      try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(unfinished))) {
        add(
            zip,
            ComparisonFile.NAME,
            ComparisonJson.text(comparison).getBytes(StandardCharsets.UTF_8));
        for (Path folder : new TreeSet<>(all)) {
          add(zip, folder);
          byte[] report = carried.get(folder);
          if (report != null) {
            add(zip, "runs/" + folder.getFileName() + "/" + CarriedReports.NAME, report);
          }
        }
      }
      Files.move(unfinished, target, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw unwritable(target, e);
    }
  }

  private static void add(ZipOutputStream zip, Path folder) throws IOException {
    List<Path> files = new ArrayList<>();
    try (var entries = Files.newDirectoryStream(folder, Files::isRegularFile)) {
      entries.forEach(files::add);
    }
    files.sort(null);
    for (Path file : files) {
      String name = "runs/" + folder.getFileName() + "/" + file.getFileName();
      if (RUN_FILE.matcher(name).matches()) {
        add(zip, name, Files.readAllBytes(file));
      }
    }
  }

  private static void add(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
    ZipEntry entry = new ZipEntry(name);
    entry.setTimeLocal(TIME);
    zip.putNextEntry(entry);
    zip.write(bytes);
    zip.closeEntry();
  }

  /**
   * Reads an archive and puts its run folders into a folder. Folders that are there already stay as
   * they are: a finished run never changes.
   *
   * @param into where run folders go; made if it isn't there
   * @throws ProblemException if it is no archive of a comparison, holds anything else, or is larger
   *     than a comparison may be
   */
  public static SavedComparison read(Path file, Path into) {
    try {
      Files.createDirectories(into);
      Path staging = Files.createTempDirectory(into, ".import");
      try {
        SavedComparison comparison = unpack(file, staging, new ArchiveBudget(file.toString()));
        moveNew(staging, into);
        return comparison;
      } finally {
        delete(staging);
      }
    } catch (ZipException e) {
      throw ComparisonFile.broken(file.toString(), "the archive is damaged");
    } catch (IOException e) {
      throw unwritable(into, e);
    }
  }

  /** Only whole archives reach the folder. */
  private static void moveNew(Path staging, Path into) throws IOException {
    try (var folders = Files.newDirectoryStream(staging, Files::isDirectory)) {
      for (Path folder : folders) {
        Path target = into.resolve(String.valueOf(folder.getFileName()));
        if (!Files.exists(target)) {
          Files.move(folder, target);
        }
      }
    }
  }

  private static void delete(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      for (Path each : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    }
  }

  private static SavedComparison unpack(Path file, Path into, ArchiveBudget budget)
      throws IOException {
    Path root = into.toAbsolutePath().normalize();
    Optional<SavedComparison> comparison = Optional.empty();
    try (InputStream in = Files.newInputStream(file);
        ZipInputStream zip = new ZipInputStream(in)) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        budget.entry();
        Matcher run = RUN_FILE.matcher(entry.getName());
        if (entry.getName().equals(ComparisonFile.NAME)) {
          ByteArrayOutputStream text = new ByteArrayOutputStream();
          budget.copy(zip, text, ComparisonFile.MOST_BYTES);
          comparison =
              Optional.of(
                  ComparisonJson.read(text.toString(StandardCharsets.UTF_8), file.toString()));
        } else if (run.matches()) {
          Path folder = root.resolve(run.group(1)).normalize();
          if (!root.equals(folder.getParent())) {
            throw ComparisonFile.broken(file.toString(), "it names " + entry.getName());
          }
          Files.createDirectories(folder);
          try (OutputStream out = Files.newOutputStream(folder.resolve(run.group(2)))) {
            budget.copy(zip, out, ArchiveBudget.MOST_BYTES);
          }
        } else if (!entry.isDirectory()) {
          throw ComparisonFile.broken(file.toString(), "it holds " + entry.getName());
        }
      }
    }
    return comparison.orElseThrow(
        () -> ComparisonFile.broken(file.toString(), "it holds no " + ComparisonFile.NAME));
  }

  private static ProblemException unwritable(Path where, IOException e) {
    return new ProblemException(
        new Problem(
            Problem.Code.FOLDER_READ_ONLY,
            "The archive can't be read or written: " + e.getClass().getSimpleName(),
            where.toString(),
            "Choose another place, or free some space."),
        e);
  }
}
