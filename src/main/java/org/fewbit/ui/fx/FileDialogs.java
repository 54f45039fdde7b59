package org.fewbit.ui.fx;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.stage.FileChooser;
import javafx.stage.Window;

/** Asks the person for a file; an interface because no test can answer a native dialog. */
public interface FileDialogs {

  /** A file to write, empty if the person changed their mind. */
  Optional<Path> save(Window owner, String title, String name);

  /**
   * A file to read, empty if the person changed their mind.
   *
   * @param ends of names that are offered, {@code .zip}
   */
  Optional<Path> open(Window owner, String title, List<String> ends);

  /** The system's own dialogs; the next one opens where the last one ended. */
  static FileDialogs ofSystem() {
    FileChooser chooser = new FileChooser();
    return new FileDialogs() {
      @Override
      public Optional<Path> save(Window owner, String title, String name) {
        chooser.setTitle(title);
        chooser.setInitialFileName(name);
        chooser.getExtensionFilters().clear();
        return remembered(chooser.showSaveDialog(owner));
      }

      @Override
      public Optional<Path> open(Window owner, String title, List<String> ends) {
        chooser.setTitle(title);
        chooser.setInitialFileName("");
        chooser
            .getExtensionFilters()
            .setAll(
                new FileChooser.ExtensionFilter(
                    String.join(", ", ends), ends.stream().map(e -> "*" + e).toList()));
        return remembered(chooser.showOpenDialog(owner));
      }

      private Optional<Path> remembered(@org.jspecify.annotations.Nullable File file) {
        if (file != null) {
          chooser.setInitialDirectory(file.getAbsoluteFile().getParentFile());
        }
        return Optional.ofNullable(file).map(File::toPath);
      }
    };
  }
}
