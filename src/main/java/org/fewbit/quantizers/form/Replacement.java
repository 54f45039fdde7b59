package org.fewbit.quantizers.form;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.fewbit.onnx.graph.GraphView;
import org.fewbit.onnx.graph.Node;
import org.fewbit.onnx.graph.Tensor;
import org.fewbit.onnx.graph.TensorSource;

/**
 * Puts planned layers into a graph: their nodes where the old node stood, their tensors where the
 * old weight stood. Weights nobody reads any more go, with the transposes and casts behind them.
 */
final class Replacement {

  private static final Set<String> PASSING = Set.of("Transpose", "Cast", "Identity");

  private final GraphView graph;
  private final GraphUses uses;
  private final Map<List<String>, LayerForm.Layer> layers = new LinkedHashMap<>();
  private final Map<String, Integer> readsGone = new HashMap<>();
  private final Set<List<String>> gone = new HashSet<>();

  Replacement(GraphView graph, GraphUses uses, List<LayerForm.Layer> planned) {
    this.graph = graph;
    this.uses = uses;
    planned.forEach(layer -> layers.put(layer.target().node().outputs(), layer));
    Map<String, Node> producers = new HashMap<>();
    for (Node node : graph.nodes()) {
      node.outputs().forEach(output -> producers.put(output, node));
    }
    for (LayerForm.Layer layer : layers.values()) {
      Node node = layer.target().node();
      drop(node.input(node.is("Gather") ? 0 : 1), producers);
    }
  }

  /** One reader of a value is gone; without another one its maker goes too. */
  private void drop(String value, Map<String, Node> producers) {
    if (readsGone.merge(value, 1, Integer::sum) < uses.reads(value)) {
      return;
    }
    Node maker = producers.get(value);
    if (maker != null && PASSING.contains(maker.opType())) {
      gone.add(maker.outputs());
      drop(maker.input(0), producers);
    }
  }

  List<Node> nodes() {
    List<Node> nodes = new ArrayList<>();
    for (Node node : graph.nodes()) {
      LayerForm.Layer layer = layers.get(node.outputs());
      if (layer != null) {
        nodes.addAll(layer.nodes());
      } else if (!gone.contains(node.outputs())) {
        nodes.add(node);
      }
    }
    return nodes;
  }

  /** Whether something still reads a weight. */
  boolean isKept(Tensor tensor) {
    return readsGone.getOrDefault(tensor.name(), 0) < Math.max(1, uses.reads(tensor.name()));
  }

  List<TensorSource> tensors() {
    Map<String, List<LayerForm.Layer>> byWeight = new HashMap<>();
    for (LayerForm.Layer layer : layers.values()) {
      byWeight.computeIfAbsent(layer.target().tensor().name(), key -> new ArrayList<>()).add(layer);
    }
    List<TensorSource> tensors = new ArrayList<>();
    for (Tensor tensor : graph.initializers()) {
      if (isKept(tensor)) {
        tensors.add(tensor);
      }
      byWeight
          .getOrDefault(tensor.name(), List.of())
          .forEach(layer -> layer.tensors().forEach(made -> tensors.add(releasing(made, tensor))));
    }
    return tensors;
  }

  /** Once a layer is made, its float weight needs no memory. */
  private static TensorSource releasing(TensorSource source, Tensor weight) {
    return source instanceof TensorSource.Made made
        ? TensorSource.make(
            made.name(),
            made.dims(),
            made.type(),
            () -> {
              MemorySegment payload = made.payload();
              weight.release();
              return payload;
            })
        : source;
  }
}
