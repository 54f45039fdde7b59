package org.fewbit.core.quantize;

import java.util.List;
import org.fewbit.core.job.Cancellation;
import org.fewbit.core.job.ProgressListener;
import org.fewbit.core.model.Artifact;
import org.fewbit.core.model.QuantizationScheme;

/** Port: makes a quantized variant of a float graph. */
public interface Quantizer {

  /** Whether this quantizer can make the scheme. */
  boolean supports(QuantizationScheme scheme);

  /** The methods it can make, in the order of a list. */
  List<MethodInfo> methods();

  /**
   * What a variant that lies at the target was made with otherwise than is asked for now; empty if
   * it would be the same, or if there is none. Makes nothing, but draws calibration data: not on a
   * window's thread.
   *
   * @param source what the float graph holds
   * @throws org.fewbit.core.problem.ProblemException if the calibration data can't be read
   */
  List<String> differences(QuantizationRequest request, Artifact source);

  /**
   * Reads the source layer by layer and writes the target with external data beside it; nothing is
   * left at the target on failure or cancellation.
   *
   * @throws org.fewbit.core.problem.ProblemException if the scheme, the graph, the calibration data
   *     or the disk forbid it
   * @throws org.fewbit.core.job.CancelledException if cancelled
   */
  QuantizationReport quantize(
      QuantizationRequest request, ProgressListener listener, Cancellation cancellation);
}
