package org.fewbit.ui.pick;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.fewbit.core.evaluation.DataMatch;
import org.fewbit.core.evaluation.EvaluationCatalog;
import org.fewbit.core.problem.Problem;
import org.fewbit.ui.fx.Background;
import org.fewbit.ui.fx.Problems;
import org.fewbit.ui.fx.Texts;

/** Looks into data folders off the window's thread and keeps what they hold in the state. */
final class DataFinder {

  private final EvaluationCatalog evaluations;
  private final PickState state;
  private final Background background;
  private final Texts texts;
  private final Runnable changed;

  /** {@code changed} is told whenever the answer to what can run may be another. */
  DataFinder(
      EvaluationCatalog evaluations,
      PickState state,
      Background background,
      Texts texts,
      Runnable changed) {
    this.evaluations = evaluations;
    this.state = state;
    this.background = background;
    this.texts = texts;
    this.changed = changed;
  }

  /** Looks again into every folder that is remembered. */
  void checkAll() {
    Map.copyOf(state.data()).forEach((id, folder) -> look(id, Path.of(folder)));
  }

  /** Takes the data of an evaluation from a folder, if it holds them. */
  void use(String id, Path folder) {
    state.data().put(id, folder.toString());
    look(id, folder);
  }

  /** Forgets an evaluation's folder. */
  void forget(String id) {
    state.data().remove(id);
    state.dataStates().remove(id);
    changed.run();
  }

  private void look(String id, Path folder) {
    state.dataStates().put(id, new DataState.Checking(folder.toString()));
    background.run(
        "pick.data." + id,
        () -> evaluations.recognise(folder),
        (List<DataMatch> matches) -> {
          DataState now = judge(id, folder, matches);
          if (now instanceof DataState.Found found) {
            state.data().put(id, found.place());
          }
          state.dataStates().put(id, now);
          changed.run();
        },
        failed -> {
          state
              .dataStates()
              .put(
                  id,
                  new DataState.Wrong(
                      folder.toString(), Problems.of(failed), Optional.empty(), ""));
          changed.run();
        });
  }

  private DataState judge(String id, Path folder, List<DataMatch> matches) {
    Optional<DataMatch> own =
        matches.stream().filter(m -> m.evaluation().equals(id) && m.isUsable()).findFirst();
    if (own.isPresent()) {
      return new DataState.Found(
          own.get().place().toString(), own.get().items(), own.get().badLines());
    }
    Optional<DataMatch> other = matches.stream().filter(DataMatch::isUsable).findFirst();
    Problem why =
        matches.stream()
            .filter(m -> m.evaluation().equals(id))
            .flatMap(m -> m.why().stream())
            .findFirst()
            .orElseGet(() -> nothing(id, folder));
    return new DataState.Wrong(
        folder.toString(),
        why,
        other.map(DataMatch::evaluation),
        other.map(DataMatch::title).orElse(""));
  }

  private Problem nothing(String id, Path folder) {
    String files =
        Optional.ofNullable(state.origins().get(id))
            .map(o -> o.files())
            .filter(f -> !f.isEmpty())
            .orElseGet(() -> texts.get("data.files"));
    return new Problem(
        Problem.Code.DATA_MISSING,
        texts.get("data.wrong", id),
        folder.toString(),
        texts.get("data.wrong.step", files));
  }

  /**
   * Takes whatever data a folder holds for all benchmarks it holds data of.
   *
   * @param nothing told if it holds none
   */
  void add(Path folder, Consumer<Path> nothing) {
    background.run(
        "pick.data-in." + folder,
        () -> evaluations.recognise(folder),
        (List<DataMatch> matches) -> {
          Map<String, DataMatch> usable = new LinkedHashMap<>();
          matches.stream()
              .filter(DataMatch::isUsable)
              .forEach(m -> usable.putIfAbsent(m.evaluation(), m));
          usable.forEach(
              (id, match) -> {
                state.data().put(id, match.place().toString());
                state
                    .dataStates()
                    .put(
                        id,
                        new DataState.Found(
                            match.place().toString(), match.items(), match.badLines()));
                state.chosenEvaluations().add(id);
              });
          if (usable.isEmpty()) {
            nothing.accept(folder);
          } else {
            state
                .newsProperty()
                .set(Optional.of(new DataNews(folder, List.copyOf(usable.values()))));
            changed.run();
          }
        },
        failed -> state.problems().add(Problems.of(failed)));
  }
}
