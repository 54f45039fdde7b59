package org.fewbit.app;

import java.net.URI;
import java.util.Optional;
import org.fewbit.core.problem.Problem;
import org.fewbit.core.problem.ProblemException;
import org.fewbit.core.settings.SettingsStore;

/**
 * Which chat service judges: options of this program (handed on to its workers as properties), then
 * the settings {@code judge.url} and {@code judge.model}. The key comes from the environment
 * variable {@code FEWBIT_JUDGE_KEY} or the setting {@code judge.key} and goes nowhere else.
 *
 * @param key empty for services that want none
 */
record JudgeSettings(URI url, String model, String key) {

  /** Property with the address, up to the version: {@code http://localhost:11434/v1}. */
  static final String URL = "fewbit.judge.url";

  /** Property with the model's name. */
  static final String MODEL = "fewbit.judge.model";

  /**
   * What is configured; empty without an address.
   *
   * @throws ProblemException if the address is none or the model is not named
   */
  static Optional<JudgeSettings> of(SettingsStore settings) {
    Optional<String> url = value(settings, URL, "judge.url");
    if (url.isEmpty()) {
      return Optional.empty();
    }
    String model = value(settings, MODEL, "judge.model").orElse("");
    if (model.isEmpty()) {
      throw ProblemException.of(
          Problem.Code.BAD_ARGUMENT,
          "The judge's model has no name",
          url.get(),
          "Name it with --judge-model, as the service calls it.");
    }
    String key =
        Optional.ofNullable(System.getenv("FEWBIT_JUDGE_KEY"))
            .or(() -> settings.get("judge.key"))
            .orElse("")
            .strip();
    return Optional.of(new JudgeSettings(address(url.get()), model, key));
  }

  private static Optional<String> value(SettingsStore settings, String property, String setting) {
    return Optional.ofNullable(System.getProperty(property))
        .or(() -> settings.get(setting))
        .map(String::strip)
        .filter(s -> !s.isEmpty());
  }

  private static URI address(String text) {
    try {
      URI uri = URI.create(text);
      if (uri.getHost() != null && uri.getScheme().matches("https?") && uri.getUserInfo() == null) {
        return uri;
      }
    } catch (IllegalArgumentException e) {
      // told below
    }
    throw ProblemException.of(
        Problem.Code.BAD_ARGUMENT,
        "The judge's address is none",
        "--judge-url",
        "Give one like https://api.example.org/v1, the key in FEWBIT_JUDGE_KEY.");
  }
}
