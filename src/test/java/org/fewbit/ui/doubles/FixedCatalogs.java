package org.fewbit.ui.doubles;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.fewbit.core.evaluation.DataMatch;
import org.fewbit.core.evaluation.Evaluation;
import org.fewbit.core.evaluation.EvaluationCatalog;
import org.fewbit.core.evaluation.EvaluationInfo;
import org.fewbit.core.evaluation.EvaluationRequest;
import org.fewbit.core.model.BaseModel;
import org.fewbit.core.model.ModelCatalog;
import org.fewbit.core.problem.Problem;
import org.fewbit.core.problem.ProblemException;
import org.fewbit.core.settings.SettingsStore;
import org.fewbit.ui.fx.MachineResources;

/** Models, evaluations, settings and a machine as a test wants them. */
public final class FixedCatalogs {

  private FixedCatalogs() {}

  /** The given models; adding a folder named {@code good} works, any other is refused. */
  public static ModelCatalog models(BaseModel... first) {
    List<BaseModel> models = new ArrayList<>(List.of(first));
    List<Path> added = new ArrayList<>();
    return new ModelCatalog() {
      @Override
      public List<BaseModel> models() {
        return List.copyOf(models);
      }

      @Override
      public List<Problem> problems() {
        return List.of();
      }

      @Override
      public BaseModel open(String nameOrFolder) {
        return models.stream().filter(m -> m.name().equals(nameOrFolder)).findFirst().orElseThrow();
      }

      @Override
      public BaseModel add(Path folder) {
        if (!folder.endsWith("good")) {
          throw ProblemException.of(
              Problem.Code.TOKENIZER_MISSING, "No tokenizer.json", folder, "Copy it there.");
        }
        models.add(Samples.model("good", 64, "fp32"));
        added.add(folder);
        return models.getLast();
      }

      @Override
      public List<Path> added() {
        return List.copyOf(added);
      }

      @Override
      public void forget(Path folder) {
        added.remove(folder);
      }

      @Override
      public Path newGraphFile(BaseModel model, String label) {
        return model.folder().resolve("model_" + label + ".onnx");
      }
    };
  }

  /** The given evaluations; a folder with {@code mmlu} in its path holds the data of MMLU. */
  public static EvaluationCatalog evaluations(List<EvaluationInfo> infos) {
    return new EvaluationCatalog() {
      @Override
      public List<EvaluationInfo> evaluations() {
        return infos;
      }

      @Override
      public List<DataMatch> recognise(Path place) {
        return place.toString().contains("mmlu")
            ? List.of(new DataMatch("mmlu", "MMLU", place, 14_042, List.of(), 0, Optional.empty()))
            : List.of();
      }

      @Override
      public Evaluation open(EvaluationRequest request) {
        throw new UnsupportedOperationException("tests of panes don't evaluate");
      }
    };
  }

  /** Settings that live as long as the map. */
  public static SettingsStore settings(Map<String, String> values) {
    return new SettingsStore() {
      @Override
      public Optional<String> get(String key) {
        return Optional.ofNullable(values.get(key));
      }

      @Override
      public void put(String key, String value) {
        values.put(key, value);
      }
    };
  }

  /** Settings that start empty. */
  public static SettingsStore settings() {
    return settings(new HashMap<>());
  }

  /** A machine with so much disk and memory. */
  public static MachineResources machine(long disk, long memory) {
    return new MachineResources() {
      @Override
      public OptionalLong freeDisk(Path place) {
        return OptionalLong.of(disk);
      }

      @Override
      public OptionalLong memory() {
        return OptionalLong.of(memory);
      }
    };
  }
}
