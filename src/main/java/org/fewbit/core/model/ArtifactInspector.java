package org.fewbit.core.model;

/** Port: describes a graph from what it holds, without running it. */
public interface ArtifactInspector {

  /**
   * Reads headers only; tensor payloads stay on disk (the hash streams them once).
   *
   * @throws org.fewbit.core.problem.ProblemException if the graph is corrupt, lacks external data
   *     or the decoder's inputs
   * @param check called several times a second while the hash is made; what it throws ends that
   */
  Artifact inspect(BaseModel model, GraphFile graph, Runnable check);

  /** The same, to the end. */
  default Artifact inspect(BaseModel model, GraphFile graph) {
    return inspect(model, graph, () -> {});
  }
}
