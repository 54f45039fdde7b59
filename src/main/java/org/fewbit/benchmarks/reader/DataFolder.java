package org.fewbit.benchmarks.reader;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.fewbit.core.problem.Problem;
import org.fewbit.core.problem.ProblemException;

/** A benchmark's folder being read: finds files, remembers hashes and problems. */
final class DataFolder {

  /** How parts of a split are numbered in Hugging Face data sets, as a pattern. */
  static final String SHARD = "(-\\d+-of-\\d+)?";

  private final Path root;
  private final String expected;
  private final List<String> hashes = new ArrayList<>();
  private final List<String> names = new ArrayList<>();
  private String edition = "";
  private final List<Problem> problems = new ArrayList<>();

  /**
   * A folder.
   *
   * @param expected the files it should hold, for messages
   */
  DataFolder(Path root, String expected) {
    this.root = root;
    this.expected = expected;
  }

  /** The first of the places that exists; the root itself counts if it is a file. */
  Optional<SourceFile> file(String... places) {
    if (Files.isRegularFile(root)) {
      return Optional.of(read(root));
    }
    for (String place : places) {
      if (Files.isRegularFile(root.resolve(place))) {
        return Optional.of(read(root.resolve(place)));
      }
    }
    return Optional.empty();
  }

  /**
   * The first file by name whose lower-case name matches, in the first of the folders that has one;
   * the root itself counts if it is a file.
   */
  Optional<SourceFile> fileNamed(String pattern, String... places) {
    if (Files.isRegularFile(root)) {
      return Optional.of(read(root));
    }
    for (String place : places) {
      Optional<Path> found =
          list(root.resolve(place)).stream()
              .filter(p -> name(p).toLowerCase(Locale.ROOT).matches(pattern))
              .findFirst();
      if (found.isPresent()) {
        return found.map(this::read);
      }
    }
    return Optional.empty();
  }

  /** All files with that ending in the first of the folders that exists, by name. */
  List<SourceFile> files(String ending, String... places) {
    for (String place : places) {
      if (Files.isDirectory(root.resolve(place))) {
        return list(root.resolve(place)).stream()
            .filter(p -> name(p).endsWith(ending))
            .map(this::read)
            .toList();
      }
    }
    return List.of();
  }

  /**
   * All files whose lower-case name matches, by name, in the first of the folders that has one; the
   * root itself counts if it is a file.
   */
  List<SourceFile> filesNamed(String pattern, String... places) {
    if (Files.isRegularFile(root)) {
      return name(root).toLowerCase(Locale.ROOT).matches(pattern) ? List.of(read(root)) : List.of();
    }
    for (String place : places) {
      List<Path> found =
          list(root.resolve(place)).stream()
              .filter(p -> name(p).toLowerCase(Locale.ROOT).matches(pattern))
              .toList();
      if (!found.isEmpty()) {
        return found.stream().map(this::read).toList();
      }
    }
    return List.of();
  }

  /** Names of the folders in it. */
  List<String> folders() {
    if (!Files.isDirectory(root)) {
      return List.of();
    }
    try (Stream<Path> all = Files.list(root)) {
      return all.filter(Files::isDirectory).map(DataFolder::name).sorted().toList();
    } catch (IOException e) {
      return List.of(); // listing its files tells the reason
    }
  }

  private static String name(Path path) {
    return path.getFileName().toString();
  }

  /** Regular files of a folder by name; nothing if there is no such folder. */
  private static List<Path> list(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(Files::isRegularFile)
          .sorted(Comparator.comparing(DataFolder::name))
          .toList();
    } catch (IOException e) {
      throw new ProblemException(
          new Problem(
              Problem.Code.FILE_UNREADABLE,
              "The folder can't be listed: " + e.getMessage(),
              folder.toString(),
              "Check that you may read it."),
          e);
    }
  }

  /** Text in another encoding is a problem of that file; the others are used. */
  private SourceFile read(Path path) {
    SourceFile file;
    try {
      file = SourceFile.read(path);
    } catch (ProblemException e) {
      if (e.problem().code() != Problem.Code.DATA_MALFORMED) {
        throw e;
      }
      problems.add(e.problem());
      file = new SourceFile(path, "", SourceFile.sha256(new byte[0]), OptionalInt.empty());
    }
    hashes.add(path.getFileName() + " " + file.sha256());
    names.add(path.equals(root) ? name(path) : root.relativize(path).toString());
    return file;
  }

  /** Which of several published versions the files are. */
  void edition(String name) {
    edition = name;
  }

  void problem(Problem problem) {
    problems.add(problem);
  }

  /** Data that is not there or of which nothing can be used. */
  ProblemException missing(String what) {
    String first = problems.isEmpty() ? "" : "; first problem: " + problems.getFirst().oneLine();
    return ProblemException.of(
        Problem.Code.DATA_MISSING,
        what + first,
        root,
        "Point the data folder at the official files: " + expected + ".");
  }

  /**
   * Everything read.
   *
   * @throws ProblemException if no item is usable
   */
  <I extends Item> Dataset<I> dataset(List<I> items, List<I> shots) {
    if (items.isEmpty()) {
      throw missing("There is no usable item");
    }
    String all = String.join("\n", hashes);
    return new Dataset<>(
        items,
        shots,
        problems,
        names,
        edition,
        SourceFile.sha256(all.getBytes(StandardCharsets.UTF_8)));
  }
}
