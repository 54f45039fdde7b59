package org.fewbit.benchmarks.measure;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import org.fewbit.core.inference.LanguageModel;
import org.fewbit.core.inference.Request;
import org.fewbit.core.inference.Response;
import org.fewbit.core.inference.TokenIds;
import org.fewbit.core.job.Cancellation;
import org.fewbit.core.model.Architecture;
import org.fewbit.core.model.BaseModel;
import org.fewbit.core.model.GraphFile;
import org.fewbit.core.model.ModelLayout;
import org.fewbit.core.run.Asker;
import org.fewbit.core.run.Baseline;
import org.fewbit.onnx.OnnxLanguageModels;
import org.fewbit.onnx.PeakMemory;
import org.fewbit.tokenizer.HuggingFaceTokenizers;

/**
 * A divergence of two models in a process of its own, so that the most memory it ever had is known.
 * Arguments: both folders, vocabulary, window. Prints mean divergence, bytes resident when both
 * models were loaded, most bytes ever resident, seconds.
 */
public final class LargeVocabularyProbe {

  private LargeVocabularyProbe() {}

  /** Runs it. */
  public static void main(String[] args) {
    int vocabulary = Integer.parseInt(args[2]);
    int size = Integer.parseInt(args[3]);
    int[] tokens = new Random(7).ints(size, 0, 100_000).toArray();
    long start = System.nanoTime();
    try (LanguageModel left = load(Path.of(args[0]), 1, vocabulary);
        LanguageModel right = load(Path.of(args[1]), 2, vocabulary)) {
      Baseline baseline = new Baseline(left, right, true);
      Cancellation none = new Cancellation();
      Asker asker = new Asker(right, Optional.of(baseline), none);
      // two tokens: both runtimes have made what they need whatever the length
      asker.ask(List.of(new Request.Divergence(TokenIds.of(Arrays.copyOf(tokens, 2)), 1)));
      long loaded = PeakMemory.now().orElseThrow().currentBytes();
      Response.Divergence answer =
          (Response.Divergence)
              asker.ask(List.of(new Request.Divergence(TokenIds.of(tokens), 1))).getFirst();
      long peak = PeakMemory.now().orElseThrow().peakBytes();
      System.out.println(
          answer.sums().kld() / answer.tokens()
              + " "
              + loaded
              + " "
              + peak
              + " "
              + (System.nanoTime() - start) / 1e9);
    }
  }

  private static LanguageModel load(Path folder, int layers, int vocabulary) {
    BaseModel model =
        new BaseModel(
            "random",
            folder,
            BaseModel.Origin.FOLDER,
            new Architecture("qwen2", layers, 64, 2, 1, 32, 128, vocabulary, 2048),
            OptionalInt.of(1),
            List.of(2),
            List.of(
                new GraphFile(
                    "fp32", folder.resolve("onnx/model.onnx"), ModelLayout.ONNX_COMMUNITY)));
    return new OnnxLanguageModels(new HuggingFaceTokenizers(Clock.systemUTC()))
        .load(model, model.baseline(), 1);
  }
}
