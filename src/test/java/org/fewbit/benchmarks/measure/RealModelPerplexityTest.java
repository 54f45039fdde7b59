package org.fewbit.benchmarks.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.fewbit.benchmarks.Asked;
import org.fewbit.benchmarks.BundledEvaluations;
import org.fewbit.benchmarks.Shared;
import org.fewbit.core.evaluation.Evaluation;
import org.fewbit.core.evaluation.EvaluationRequest;
import org.fewbit.core.evaluation.Protocol;
import org.fewbit.core.evaluation.SampleOutcome;
import org.fewbit.core.evaluation.Score;
import org.fewbit.core.inference.LanguageModel;
import org.fewbit.core.job.Cancellation;
import org.fewbit.core.run.Asker;
import org.fewbit.onnx.StoriesModel;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A real text and model; figures of PyTorch in float64, the llama.cpp ones printed by itself too.
 */
class RealModelPerplexityTest {

  @ParameterizedTest
  @CsvSource({
    "gptq, 256, 126, 32130, 1.9899685554615736, 7.31530373234368",
    "gptq, 512, 63, 32193, 2.1309969907291832, 8.423260539177543",
    "llama.cpp, 512, 63, 16065, 2.2777261851091595, 9.754475302749086",
    "llama.cpp, 256, 126, 16002, 1.9003178942462247, 6.688020187516524"
  })
  void perplexityOfAStoryModel(
      String protocol, int context, int windows, int tokens, double nll, double perplexity)
      throws Exception {
    Path text = Shared.path("data/text/tiny_64k.txt");
    Evaluation evaluation =
        new BundledEvaluations(Optional.empty())
            .open(
                new EvaluationRequest(
                    "perplexity",
                    Optional.of(Protocol.parse(protocol)),
                    Optional.of(text),
                    0,
                    1234,
                    context));
    List<Score> scores = run(evaluation);
    assertThat(Asked.score(scores, "windows").value()).isEqualTo(windows);
    assertThat(Asked.score(scores, "tokens").value()).isEqualTo(tokens);
    assertThat(Asked.score(scores, "nll").value() / nll).isCloseTo(1, within(1e-5));
    assertThat(Asked.score(scores, "perplexity").value() / perplexity).isCloseTo(1, within(1e-5));
    // nearly the whole text is in windows, so bytes a token are nearly those of the text
    double bytesPerToken = nll / Math.log(2) / Asked.score(scores, "bitsPerByte").value();
    double whole = Files.readString(text).getBytes(StandardCharsets.UTF_8).length / 32_387.0;
    assertThat(bytesPerToken / whole).isCloseTo(1, within(0.01));
  }

  private static List<Score> run(Evaluation evaluation) {
    try (LanguageModel model = StoriesModel.load()) {
      Asker asker = new Asker(model, new Cancellation());
      List<SampleOutcome> outcomes =
          evaluation.samples(model).stream()
              .map(sample -> evaluation.score(sample, asker.ask(sample.requests())))
              .toList();
      return evaluation.aggregate(outcomes);
    }
  }
}
