package org.fewbit.ui.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.SimpleObjectProperty;
import org.fewbit.core.problem.Problem;
import org.fewbit.core.run.Environment;
import org.fewbit.core.run.Hardware;
import org.fewbit.core.settings.ExportNumbers;
import org.fewbit.core.settings.Setting;
import org.fewbit.ui.doubles.FixedCatalogs;
import org.fewbit.ui.fx.Background;
import org.fewbit.ui.fx.Language;
import org.fewbit.ui.fx.Theme;
import org.junit.jupiter.api.Test;

class SettingsControllerTest {

  private final Map<String, String> stored = new HashMap<>(Map.of("threads", "3"));
  private final List<Throwable> errors = new ArrayList<>();
  private final SettingsState state =
      new SettingsState(
          new SimpleObjectProperty<>(Language.SYSTEM),
          new SimpleObjectProperty<>(Theme.Choice.SYSTEM));
  private final SettingsController controller =
      new SettingsController(
          state,
          FixedCatalogs.settings(stored),
          FixedCatalogs.models(),
          new Program(),
          Background.direct(errors::add));

  private record Program() implements ProgramFacts {
    @Override
    public String version() {
      return "0";
    }

    @Override
    public Environment environment() {
      throw new UnsupportedOperationException("settings need no versions");
    }

    @Override
    public Hardware hardware() {
      throw new UnsupportedOperationException("settings need no machine");
    }

    @Override
    public Map<String, Path> folders() {
      return Map.of("data", Path.of("/home/a/fewbit"));
    }

    @Override
    public List<Licence> licences() {
      return List.of();
    }

    @Override
    public Optional<String> text(String licence) {
      return Optional.empty();
    }
  }

  @Test
  void eachChangeIsWrittenAtOnce() {
    assertThat(state.threadsProperty().get()).isEqualTo(3);
    state.threadsProperty().set(2);
    state.commaProperty().set(true);
    state.digitsProperty().set(4);
    assertThat(stored).containsEntry(Setting.THREADS, "2");
    assertThat(ExportNumbers.of(FixedCatalogs.settings(stored)))
        .isEqualTo(new ExportNumbers(true, 4));
  }

  @Test
  void foldersAreListedAddedRefusedAndForgotten() {
    controller.open();
    assertThat(state.foldersProperty().get()).containsKey("data");
    controller.add(Path.of("/models/broken"));
    assertThat(state.problemProperty().get().map(Problem::code))
        .contains(Problem.Code.TOKENIZER_MISSING);
    assertThat(state.modelFolders()).isEmpty();
    Path good = Path.of("/models/good");
    controller.add(good);
    assertThat(state.problemProperty().get()).isEmpty();
    assertThat(state.modelFolders()).containsExactly(good);
    controller.remove(good);
    assertThat(state.modelFolders()).isEmpty();
    assertThat(errors).isEmpty();
  }
}
