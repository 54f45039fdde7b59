package org.fewbit.onnx.graph;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.fewbit.core.job.Cancellation;
import org.fewbit.core.job.ProgressListener;

/**
 * A changed copy of a model, not yet written. What isn't set stays as in the original, also what
 * this program doesn't know.
 */
public final class ModelEdit {

  private final OnnxModel model;
  private List<Node> nodes;
  private List<TensorSource> initializers;
  private List<ValueInfo> inputs;
  private List<ValueInfo> outputs;
  private boolean withoutShapes;
  private final Map<String, Long> opsets = new LinkedHashMap<>();
  private final Map<String, String> metadata;
  private Supplier<Map<String, String>> late = Map::of;

  ModelEdit(OnnxModel model) {
    this.model = model;
    this.nodes = model.graph().nodes();
    this.initializers = List.copyOf(model.graph().initializers());
    this.inputs = model.graph().inputs();
    this.outputs = model.graph().outputs();
    this.metadata = new LinkedHashMap<>(model.metadata());
  }

  /** Sets the operations, in an order that can be executed. */
  public ModelEdit nodes(List<Node> newNodes) {
    nodes = List.copyOf(newNodes);
    return this;
  }

  /** Sets the constant tensors; their order is the order in which payloads are asked for. */
  public ModelEdit initializers(List<? extends TensorSource> newInitializers) {
    initializers = List.copyOf(newInitializers);
    return this;
  }

  /** Sets the inputs. */
  public ModelEdit inputs(List<ValueInfo> newInputs) {
    inputs = List.copyOf(newInputs);
    return this;
  }

  /** Sets the outputs. */
  public ModelEdit outputs(List<ValueInfo> newOutputs) {
    outputs = List.copyOf(newOutputs);
    return this;
  }

  /** Forgets what the exporter noted about types and extents between inputs and outputs. */
  public ModelEdit withoutShapes() {
    withoutShapes = true;
    return this;
  }

  /** Imports an operator set, unless the domain is there already. */
  public ModelEdit opset(String domain, long version) {
    if (!model.opsets().containsKey(domain)) {
      opsets.put(domain, version);
    }
    return this;
  }

  /** Sets a note. */
  public ModelEdit metadata(String key, String value) {
    metadata.put(key, value);
    return this;
  }

  /** Sets notes that are known only when all payloads are made. */
  public ModelEdit lateMetadata(Supplier<Map<String, String>> notes) {
    late = notes;
    return this;
  }

  /** Removes the notes whose key starts so. */
  public ModelEdit withoutMetadata(String prefix) {
    metadata.keySet().removeIf(key -> key.startsWith(prefix));
    return this;
  }

  /**
   * The model as bytes, for small changes to a session: tensors that were read stay as they are
   * (external ones point to the same relative path), new ones are embedded.
   */
  public byte[] toBytes() {
    List<Message.Field> fields = new ArrayList<>();
    for (TensorSource tensor : initializers) {
      fields.add(
          switch (tensor) {
            case Tensor read -> read.field();
            case TensorSource.Made made -> TensorFields.embedded(made, made.type().code());
          });
    }
    return MessageWriter.toBytes(message(fields));
  }

  /**
   * Writes {@code NAME.onnx} and one file {@code NAME.onnx_data} with all payloads of at least
   * {@value TensorFields#LEAST_EXTERNAL} bytes, each aligned to {@value TensorFields#ALIGNMENT}.
   * Payloads are asked for one at a time, in order, each once. Both files appear under their names
   * only when complete.
   *
   * @param target the {@code .onnx} file
   * @param listener told the bytes written
   * @throws org.fewbit.core.problem.ProblemException if a payload or the disk forbids it
   * @throws org.fewbit.core.job.CancelledException if cancelled; nothing is left then
   */
  public void write(Path target, ProgressListener listener, Cancellation cancellation) {
    new ModelWriter(this, target, listener, cancellation).write();
  }

  /**
   * Removes what {@link #write} has written.
   *
   * @param target the {@code .onnx} file
   */
  public static void remove(Path target) {
    try {
      Files.deleteIfExists(target);
      Files.deleteIfExists(ModelWriter.dataOf(target));
    } catch (IOException e) {
      throw OutputFiles.problem(e, target);
    }
  }

  OnnxModel model() {
    return model;
  }

  List<TensorSource> initializers() {
    return initializers;
  }

  List<Node> nodes() {
    return nodes;
  }

  /** The whole model with these initializer fields. */
  Message message(List<Message.Field> initializerFields) {
    Message graph =
        model
            .graph()
            .message()
            .with(
                GraphView.NODE, nested(GraphView.NODE, nodes.stream().map(Node::message).toList()))
            .with(GraphView.INITIALIZER, initializerFields)
            .with(GraphView.INPUT, infos(GraphView.INPUT, inputs))
            .with(GraphView.OUTPUT, infos(GraphView.OUTPUT, outputs));
    if (withoutShapes) {
      graph = graph.with(GraphView.VALUE_INFO, List.of());
    }
    List<Message.Field> imports = new ArrayList<>();
    for (Message.Field field : model.message().fields()) {
      if (field.number() == OnnxModel.OPSET_IMPORT) {
        imports.add(field);
      }
    }
    opsets.forEach(
        (domain, version) ->
            imports.add(
                new Message.Nested(
                    OnnxModel.OPSET_IMPORT,
                    Message.of(List.of(Fields.text(1, domain), Fields.number(2, version))))));
    List<Message.Field> notes = new ArrayList<>();
    metadata.putAll(late.get());
    metadata.forEach((key, value) -> notes.add(TensorFields.entry(OnnxModel.METADATA, key, value)));
    return model
        .message()
        .with(OnnxModel.GRAPH, List.of(new Message.Nested(OnnxModel.GRAPH, graph)))
        .with(OnnxModel.OPSET_IMPORT, imports)
        .with(OnnxModel.METADATA, notes);
  }

  private static List<Message.Field> infos(int number, List<ValueInfo> infos) {
    return nested(number, infos.stream().map(ValueInfo::message).toList());
  }

  private static List<Message.Field> nested(int number, List<Message> messages) {
    return messages.stream().<Message.Field>map(m -> new Message.Nested(number, m)).toList();
  }
}
