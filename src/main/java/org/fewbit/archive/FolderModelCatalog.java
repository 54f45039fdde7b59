package org.fewbit.archive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fewbit.core.model.Architecture;
import org.fewbit.core.model.BaseModel;
import org.fewbit.core.model.ModelCatalog;
import org.fewbit.core.problem.Problem;
import org.fewbit.core.problem.ProblemException;

/**
 * Model folders: those bundled with the program, those added, and the Hugging Face cache. Folders
 * are looked at anew on every call, so that new files are seen. A broken folder becomes a problem
 * and never hides the others. Thread-safe.
 */
public final class FolderModelCatalog implements ModelCatalog {

  private final Path bundled;
  private final DataFolders data;
  private final Path hub;
  private final RememberedFolders remembered;
  private final Set<Path> opened = new LinkedHashSet<>();

  /**
   * A catalog; none of the folders need exist.
   *
   * @param bundled folder of the program's own model folders
   * @param data the user's data folder, for variants and remembered folders
   * @param hub the Hugging Face cache
   */
  public FolderModelCatalog(Path bundled, DataFolders data, Path hub) {
    this.bundled = bundled.toAbsolutePath().normalize();
    this.data = data;
    this.hub = hub;
    this.remembered = new RememberedFolders(data.modelFolders());
  }

  /** With the cache where Hugging Face's tools keep it. */
  public static FolderModelCatalog ofSystem(Path bundled, DataFolders data) {
    Path cache = HubCache.location(System.getenv(), Path.of(System.getProperty("user.home", ".")));
    return new FolderModelCatalog(bundled, data, cache);
  }

  /** What a look at all folders found. */
  private record Found(List<BaseModel> models, List<Problem> problems) {}

  /** A folder to look at. */
  private record Place(String name, String longName, Path folder, BaseModel.Origin origin) {}

  @Override
  public List<BaseModel> models() {
    return look().models();
  }

  @Override
  public List<Problem> problems() {
    return look().problems();
  }

  @Override
  public BaseModel open(String nameOrFolder) {
    for (Place place : named(places()).values()) {
      if (place.name().equals(nameOrFolder)) {
        return read(place);
      }
    }
    return asFolder(nameOrFolder).map(this::openFolder).orElseThrow(() -> unknown(nameOrFolder));
  }

