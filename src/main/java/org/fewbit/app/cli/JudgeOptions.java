package org.fewbit.app.cli;

import java.util.Optional;
import picocli.CommandLine.Option;

/** Which chat service judges replies that no rule can score. */
final class JudgeOptions {

  @Option(
      names = "--judge-url",
      paramLabel = "URL",
      description =
          "OpenAI-compatible service, for example http://localhost:11434/v1, that judges replies"
              + " which no rule can score (FollowBench). Its key is read from FEWBIT_JUDGE_KEY."
              + " Default the settings judge.url and judge.model; without one such replies are"
              + " counted as not judged.")
  private Optional<String> url = Optional.empty();

  @Option(
      names = "--judge-model",
      paramLabel = "NAME",
      description = "Model of that service; asked at temperature 0, answers are remembered.")
  private Optional<String> model = Optional.empty();

  /**
   * Hands the choice to this process and, through its properties, to the workers it starts.
   *
   * @throws org.fewbit.core.problem.ProblemException if the address or the name is unusable
   */
  void prepare(Cli cli) {
    url.ifPresent(u -> System.setProperty("fewbit.judge.url", u));
    model.ifPresent(m -> System.setProperty("fewbit.judge.model", m));
    cli.ports().judge().ifPresent(j -> cli.console().note("Judge: " + j.label()));
  }
}
