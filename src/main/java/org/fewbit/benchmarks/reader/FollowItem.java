package org.fewbit.benchmarks.reader;

import java.util.List;

/**
 * An instruction under one to five constraints (FollowBench).
 *
 * @param type kind of constraint, from the file's name: content, situation, style, format, example,
 *     mixed
 * @param group number of the instruction, which has five levels
 * @param level number of constraints
 * @param source where the instruction comes from; tells the rule that scores it
 * @param target what the rule compares with
 * @param path the instruction without constraints, then with one more each, up to this one; empty
 *     if the file lacks one of them
 */
public record FollowItem(
    String type,
    int group,
    int level,
    String source,
    String instruction,
    String target,
    List<String> path)
    implements Item {

  /** Copies the list. */
  public FollowItem {
    path = List.copyOf(path);
  }

  @Override
  public String id() {
    return idOfLevel(level);
  }

  /** The id of another level of the same instruction. */
  String idOfLevel(int other) {
    return type + "/" + group + "/" + other;
  }

  /** The same with the steps that lead to it. */
  FollowItem withPath(List<String> steps) {
    return new FollowItem(type, group, level, source, instruction, target, steps);
  }

  @Override
  public String category() {
    return type;
  }
}
