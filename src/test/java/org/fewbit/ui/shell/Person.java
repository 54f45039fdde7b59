package org.fewbit.ui.shell;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.stage.Window;
import org.fewbit.ui.fx.FileDialogs;
import org.fewbit.ui.fx.FolderChooser;

/** Answers the window's questions for folders and files, for no test can use a native dialog. */
final class Person implements FolderChooser, FileDialogs {

  private Optional<Path> answer = Optional.empty();
  private final List<String> asked = new ArrayList<>();

  /** What the next questions are answered with. */
  void answers(Path path) {
    answer = Optional.of(path);
  }

  /** Titles of the questions so far. */
  List<String> asked() {
    return asked;
  }

  @Override
  public Optional<Path> choose(Window owner, String title) {
    asked.add(title);
    return answer;
  }

  @Override
  public Optional<Path> save(Window owner, String title, String name) {
    asked.add(title);
    return answer;
  }

  @Override
  public Optional<Path> open(Window owner, String title, List<String> ends) {
    asked.add(title);
    return answer;
  }
}
