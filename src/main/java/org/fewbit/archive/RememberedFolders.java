package org.fewbit.archive;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Model folders that were added, in a JSON list of paths. */
final class RememberedFolders {

  private final Path file;

  RememberedFolders(Path file) {
    this.file = file;
  }

  /** Those remembered; a damaged file is as good as none. */
  List<Path> all() {
    if (!Files.isRegularFile(file)) {
      return List.of();
    }
    List<Path> folders = new ArrayList<>();
    try {
      String text = Files.readString(file, StandardCharsets.UTF_8);
      for (String name : JsonMapper.shared().readValue(text, String[].class)) {
        folders.add(Path.of(name));
      }
    } catch (IOException | JacksonException | InvalidPathException e) {
      return folders;
    }
    return folders;
  }

  /** Adds one. */
  void add(Path folder) {
    List<Path> folders = new ArrayList<>(all());
    if (folders.contains(folder)) {
      return;
    }
    folders.add(folder);
    write(folders);
  }

  /** Removes one; nothing if it is not there. */
  void remove(Path folder) {
    List<Path> folders = new ArrayList<>(all());
    if (folders.remove(folder)) {
      write(folders);
    }
  }

  private void write(List<Path> folders) {
    List<String> names = folders.stream().map(Path::toString).toList();
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      AtomicFiles.write(
          file, JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(names));
    } catch (IOException e) {
      throw FileProblems.unwritable(file, e);
    }
  }
}
