package org.fewbit.benchmarks.suite;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fewbit.core.evaluation.DataOrigin;

/** Languages, licences and publishers of the benchmarks' data, as their publishers state them. */
public final class Origins {

  private static final Map<String, DataOrigin> REAL =
      Map.of(
          "mmlu",
          origin("en", "MIT", "hendrycks/test, data.tar", "https://github.com/hendrycks/test"),
          "ceval",
          origin(
              "zh",
              "CC BY-NC-SA 4.0",
              "hkust-nlp/ceval, ceval-exam.zip",
              "https://huggingface.co/datasets/ceval/ceval-exam"),
          "flores",
          origin(
              "en zh",
              "CC BY-SA 4.0",
              "FLORES-200, devtest",
              "https://github.com/facebookresearch/flores/tree/main/flores200"),
          "cnn-dailymail",
          origin(
              "en",
              "Apache-2.0 (texts: publishers)",
              "abisee/cnn_dailymail 3.0.0, test",
              "https://huggingface.co/datasets/abisee/cnn_dailymail"),
          "xsum",
          origin(
              "en",
              "MIT (texts: BBC)",
              "EdinburghNLP/XSum, test",
              "https://huggingface.co/datasets/EdinburghNLP/xsum"),
          "gsm8k",
          origin(
              "en",
              "MIT",
              "openai/grade-school-math, test",
              "https://github.com/openai/grade-school-math"),
          "snli",
          origin(
              "en",
              "CC BY-SA 4.0",
              "Stanford SNLI 1.0, test",
              "https://nlp.stanford.edu/projects/snli/"),
          "followbench",
          origin(
              "en",
              "Apache-2.0",
              "YJiangcm/FollowBench, data",
              "https://github.com/YJiangcm/FollowBench"),
          "truthfulqa",
          origin(
              "en",
              "Apache-2.0",
              "sylinrl/TruthfulQA, mc_task.json",
              "https://github.com/sylinrl/TruthfulQA"),
          "bbq",
          origin("en", "CC BY 4.0", "nyu-mll/BBQ, data", "https://github.com/nyu-mll/BBQ"));

  private Origins() {}

  /** Of a benchmark of either edition; empty for what is no benchmark. */
  public static Optional<DataOrigin> of(String id) {
    String prefix = Edition.POCKET.prefix();
    if (!id.startsWith(prefix)) {
      return Optional.ofNullable(REAL.get(id));
    }
    return Optional.ofNullable(REAL.get(id.substring(prefix.length())))
        .map(real -> new DataOrigin(real.languages(), "this program's", "bundled, invented"));
  }

  private static DataOrigin origin(String languages, String licence, String source, String link) {
    return new DataOrigin(List.of(languages.split(" ", -1)), licence, source, link, "");
  }
}
