package org.fewbit.archive;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.fewbit.core.problem.Problem;
import org.fewbit.core.problem.ProblemException;
import org.fewbit.core.run.Provenance;
import org.fewbit.core.run.RunArchive;
import org.fewbit.core.run.RunJournal;
import org.fewbit.core.run.RunRecord;
import org.fewbit.core.run.RunSpec;
import org.fewbit.core.run.SampleResult;
import org.fewbit.core.run.UnfinishedRun;

/**
 * Run folders under one writable root (the user's runs) and read-only ones (samples shipped with
 * the program). A root holds run folders ({@code run.json}, {@code samples.jsonl}), folders with a
 * {@code records.jsonl} (published tables, one record a line), or folders of those. Thread-safe;
 * files are read again only when they changed.
 */
public final class FolderRunArchive implements RunArchive {

  /** Where deleted runs go, inside the writable root; moving a folder back restores it. */
  public static final String TRASH = ".trash";

  private static final int DEEPEST = 3;

  private final Path own;
  private final List<Path> readOnly;
  private final Clock clock;
  private final RunJson json = new RunJson();
  private final RunLabels labels;
  private final RunLabels origins;
  private final Map<Path, Cached> cache = new ConcurrentHashMap<>();

  private record Cached(long bytes, Instant modified, RunFolder.Content content) {}

  /**
   * An archive; folders need not exist yet.
   *
   * @param own where runs are written
   * @param readOnly further roots
   */
  public FolderRunArchive(Path own, List<Path> readOnly, Clock clock) {
    this.own = own.toAbsolutePath().normalize();
    this.readOnly = List.copyOf(readOnly);
    this.clock = clock;
    labels = new RunLabels(this.own, RunLabels.NAMES);
    origins = new RunLabels(this.own, RunLabels.ORIGINS);
  }

  @Override
  public List<RunRecord> records() {
    Map<String, RunRecord> byId = new LinkedHashMap<>();
    contents().forEach(content -> content.records().forEach(r -> byId.putIfAbsent(r.id(), r)));
    return List.copyOf(byId.values());
  }

  @Override
  public List<Problem> problems() {
    List<Problem> problems = new ArrayList<>();
    contents().forEach(content -> problems.addAll(content.problems()));
    for (Path folder : unfinishedFolders()) {
      if (header(folder).isEmpty()) {
        problems.add(
            new Problem(
                Problem.Code.RUN_CORRUPT,
                "An unfinished run can't be taken up: its recipe can't be read",
                folder.resolve(RunFolder.HEADER).toString(),
                "Delete the folder and run the evaluation again."));
      }
    }
    return problems;
  }

  @Override
  public List<SampleResult> samples(String runId) {
    Optional<Path> folder = folderOf(runId);
    return folder
        .map(f -> new SampleLines(f.resolve(RunFolder.SAMPLES), json).read())
        .orElse(List.of());
  }

  @Override
  public RunJournal open(RunSpec spec, Provenance provenance) {
    for (Path folder : unfinishedFolders()) {
      Optional<RunHeader> header = header(folder);
      if (header.isPresent()
          && header.get().spec().equals(spec)
          && header.get().provenance().equals(provenance)) {
        return FolderRunJournal.open(folder, json);
      }
    }
    return FolderRunJournal.open(begin(spec, provenance), json);
  }

  private Path begin(RunSpec spec, Provenance provenance) {
    Instant now = clock.instant();
    String id = RunIds.of(spec, provenance, now);
    Path folder = own.resolve(id);
    try {
      for (int copy = 2; Files.exists(folder); copy++) {
        folder = own.resolve(id + "-" + copy);
      }
      Files.createDirectories(folder);
      RunHeader header =
          new RunHeader(
              RunRecord.SCHEMA_VERSION,
              String.valueOf(folder.getFileName()),
              spec,
              provenance,
              now);
      AtomicFiles.write(folder.resolve(RunFolder.HEADER), json.pretty(header));
      return folder;
    } catch (IOException e) {
      throw FileProblems.unwritable(folder, e);
    }
  }

  @Override
  public List<UnfinishedRun> unfinished() {
    List<UnfinishedRun> runs = new ArrayList<>();
    for (Path folder : unfinishedFolders()) {
      header(folder)
          .ifPresent(
              h ->
                  runs.add(
                      new UnfinishedRun(
                          String.valueOf(folder.getFileName()),
                          h.spec(),
                          h.provenance(),
                          h.started(),
                          new SampleLines(folder.resolve(RunFolder.SAMPLES), json).count())));
    }
    runs.sort(Comparator.comparing(UnfinishedRun::started));
    return runs;
  }

  @Override
  public void delete(String runId) {
    Path folder = own.resolve(runId).normalize();
    if (!own.equals(folder.getParent()) || !Files.isDirectory(folder)) {
      throw ProblemException.of(
          Problem.Code.FOLDER_READ_ONLY,
          "This run can't be deleted: it is not among your own runs",
          runId,
          "Filter it out instead; runs shipped with the program stay.");
    }
    if (!Files.exists(folder.resolve(RunFolder.RECORD))) {
      FolderRunJournal.checkFree(folder);
    }
    try {
      Path trash = Files.createDirectories(own.resolve(TRASH));
      Path target = trash.resolve(runId);
      for (int copy = 2; Files.exists(target); copy++) {
        target = trash.resolve(runId + "-" + copy);
      }
      Files.move(folder, target);
    } catch (IOException e) {
      throw FileProblems.unwritable(folder, e);
    }
  }

