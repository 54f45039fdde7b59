package org.fewbit.core.quantize;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.fewbit.core.model.Artifact;
import org.fewbit.core.model.QuantizationScheme;
import org.fewbit.core.model.TensorClass;

/**
 * What making a variant did.
 *
 * @param scheme what was asked for
 * @param artifact what was written
 * @param sourceSha256 hash of the float graph it came from
 * @param seconds wall time
 * @param peakMemoryBytes largest resident memory of the process so far; 0 if unknown
 * @param calibration what a calibrated method looked at
 * @param layers every quantized tensor
 * @param skipped tensors left as they were, each with the reason
 */
public record QuantizationReport(
    QuantizationScheme scheme,
    Artifact artifact,
    String sourceSha256,
    double seconds,
    long peakMemoryBytes,
    Optional<Calibrated> calibration,
    List<LayerError> layers,
    List<Skipped> skipped) {

  /** Copies the lists. */
  public QuantizationReport {
    layers = List.copyOf(layers);
    skipped = List.copyOf(skipped);
  }

  /**
   * Tensors whose inputs the groups don't divide: the last group of each output holds fewer
   * weights, and its block is padded in the file as the runtime's kernel wants it.
   */
  public List<LayerError> padded() {
    int group = scheme.groupSize();
    return scheme.method().hasGrid() && !scheme.isRowWise()
        ? layers.stream().filter(layer -> layer.rows() % group != 0).toList()
        : List.of();
  }

  /**
   * The calibration data that was used.
   *
   * @param request which file, how many samples, which seed
   * @param sha256 of the file, hex
   * @param drawn which items, or where each window starts
   * @param tokens of all sequences
   * @param shortened sequences that were cut to what the model allows
   */
  public record Calibrated(
      CalibrationRequest request, String sha256, List<Integer> drawn, long tokens, int shortened) {

    /** Copies the list. */
    public Calibrated {
      drawn = List.copyOf(drawn);
    }
  }

  /**
   * Error of one tensor.
   *
   * @param name the node's name
   * @param tensorClass what the tensor is for
   * @param rows inputs K
   * @param columns outputs N
   * @param relativeError Frobenius norm of (dequantized - original) over that of the original
   * @param outputError on the calibration data: Frobenius norm of the output's change over that of
   *     the output, with the activations the layer sees in the quantized model; empty without
   *     calibration
   * @param outlierShare share of weights kept apart at high precision
   * @param bitsPerWeight all bits stored for the tensor over its weights
   * @param histogram how the weights are spread before and after; reports of older versions have
   *     none
   */
  public record LayerError(
      String name,
      TensorClass tensorClass,
      long rows,
      long columns,
      double relativeError,
      OptionalDouble outputError,
      double outlierShare,
      double bitsPerWeight,
      Optional<WeightHistogram> histogram) {}

  /** A tensor that was not quantized. */
  public record Skipped(String name, String reason) {}
}
