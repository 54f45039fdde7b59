package org.fewbit.benchmarks.reader;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * FollowBench: {@code TYPE_constraints.json}, each an array of instructions with {@code
 * example_id}, {@code category}, {@code source}, {@code level}, {@code instruction} and {@code
 * target}. Level 0, the instruction without constraints, is not asked.
 */
public final class FollowBenchReader implements DataReader<FollowItem> {

  private static final String ENDING = "_constraints.json";
  private static final String EXPECTED = "data/TYPE_constraints.json";
  private static final int LEVELS = 5;

  /** Source of items that bring their own rules. */
  private static final String OWN_RULES = "pocket_rules";

  private static final List<String> RULES = List.of("contains", "starts", "ends", "brackets");
  private static final JsonMapper MAPPER = new JsonMapper();

  @Override
  public String expected() {
    return EXPECTED;
  }

  @Override
  public Dataset<FollowItem> read(Path root, boolean withShots) {
    DataFolder folder = new DataFolder(root, EXPECTED);
    List<FollowItem> items = new ArrayList<>();
    for (SourceFile file : folder.files(ENDING, "data", "")) {
      String name = file.path().getFileName().toString();
      String type = name.substring(0, name.length() - ENDING.length());
      Set<String> ids = new HashSet<>();
      JsonArray.read(file, folder, entry -> add(entry, type, ids, items));
    }
    return folder.dataset(withPaths(items), List.of());
  }

  /** Those with constraints, each with the instruction's steps up to it. */
  private static List<FollowItem> withPaths(List<FollowItem> all) {
    Map<String, String> instructions =
        all.stream().collect(Collectors.toMap(FollowItem::id, FollowItem::instruction));
    return all.stream()
        .filter(item -> item.level() > 0)
        .map(
            item -> {
              List<String> path =
                  IntStream.rangeClosed(0, item.level())
                      .mapToObj(item::idOfLevel)
                      .flatMap(id -> Stream.ofNullable(instructions.get(id)))
                      .toList();
              return path.size() > item.level() ? item.withPath(path) : item;
            })
        .toList();
  }

  private static String add(JsonNode entry, String type, Set<String> ids, List<FollowItem> items) {
    for (String field : List.of("source", "instruction", "target")) {
      if (!entry.path(field).isString()) {
        return "The entry has no text field '" + field + "'";
      }
    }
    int level = entry.path("level").asInt(-1);
    int group = entry.path("example_id").asInt(-1);
    if (level < 0 || level > LEVELS) {
      return "The level is not 0 to " + LEVELS;
    }
    if (group < 0) {
      return "The entry has no number 'example_id'";
    }
    String instruction = entry.path("instruction").stringValue();
    if (level > 0 && instruction.isBlank()) {
      return "The instruction is empty";
    }
    String target = entry.path("target").stringValue();
    if (level > 0 && entry.path("source").stringValue().equals(OWN_RULES) && !areRules(target)) {
      return "The target is no list of rules " + RULES;
    }
    FollowItem item =
        new FollowItem(
            type, group, level, entry.path("source").stringValue(), instruction, target, List.of());
    if (!ids.add(item.id())) {
      return "Level " + level + " of example_id " + group + " occurs twice";
    }
    items.add(item);
    return "";
  }

  private static boolean areRules(String target) {
    try {
      JsonNode rules = MAPPER.readTree(target);
      return rules.isArray()
          && !rules.isEmpty()
          && rules
              .valueStream()
              .allMatch(
                  rule ->
                      RULES.contains(rule.path("rule").asString(""))
                          && rule.path("value").isString());
    } catch (JacksonException e) {
      return false;
    }
  }
}