  @Override
  public void restore(String runId) {
    Path folder = own.resolve(TRASH).resolve(runId).normalize();
    Path target = own.resolve(runId).normalize();
    if (!own.equals(target.getParent()) || !Files.isDirectory(folder) || Files.exists(target)) {
      throw ProblemException.of(
          Problem.Code.FILE_UNREADABLE,
          "This run can't be restored: it is not in the trash, or another has its place",
          folder,
          "Look into the folder; what is there can be moved back by hand.");
    }
    try {
      Files.move(folder, target);
    } catch (IOException e) {
      throw FileProblems.unwritable(target, e);
    }
  }

  @Override
  public List<String> adopt(Path folder, String origin) {
    List<Path> files = new ArrayList<>();
    collect(folder.toAbsolutePath().normalize(), 0, files);
    List<String> copied = new RunAdoption(own, json, records()).copy(folder, files);
    if (!copied.isEmpty()) {
      origins.putAll(copied, origin);
    }
    return copied;
  }

  @Override
  public Map<String, String> origins() {
    return origins.all();
  }

  @Override
  public Map<String, String> labels() {
    return labels.all();
  }

  @Override
  public void label(String runId, String text) {
    labels.put(runId, text);
  }

  @Override
  public Optional<Path> folder(String runId) {
    return folderOf(runId)
        .or(
            () ->
                recordFiles().stream()
                    .filter(f -> content(f).records().stream().anyMatch(r -> r.id().equals(runId)))
                    .map(f -> f.toAbsolutePath().getParent())
                    .findFirst());
  }

  /**
   * Where runs usually lie is looked at first: walking all folders for each of many runs is slow.
   */
  private Optional<Path> folderOf(String runId) {
    return Stream.concat(Stream.of(own), readOnly.stream())
        .flatMap(root -> child(root, runId).stream())
        .filter(f -> Files.isRegularFile(f.resolve(RunFolder.RECORD)))
        .findFirst()
        .or(() -> deeper(runId));
  }

  private static Optional<Path> child(Path root, String name) {
    try {
      Path folder = root.toAbsolutePath().normalize().resolve(name).normalize();
      return Optional.of(folder)
          .filter(f -> root.toAbsolutePath().normalize().equals(f.getParent()));
    } catch (InvalidPathException noName) {
      return Optional.empty();
    }
  }

  private Optional<Path> deeper(String runId) {
    return recordFiles().stream()
        .map(f -> f.toAbsolutePath().getParent())
        .filter(f -> String.valueOf(f.getFileName()).equals(runId))
        .findFirst();
  }

  private List<Path> unfinishedFolders() {
    return children(own).stream()
        .filter(f -> Files.exists(f.resolve(RunFolder.HEADER)))
        .filter(f -> !Files.exists(f.resolve(RunFolder.RECORD)))
        .toList();
  }

  private Optional<RunHeader> header(Path folder) {
    try {
      return Optional.of(
          json.header(Files.readString(folder.resolve(RunFolder.HEADER), StandardCharsets.UTF_8)));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private List<Path> recordFiles() {
    List<Path> files = new ArrayList<>();
    collect(own, 0, files);
    readOnly.forEach(root -> collect(root, 0, files));
    return files;
  }

  private static void collect(Path folder, int depth, List<Path> files) {
    Path record = folder.resolve(RunFolder.RECORD);
    Path collection = folder.resolve(RunFolder.COLLECTION);
    if (Files.isRegularFile(record)) {
      files.add(record);
    } else if (Files.isRegularFile(collection)) {
      files.add(collection);
    } else if (depth < DEEPEST && !Files.exists(folder.resolve(RunFolder.HEADER))) {
      children(folder).forEach(child -> collect(child, depth + 1, files));
    }
  }

  private static List<Path> children(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (var entries = Files.newDirectoryStream(folder, Files::isDirectory)) {
      List<Path> found = new ArrayList<>();
      for (Path entry : entries) {
        if (!String.valueOf(entry.getFileName()).startsWith(".")) {
          found.add(entry);
        }
      }
      found.sort(Comparator.naturalOrder());
      return found;
    } catch (IOException e) {
      return List.of();
    }
  }

  /** One reader at a time: whoever comes second finds everything in the cache. */
  private synchronized List<RunFolder.Content> contents() {
    return recordFiles().parallelStream().map(this::content).toList();
  }

  private RunFolder.Content content(Path file) {
    try {
      var attributes = Files.readAttributes(file, BasicFileAttributes.class);
      Instant modified = attributes.lastModifiedTime().toInstant();
      Cached cached = cache.get(file);
      if (cached != null
          && cached.bytes() == attributes.size()
          && cached.modified().equals(modified)) {
        return cached.content();
      }
      RunFolder.Content content =
          String.valueOf(file.getFileName()).equals(RunFolder.RECORD)
              ? RunFolder.readRecord(file, json)
              : RunFolder.readCollection(file, json);
      cache.put(file, new Cached(attributes.size(), modified, content));
      return content;
    } catch (NoSuchFileException e) {
      return new RunFolder.Content(List.of(), List.of());
    } catch (IOException e) {
      return new RunFolder.Content(List.of(), List.of(FileProblems.unreadable(file, e).problem()));
    }
  }
}
