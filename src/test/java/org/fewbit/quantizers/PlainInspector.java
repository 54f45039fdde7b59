package org.fewbit.quantizers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.Map;
import org.fewbit.core.model.Artifact;
import org.fewbit.core.model.ArtifactInspector;
import org.fewbit.core.model.BaseModel;
import org.fewbit.core.model.Execution;
import org.fewbit.core.model.GraphFile;
import org.fewbit.core.model.TensorClass;
import org.fewbit.onnx.graph.DataType;
import org.fewbit.onnx.graph.OnnxModel;
import org.fewbit.onnx.graph.Tensor;
import org.fewbit.onnx.graph.TensorClassifier;

/** Counts float tensors with more than one element, by their names; enough to test quantizers. */
public final class PlainInspector implements ArtifactInspector {

  @Override
  public Artifact inspect(BaseModel model, GraphFile graph, Runnable check) {
    Map<TensorClass, Long> counts = new EnumMap<>(TensorClass.class);
    Map<TensorClass, Double> bits = new EnumMap<>(TensorClass.class);
    long all = 0;
    try (OnnxModel onnx = OnnxModel.open(graph.file())) {
      TensorClassifier classifier = new TensorClassifier(onnx.graph());
      for (Tensor tensor : onnx.graph().initializers()) {
        if (tensor.elements() > 1 && tensor.type().filter(DataType::isFloat).isPresent()) {
          counts.merge(classifier.classify(tensor.name()), tensor.elements(), Long::sum);
          all += tensor.elements();
        }
      }
      counts.keySet().forEach(key -> bits.put(key, 32.0));
      return new Artifact(
          graph.file(),
          Files.size(graph.file()),
          sha256(graph.file()),
          all,
          32,
          bits,
          counts,
          Execution.KERNEL,
          Map.of());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String sha256(Path file) throws IOException {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }
}
