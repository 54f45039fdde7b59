package org.fewbit.archive;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.fewbit.core.problem.Problem;
import org.fewbit.core.run.RunRecord;

/** Names and reading of what lies in a run folder. */
final class RunFolder {

  /** One line a sample, appended while running. */
  static final String SAMPLES = "samples.jsonl";

  /** Ending of the same file compressed by gzip, in finished runs. */
  static final String COMPRESSED = ".gz";

  /** The record; its presence means complete. */
  static final String RECORD = "run.json";

  /** Recipe and provenance, there while the run is not complete. */
  static final String HEADER = "spec.json";

  /** Many records without samples in one file, for published tables. */
  static final String COLLECTION = "records.jsonl";

  /** Locked by the writing process. */
  static final String LOCK = "lock";

  private RunFolder() {}

  /** What reading a file gave. */
  record Content(List<RunRecord> records, List<Problem> problems) {}

  /** Reads {@code run.json}; the folder's name is the id whatever the file says. */
  static Content readRecord(Path file, RunJson json) {
    try {
      RunRecord record = json.record(Files.readString(file, StandardCharsets.UTF_8));
      Path folder = file.toAbsolutePath().getParent();
      String id = folder == null ? record.id() : String.valueOf(folder.getFileName());
      return new Content(List.of(withId(record, id)), List.of());
    } catch (InvalidJson e) {
      return new Content(List.of(), List.of(corrupt(file.toString(), e)));
    } catch (IOException e) {
      return new Content(List.of(), List.of(FileProblems.unreadable(file, e).problem()));
    }
  }

  /** Reads {@code records.jsonl}; a bad line costs only itself. */
  static Content readCollection(Path file, RunJson json) {
    List<RunRecord> records = new ArrayList<>();
    List<Problem> problems = new ArrayList<>();
    try {
      int number = 0;
      for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
        number++;
        if (line.isBlank()) {
          continue;
        }
        try {
          records.add(json.record(line));
        } catch (InvalidJson e) {
          problems.add(corrupt(file + " line " + number, e));
        }
      }
    } catch (IOException e) {
      problems.add(FileProblems.unreadable(file, e).problem());
    }
    return new Content(records, problems);
  }

  private static Problem corrupt(String where, InvalidJson e) {
    return new Problem(
        Problem.Code.RUN_CORRUPT,
        "The run's record can't be read: " + e.getMessage(),
        where,
        "Restore the file from a copy, or delete the run folder and run the evaluation again.");
  }

  private static RunRecord withId(RunRecord r, String id) {
    return r.id().equals(id)
        ? r
        : new RunRecord(
            r.schemaVersion(),
            id,
            r.kind(),
            r.spec(),
            r.evaluation(),
            r.artifact(),
            r.environment(),
            r.provenance(),
            r.started(),
            r.seconds(),
            r.scores(),
            r.flags(),
            r.source());
  }
}
