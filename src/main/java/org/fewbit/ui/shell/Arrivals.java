package org.fewbit.ui.shell;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.input.TransferMode;
import org.fewbit.core.model.ModelCatalog;
import org.fewbit.core.run.RunArchive;
import org.fewbit.ui.fx.Background;
import org.fewbit.ui.fx.Texts;

/** Folders that a person drops onto the window or chooses: models are added, runs are copied. */
final class Arrivals {

  private static final String CONFIG = "config.json";
  private static final String GENAI = "genai_config.json";

  private final ModelCatalog models;
  private final RunArchive archive;
  private final Background background;
  private final Texts texts;
  private final Consumer<String> told;
  private final Runnable changed;

  /**
   * Ready to take folders.
   *
   * @param told hears in words what was taken
   * @param changed called after runs came
   */
  Arrivals(
      ModelCatalog models,
      RunArchive archive,
      Background background,
      Texts texts,
      Consumer<String> told,
      Runnable changed) {
    this.models = models;
    this.archive = archive;
    this.background = background;
    this.texts = texts;
    this.told = told;
    this.changed = changed;
  }

  /** Takes whatever is dropped onto a node. */
  void listenTo(Node node) {
    node.setOnDragOver(
        e -> {
          if (e.getDragboard().hasFiles()) {
            e.acceptTransferModes(TransferMode.COPY_OR_MOVE);
            e.consume();
          }
        });
    node.setOnDragDropped(
        e -> {
          List<Path> paths = e.getDragboard().getFiles().stream().map(File::toPath).toList();
          paths.forEach(this::take);
          e.setDropCompleted(!paths.isEmpty());
          e.consume();
        });
  }

  /** Takes a folder, or the folder of a file such as {@code run.json} or {@code model.onnx}. */
  void take(Path path) {
    background.run("arrival." + path, () -> work(path), told);
  }

  private String work(Path path) {
    Path folder = Files.isDirectory(path) ? path : path.toAbsolutePath().resolveSibling("");
    if (Files.exists(folder.resolve(CONFIG)) || Files.exists(folder.resolve(GENAI))) {
      return texts.get("arrived.model", models.add(folder).name());
    }
    List<String> runs = archive.adopt(folder);
    background.onWindowThread(changed);
    return texts.get("arrived.runs", runs.size());
  }
}
