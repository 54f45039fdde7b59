package org.fewbit.quantizers.solve;

import java.util.Arrays;

/**
 * What a layer's inputs x look like on the calibration data, summed over all tokens in double
 * precision. Layers that read the same value share it.
 */
public final class LayerInputs {

  private final double[][] gram;
  private final double[] absoluteSum;
  private final float[] least;
  private final float[] largest;
  private long tokens;

  /** Nothing seen yet of {@code rows} inputs. */
  public LayerInputs(int rows) {
    gram = new double[rows][rows];
    absoluteSum = new double[rows];
    least = new float[rows];
    largest = new float[rows];
  }

  /** Inputs K. */
  public int rows() {
    return gram.length;
  }

  /** Tokens seen. */
  public long tokens() {
    return tokens;
  }

  /** Sum of x x^T, [K][K], symmetric: GPTQ's Hessian up to a factor. Not a copy. */
  public double[][] gram() {
    return gram;
  }

  /** Mean of |x| of each input, [K]. */
  public double[] meanAbsolute() {
    double[] mean = absoluteSum.clone();
    for (int k = 0; k < mean.length; k++) {
      mean[k] /= Math.max(1, tokens);
    }
    return mean;
  }

  /** Least value of each input, [K], at most 0. */
  public float[] least() {
    return least.clone();
  }

  /** Largest value of each input, [K], at least 0. */
  public float[] largest() {
    return largest.clone();
  }

  /**
   * What it would have seen had every input been divided by a positive number.
   *
   * @param divisors [K]
   */
  public LayerInputs dividedBy(float[] divisors) {
    LayerInputs divided = new LayerInputs(rows());
    divided.tokens = tokens;
    for (int i = 0; i < rows(); i++) {
      for (int j = 0; j < rows(); j++) {
        divided.gram[i][j] = gram[i][j] / divisors[i] / divisors[j];
      }
      divided.absoluteSum[i] = absoluteSum[i] / divisors[i];
      divided.least[i] = least[i] / divisors[i];
      divided.largest[i] = largest[i] / divisors[i];
    }
    return divided;
  }

  /** Adds one sequence: its Gram matrix [K*K] row by row and its activations [count][K]. */
  public void add(float[] sequenceGram, float[] activations, int count) {
    int rows = rows();
    for (int i = 0; i < rows; i++) {
      addGram(i, 0, Arrays.copyOfRange(sequenceGram, i * rows, (i + 1) * rows), rows);
    }
    for (int t = 0; t < count; t++) {
      addToken(Arrays.copyOfRange(activations, t * rows, (t + 1) * rows));
    }
  }

  /**
   * Adds to row i of the Gram matrix, from a column on; the tokens are added by {@link #addToken}.
   */
  public void addGram(int i, int from, float[] values, int count) {
    double[] row = gram[i];
    for (int j = 0; j < count; j++) {
      row[from + j] += values[j];
    }
  }

  /**
   * Completes a Gram matrix of which rows were added in stretches, each from the stretch's first
   * column on.
   */
  public void mirrorGram(int stretch) {
    for (int i = stretch; i < gram.length; i++) {
      for (int j = 0; j < i / stretch * stretch; j++) {
        gram[i][j] = gram[j][i];
      }
    }
  }

  /** Adds the activations of one token, [K]. */
  public void addToken(float[] activations) {
    for (int k = 0; k < activations.length; k++) {
      absoluteSum[k] += Math.abs(activations[k]);
    }
    for (int k = 0; k < activations.length; k++) {
      least[k] = Math.min(least[k], activations[k]);
    }
    for (int k = 0; k < activations.length; k++) {
      largest[k] = Math.max(largest[k], activations[k]);
    }
    tokens++;
  }
}
