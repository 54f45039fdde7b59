package org.fewbit.app.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fewbit.core.problem.Problem;
import org.fewbit.core.problem.ProblemException;
import org.fewbit.core.run.RunArchive;
import org.fewbit.core.run.RunRecord;
import org.fewbit.core.run.SampleResult;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Answers to questions whose labels are hidden, in the form that C-EVAL's server takes: {@code
 * {"subject": {"0": "A", "1": "C"}}}.
 */
final class Submission {

  private static final String SPLIT = "/test/";

  private Submission() {}

  /**
   * Writes one file a record, named after its variant.
   *
   * @return the files
   * @throws ProblemException if none of the records asked a test split, or the disk refuses
   */
  static List<Path> write(Path folder, List<RunRecord> records, RunArchive archive) {
    List<Path> files = new ArrayList<>();
    for (RunRecord record : records) {
      Map<String, Map<String, String>> answers = answers(archive.samples(record.id()));
      if (!answers.isEmpty() && record.evaluation().id().endsWith("ceval")) {
        String name = record.spec().variant().toString().replaceAll("[^A-Za-z0-9._@-]", "_");
        files.add(
            write(
                folder.resolve(
                    record.evaluation().id()
                        + "-"
                        + name
                        + "-"
                        + record.spec().protocol().text()
                        + ".json"),
                answers));
      }
    }
    if (files.isEmpty()) {
      throw ProblemException.of(
          Problem.Code.BAD_ARGUMENT,
          "No run asked a split with hidden labels",
          "--submission",
          "Add --evaluation ceval --split test.");
    }
    return files;
  }

  /** By subject and id, in the order asked; what had no recognisable answer is empty. */
  private static Map<String, Map<String, String>> answers(List<SampleResult> samples) {
    Map<String, Map<String, String>> answers = new LinkedHashMap<>();
    for (SampleResult sample : samples) {
      int at = sample.sampleId().indexOf(SPLIT);
      if (at > 0) {
        answers
            .computeIfAbsent(sample.sampleId().substring(0, at), s -> new LinkedHashMap<>())
            .put(sample.sampleId().substring(at + SPLIT.length()), sample.outcome().answer());
      }
    }
    return answers;
  }

  private static Path write(Path file, Map<String, Map<String, String>> answers) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      String json =
          JsonMapper.builder()
              .enable(SerializationFeature.INDENT_OUTPUT)
              .build()
              .writeValueAsString(answers);
      Files.writeString(file, json + "\n");
      return file;
    } catch (IOException e) {
      throw new ProblemException(
          new Problem(
              Problem.Code.FOLDER_READ_ONLY,
              "The submission can't be written: " + e.getMessage(),
              file.toString(),
              "Give a folder you may write to; --resume writes it without running again."),
          e);
    }
  }
}
