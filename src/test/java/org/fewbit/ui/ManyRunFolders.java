package org.fewbit.ui;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * Many run folders from a few: whole folders with their samples under other models' names, so that
 * a comparison has all of them; one benchmark's samples are repeated until they are a thousand.
 */
final class ManyRunFolders {

  /** Samples of a run that is longer than the shipped ones. */
  static final int ITEMS = 1000;

  private static final String LONG = "_pocket-mmlu_paper_";

  private ManyRunFolders() {}

  static void write(Path from, Path to, int runs) throws IOException {
    List<Path> samples;
    try (Stream<Path> folders = Files.list(from)) {
      samples = folders.filter(f -> Files.isRegularFile(f.resolve("run.json"))).sorted().toList();
    }
    for (int i = 0; i < runs; i++) {
      Path source = samples.get(i % samples.size());
      String copy = "-c" + i / samples.size();
      Path target = Files.createDirectories(to.resolve(source.getFileName() + copy));
      try (Stream<Path> files = Files.list(source)) {
        for (Path file : (Iterable<Path>) files::iterator) {
          Path there = target.resolve(file.getFileName());
          if (file.endsWith("run.json")) {
            Files.writeString(
                there,
                Files.readString(file)
                    .replaceFirst("(\"model\" : \"[^\"]*)\"", "$1" + copy + "\""));
          } else if (source.toString().contains(LONG) && file.toString().endsWith(".gz")) {
            repeat(file, there);
          } else {
            Files.copy(file, there);
          }
        }
      }
    }
  }

  private static void repeat(Path from, Path to) throws IOException {
    List<String> lines;
    try (var in = new GZIPInputStream(Files.newInputStream(from))) {
      lines = new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
    String all =
        Stream.iterate(0, i -> i + 1)
            .limit(ITEMS)
            .map(
                i ->
                    lines
                        .get(i % lines.size())
                        .replaceFirst(
                            "\"sampleId\":\"", "\"sampleId\":\"" + i / lines.size() + "-"))
            .collect(Collectors.joining("\n", "", "\n"));
    try (var out = new GZIPOutputStream(Files.newOutputStream(to))) {
      out.write(all.getBytes(StandardCharsets.UTF_8));
    }
  }
}
