package org.fewbit.benchmarks.prompt;

import java.util.List;

/**
 * Questions to a judge about FollowBench replies, in the form of the official {@code
 * gpt4_based_evaluation.py}: the instruction grows by one constraint at a time, the judge finds the
 * added constraints, weighs each, and gives its verdict in the last line. The words are our own.
 */
public final class JudgePrompts {

  private JudgePrompts() {}

  /**
   * The question about a reply.
   *
   * @param path the instruction without constraints, then with one more constraint each, to the one
   *     that was asked
   * @param reply of the model
   */
  public static String question(List<String> path, String reply) {
    int level = path.size() - 1;
    StringBuilder text = new StringBuilder();
    text.append("An instruction was made harder step by step: each step adds one constraint. ")
        .append("A model was given the last form. Judge whether its answer keeps each of the ")
        .append(level == 1 ? "added constraint" : level + " added constraints")
        .append(".\n\n");
    for (int i = 0; i < path.size(); i++) {
      text.append("### Instruction ")
          .append(i == 0 ? "without added constraints" : "with " + i + " added, step " + i)
          .append("\n")
          .append(path.get(i).strip())
          .append("\n\n");
    }
    text.append("### Answer to the last form\n")
        .append(reply.strip())
        .append("\n\n### Your task\n");
    if (level == 1) {
      text.append("1. Say which constraint was added.\n")
          .append("2. Weigh whether the answer keeps it, and say why.\n")
          .append("3. Write nothing but YES or NO in the last line.");
    } else {
      text.append("1. Say which constraints were added, in the order of the steps.\n")
          .append("2. Weigh for each whether the answer keeps it, and say why.\n")
          .append("3. Write nothing but a Python list of ")
          .append(level)
          .append(" elements, each 'YES' or 'NO', in the order of the steps, in the last line.");
    }
    return text.toString();
  }
}
