package org.fewbit.archive;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.fewbit.core.problem.Problem;
import org.fewbit.core.problem.ProblemException;
import org.fewbit.core.run.SampleResult;

/**
 * Reads and repairs {@code samples.jsonl}. A finished run may hold it compressed, as {@code
 * samples.jsonl.gz}: the runs shipped with the program do, at a sixth of the size.
 */
final class SampleLines {

  private final Path file;
  private final RunJson json;

  SampleLines(Path file, RunJson json) {
    this.file = file;
    this.json = json;
  }

  /**
   * All samples of a finished run.
   *
   * @throws ProblemException with the line's number if one can't be read
   */
  List<SampleResult> read() {
    List<SampleResult> samples = new ArrayList<>();
    int number = 0;
    for (String line : lines()) {
      number++;
      try {
        samples.add(json.sample(line));
      } catch (InvalidJson e) {
        throw new ProblemException(
            new Problem(
                Problem.Code.RUN_CORRUPT,
                "A stored sample can't be read: " + e.getMessage(),
                file + " line " + number,
                "Run the evaluation again, or restore the file from a copy."),
            e);
      }
    }
    return samples;
  }

  /** Number of lines. */
  int count() {
    return Files.exists(file) ? lines().size() : 0;
  }

  /**
   * Leaves only whole, readable samples, each once, in the file: a torn last line is cut off; if a
   * line in the middle is damaged the file is written anew without it. What was dropped is
   * recomputed.
   */
  List<SampleResult> repair() throws IOException {
    if (!Files.exists(file)) {
      return List.of();
    }
    String text = Files.readString(file, StandardCharsets.ISO_8859_1);
    int whole = text.lastIndexOf('\n') + 1;
    List<SampleResult> samples = new ArrayList<>();
    List<String> kept = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    boolean damaged = false;
    for (String raw : text.substring(0, whole).split("\n", -1)) {
      if (raw.isEmpty()) {
        continue;
      }
      String line = new String(raw.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
      try {
        SampleResult sample = json.sample(line);
        if (seen.add(sample.sampleId())) {
          samples.add(sample);
          kept.add(line);
        } else {
          damaged = true;
        }
      } catch (InvalidJson e) {
        damaged = true;
      }
    }
    if (damaged) {
      AtomicFiles.write(file, kept.isEmpty() ? "" : String.join("\n", kept) + "\n");
    } else if (whole < text.length()) {
      try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
        channel.truncate(whole);
      }
    }
    return samples;
  }

  private List<String> lines() {
    if (Files.exists(file)) {
      return lines(file);
    }
    Path compressed = file.resolveSibling(file.getFileName() + RunFolder.COMPRESSED);
    return Files.exists(compressed) ? lines(compressed) : List.of();
  }

  private static List<String> lines(Path stored) {
    try (InputStream bytes = Files.newInputStream(stored);
        InputStream content =
            stored.toString().endsWith(RunFolder.COMPRESSED) ? new GZIPInputStream(bytes) : bytes;
        BufferedReader reader =
            new BufferedReader(new InputStreamReader(content, StandardCharsets.UTF_8))) {
      return reader.lines().filter(l -> !l.isBlank()).toList();
    } catch (UncheckedIOException e) {
      throw FileProblems.unreadable(stored, new IOException(e));
    } catch (IOException e) {
      throw FileProblems.unreadable(stored, e);
    }
  }
}