  @Override
  public BaseModel add(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw unknown(folder.toString());
    }
    BaseModel model = openFolder(folder.toAbsolutePath().normalize());
    if (model.origin() == BaseModel.Origin.FOLDER) {
      remembered.add(model.folder());
    }
    return model;
  }

  @Override
  public List<Path> added() {
    return remembered.all();
  }

  @Override
  public void forget(Path folder) {
    Path place = folder.toAbsolutePath().normalize();
    remembered.remove(place);
    synchronized (opened) {
      opened.remove(place);
    }
  }

  @Override
  public Path newGraphFile(BaseModel model, String label) {
    String name = "model_" + label + ".onnx";
    Path beside = model.baseline().file().toAbsolutePath().resolveSibling(name);
    if (model.origin() == BaseModel.Origin.FOLDER && Files.isWritable(beside.resolveSibling("."))) {
      return beside;
    }
    Path made = made(model.name(), model.folder(), model.origin());
    try {
      return Files.createDirectories(made).resolve(name);
    } catch (IOException e) {
      throw FileProblems.unwritable(made, e);
    }
  }

  private BaseModel openFolder(Path folder) {
    for (Place place : named(places()).values()) {
      if (place.folder().equals(folder)) {
        return read(place);
      }
    }
    synchronized (opened) {
      opened.add(folder);
    }
    Place place =
        named(places()).values().stream()
            .filter(p -> p.folder().equals(folder))
            .findFirst()
            .orElseThrow();
    try {
      return read(place);
    } catch (ProblemException e) {
      synchronized (opened) {
        opened.remove(folder);
      }
      throw e;
    }
  }

  private static Optional<Path> asFolder(String text) {
    try {
      Path path = Path.of(text).toAbsolutePath().normalize();
      return Files.isDirectory(path) ? Optional.of(path) : Optional.empty();
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  private Found look() {
    List<BaseModel> models = new ArrayList<>();
    List<Problem> problems = new ArrayList<>();
    for (Place place : named(places()).values()) {
      try {
        models.add(read(place));
      } catch (ProblemException e) {
        problems.add(e.problem());
      }
    }
    models.sort(
        Comparator.comparingLong((BaseModel m) -> parameters(m.architecture()))
            .thenComparing(BaseModel::name));
    return new Found(List.copyOf(models), List.copyOf(problems));
  }

  private BaseModel read(Place place) {
    if (!Files.isDirectory(place.folder())) {
      throw ProblemException.of(
          Problem.Code.MODEL_NOT_FOUND,
          "The model's folder is gone",
          place.folder(),
          "Mount the disk it is on, or add the folder at its new place.");
    }
    return ModelFolderReader.read(
        place.name(),
        place.folder(),
        place.origin(),
        made(place.name(), place.folder(), place.origin()));
  }

  /** Variants of bundled models by name; others by name and place, since names repeat. */
  private Path made(String name, Path folder, BaseModel.Origin origin) {
    String safe = name.replaceAll("[^A-Za-z0-9._-]", "-");
    return data.variants()
        .resolve(
            origin == BaseModel.Origin.BUNDLED
                ? safe
                : safe + "-" + HexFormat.of().toHexDigits(folder.toString().hashCode()));
  }

  private List<Place> places() {
    List<Place> places = new ArrayList<>();
    for (Path folder : bundledFolders()) {
      String name = String.valueOf(folder.getFileName());
      places.add(new Place(name, name, folder, BaseModel.Origin.BUNDLED));
    }
    Set<Path> added = new LinkedHashSet<>(remembered.all());
    synchronized (opened) {
      added.addAll(opened);
    }
    for (Path folder : added) {
      Path parent = folder.getParent();
      String name = String.valueOf(folder.getFileName());
      String longName = parent == null ? name : parent.getFileName() + "/" + name;
      places.add(new Place(name, longName, folder, BaseModel.Origin.FOLDER));
    }
    for (HubCache.Entry entry : HubCache.entries(hub)) {
      places.add(
          new Place(
              entry.name(),
              entry.organisation() + "/" + entry.name(),
              entry.folder(),
              BaseModel.Origin.CACHE));
    }
    return places;
  }

  /** Gives each place a name of its own: the short one, then the long one, then the path. */
  private static Map<String, Place> named(List<Place> places) {
    Map<String, Place> byName = new LinkedHashMap<>();
    Set<Path> seen = new LinkedHashSet<>();
    for (Place place : places) {
      if (!seen.add(place.folder())) {
        continue;
      }
      for (String name : List.of(place.name(), place.longName(), place.folder().toString())) {
        if (!byName.containsKey(name)) {
          byName.put(name, new Place(name, place.longName(), place.folder(), place.origin()));
          break;
        }
      }
    }
    return byName;
  }

  private List<Path> bundledFolders() {
    if (!Files.isDirectory(bundled)) {
      return List.of();
    }
    try (var entries = Files.newDirectoryStream(bundled, Files::isDirectory)) {
      List<Path> folders = new ArrayList<>();
      for (Path entry : entries) {
        if (ModelFolderReader.looksLikeModel(entry)) {
          folders.add(entry);
        }
      }
      folders.sort(Comparator.naturalOrder());
      return folders;
    } catch (IOException e) {
      return List.of();
    }
  }

  /** Weights estimated from the shape, for sorting only. */
  static long parameters(Architecture a) {
    long width = a.hiddenSize();
    long attention = 2 * width * a.headSize() * (a.heads() + a.kvHeads());
    long inner = a.intermediateSize() == 0 ? 4 * width : a.intermediateSize();
    return a.layers() * (attention + 3 * width * inner) + width * a.vocabularySize();
  }

  private ProblemException unknown(String wanted) {
    List<String> known = models().stream().map(BaseModel::name).toList();
    List<String> nearest = NearestNames.of(wanted, known);
    return ProblemException.of(
        Problem.Code.MODEL_NOT_FOUND,
        "There is no model and no folder '" + wanted + "'",
        wanted,
        nearest.isEmpty()
            ? "Name a folder with a model."
            : "Name a folder, or a known model such as " + String.join(", ", nearest) + ".");
  }
}
