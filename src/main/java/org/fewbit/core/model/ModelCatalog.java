package org.fewbit.core.model;

import java.nio.file.Path;
import java.util.List;
import org.fewbit.core.problem.Problem;

/** Port: the models that can be worked with. */
public interface ModelCatalog {

  /** Every readable model: bundled ones, added folders, known caches; sorted by parameters. */
  List<BaseModel> models();

  /** Folders that look like models but can't be used, each with the reason. */
  List<Problem> problems();

  /**
   * A known model's name or any folder's path.
   *
   * @throws org.fewbit.core.problem.ProblemException if it is neither or can't be used
   */
  BaseModel open(String nameOrFolder);

  /** Remembers a folder for later sessions; returns the model. */
  BaseModel add(Path folder);

  /** The folders remembered by {@link #add(Path)}, in the order of adding, usable or not. */
  List<Path> added();

  /** Forgets an added folder; its files and its variants stay where they are. */
  void forget(Path folder);

  /**
   * Where a new variant's graph is written: beside the others as {@code model_LABEL.onnx}, or under
   * the user's data folder where the model's folder is read-only or bundled.
   */
  Path newGraphFile(BaseModel model, String label);
}
