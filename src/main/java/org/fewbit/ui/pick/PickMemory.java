package org.fewbit.ui.pick;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.fewbit.core.evaluation.Protocol;
import org.fewbit.core.model.Method;
import org.fewbit.core.problem.ProblemException;
import org.fewbit.core.settings.SettingsStore;

/**
 * Keeps what was ticked between sessions, one line a tick; what can't be read back is forgotten.
 */
final class PickMemory {

  private static final String KEY = "pick.choice";

  private final SettingsStore settings;

  PickMemory(SettingsStore settings) {
    this.settings = settings;
  }

  /** Writes the choice down. */
  void store(PickState state) {
    List<String> lines = new ArrayList<>();
    state.chosenModels().stream().sorted().forEach(m -> lines.add("model " + m));
    state.chosenEvaluations().stream().sorted().forEach(e -> lines.add("evaluation " + e));
    state.schemes().ticked().stream().sorted().forEach(s -> lines.add("scheme " + s));
    lines.add(
        "methods "
            + state.schemes().methods().stream()
                .sorted()
                .map(Method::text)
                .collect(Collectors.joining(" ")));
    state.schemes().bits().stream().sorted().forEach(b -> lines.add("bits " + b));
    state.schemes().groups().stream().sorted().forEach(g -> lines.add("group " + g));
    state.schemes().symmetries().stream().sorted().forEach(s -> lines.add("symmetric " + s));
    state.protocols().forEach((e, p) -> lines.add("protocol " + e + " " + p.text()));
    state.data().forEach((e, folder) -> lines.add("data " + e + " " + folder));
    state.limits().forEach((e, n) -> lines.add("most " + e + " " + n));
    state.shots().forEach((e, n) -> lines.add("shots " + e + " " + n));
    lines.add("limit " + state.limitProperty().get());
    settings.put(KEY, String.join("\n", lines));
  }

  /** Restores the choice; false if none was ever made or nothing of it is there any more. */
  boolean restore(PickState state) {
    settings.get(KEY).stream().flatMap(String::lines).forEach(line -> restore(state, line));
    return !state.freeze().models().isEmpty();
  }

  private static void restore(PickState state, String line) {
    String[] words = line.split(" ", 2);
    if (words.length < 2) {
      return;
    }
    String value = words[1];
    try {
      switch (words[0]) {
        case "model" -> state.chosenModels().add(value);
        case "evaluation" -> state.chosenEvaluations().add(value);
        case "scheme" -> state.schemes().tick(value);
        case "methods" -> methods(state.schemes(), List.of(value.split(" ")));
        case "bits" -> keep(SchemeGrid.BITS, Integer.parseInt(value), state.schemes().bits());
        case "group" -> keep(SchemeGrid.GROUPS, Integer.parseInt(value), state.schemes().groups());
        case "symmetric" -> state.schemes().symmetries().add(Boolean.parseBoolean(value));
        case "protocol" ->
            state
                .protocols()
                .put(before(value), Protocol.parse(value.substring(before(value).length())));
        case "data" ->
            state.data().put(before(value), value.substring(before(value).length()).strip());
        case "most" -> state.limits().put(before(value), number(value));
        case "shots" -> state.shots().put(before(value), number(value));
        case "limit" -> state.limitProperty().set(Math.max(0, Integer.parseInt(value)));
        default -> {
          // A later version's word.
        }
      }
    } catch (NumberFormatException | ProblemException edited) {
      // Somebody edited the settings file: the rest is still good.
      return;
    }
  }

  private static void methods(SchemeGrid schemes, List<String> names) {
    schemes.methods().clear();
    SchemeGrid.METHODS.stream()
        .filter(m -> names.contains(m.text()))
        .forEach(schemes.methods()::add);
  }

  private static <T> void keep(List<T> possible, T value, Set<T> chosen) {
    if (possible.contains(value)) {
      chosen.add(value);
    }
  }

  private static int number(String value) {
    return Math.max(0, Integer.parseInt(value.substring(before(value).length()).strip()));
  }

  private static String before(String text) {
    int space = text.indexOf(' ');
    return space < 0 ? text : text.substring(0, space);
  }
}
