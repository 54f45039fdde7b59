package org.fewbit.core.quantize;

import java.nio.file.Path;
import java.util.Optional;

/** Port: keeps what making a variant did beside the variant, as {@code model_SCHEME.json}. */
public interface ReportStore {

  /** Keeps nothing. */
  ReportStore NONE =
      new ReportStore() {
        @Override
        public void write(Path graph, QuantizationReport report) {
          // Nothing is kept.
        }

        @Override
        public Optional<QuantizationReport> read(Path graph) {
          return Optional.empty();
        }

        @Override
        public Optional<Path> file(Path graph) {
          return Optional.empty();
        }
      };

  /**
   * Stores a report, in place of an earlier one.
   *
   * @param graph the variant's {@code .onnx} file
   * @throws org.fewbit.core.problem.ProblemException if the disk forbids it
   */
  void write(Path graph, QuantizationReport report);

  /** The report beside a graph; empty if there is none or it can't be read. */
  Optional<QuantizationReport> read(Path graph);

  /** The file with the report beside a graph, if there is one. */
  Optional<Path> file(Path graph);
}
