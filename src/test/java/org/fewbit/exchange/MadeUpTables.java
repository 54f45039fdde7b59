package org.fewbit.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fewbit.core.compare.MadeUpRuns.answers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.fewbit.core.compare.BaselineComparison;
import org.fewbit.core.compare.Efficiency;
import org.fewbit.core.compare.MadeUp;
import org.fewbit.core.compare.MadeUpRuns;
import org.fewbit.core.compare.ResultGrid;
import org.fewbit.core.compare.Selection;
import org.fewbit.core.evaluation.Dimension;
import org.fewbit.core.evaluation.EvaluationInfo;
import org.fewbit.core.evaluation.Score;
import org.fewbit.core.model.Execution;
import org.fewbit.core.model.VariantId;

/** A small comparison with everything a table must show, and the files its tables are held to. */
public final class MadeUpTables {

  private static final Path FOLDER = Path.of("src/test/resources/exchange");

  private MadeUpTables() {}

  /** Two models; simulated, missing, partial, significant and best values. */
  public static ResultGrid grid() {
    EvaluationInfo mmlu = MadeUp.benchmark("pocket-mmlu", Dimension.KNOWLEDGE);
    EvaluationInfo snli = MadeUp.benchmark("pocket-snli", Dimension.KNOWLEDGE);
    EvaluationInfo text = MadeUp.perplexity();
    VariantId base = new VariantId("pocket-6m", "fp32");
    VariantId eight = new VariantId("pocket-6m", "rtn-w8-g32-sym");
    VariantId three = new VariantId("pocket-6m", "rtn-w3-g32-sym");
    VariantId two = new VariantId("pocket-6m", "rtn-w2-g32-sym");
    VariantId small = new VariantId("pocket-0.4m", "fp32");
    MadeUpRuns runs =
        new MadeUpRuns()
            .run(base, mmlu, answers(360, 300, 0, 0))
            .run(eight, mmlu, answers(360, 300, 3, 2))
            .add(
                three,
                mmlu,
                Execution.SIMULATED,
                "accuracy",
                Score.of("accuracy", 270 / 360.0, 0.0228, 360),
                answers(360, 300, 36, 6))
            .run(two, mmlu, answers(360, 300, 290, 4))
            .run(small, mmlu, answers(360, 75, 0, 0))
            .run(base, snli, answers(400, 330, 0, 0))
            .run(eight, snli, answers(400, 330, 0, 0))
            .run(two, snli, answers(400, 330, 100, 9))
            .run(base, text, 0.7, 0.71, 0.73, 0.69, 0.72)
            .run(eight, text, 0.701, 0.7105, 0.7303, 0.6904, 0.7202)
            .run(two, text, 2.0, 1.97, 2.03, 1.95, 2.05)
            .speed(base, 800, 223e6)
            .speed(eight, 1800, 190e6)
            .speed(two, 1300, 180e6);
    return ResultGrid.of(
        runs.index(),
        Selection.measured(),
        BaselineComparison.of(runs.index(), Selection.measured(), runs),
        new ResultGrid.Choice(
            List.of(), List.of(), List.of(Efficiency.BITS_PER_WEIGHT, Efficiency.GENERATE_SPEED)));
  }

  /** Holds a text to its file; {@code -Dgolden=apply} writes the file anew. */
  public static void golden(String name, String text) {
    Path file = FOLDER.resolve(name);
    try {
      if ("apply".equals(System.getProperty("golden"))) {
        Files.writeString(file, text);
      }
      assertThat(text).isEqualTo(Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
