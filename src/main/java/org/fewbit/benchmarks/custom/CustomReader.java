package org.fewbit.benchmarks.custom;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fewbit.benchmarks.custom.Description.Choice;
import org.fewbit.benchmarks.reader.DataReader;
import org.fewbit.benchmarks.reader.Dataset;
import org.fewbit.benchmarks.reader.TableFolder;
import tools.jackson.databind.JsonNode;

/** Reads the items file of a described benchmark. */
final class CustomReader implements DataReader<CustomItem> {

  private final Description description;

  CustomReader(Description description) {
    this.description = description;
  }

  @Override
  public String expected() {
    return description.file().getFileName() + " and " + description.data().items();
  }

  @Override
  public Dataset<CustomItem> read(Path root, boolean withShots) {
    // a person may point at the description or at the items themselves
    Path home = Files.isRegularFile(root) ? root.resolveSibling("") : root;
    TableFolder folder = new TableFolder(home, expected());
    folder.hash(description.file().getFileName().toString());
    List<CustomItem> items = items(folder, description.data().items());
    List<CustomItem> shots =
        withShots && description.shots().file().isPresent()
            ? items(folder, description.shots().file().get())
            : List.of();
    return folder.dataset(items, shots);
  }

  private List<CustomItem> items(TableFolder folder, String name) {
    List<CustomItem> items = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    folder.read(name, (row, value) -> add(row, value, ids, items));
    return items;
  }

  private String add(long row, JsonNode value, Set<String> ids, List<CustomItem> items) {
    Optional<String> lacking = lacking(value);
    if (lacking.isPresent()) {
      return "The row has no field '" + lacking.get() + "'";
    }
    String id = description.data().id().map(f -> text(value.path(f))).orElse("row/" + row);
    if (id.isBlank()) {
      return "The id is empty";
    }
    if (!ids.add(id)) {
      return "The id '" + id + "' occurs twice";
    }
    String category = description.data().category().map(f -> text(value.path(f))).orElse("");
    JsonNode answer = value.path(description.data().answer());
    List<String> choices = description.choice().map(c -> choices(c, value)).orElse(List.of());
    if (description.choice().isEmpty()) {
      List<String> answers =
          answer.isArray()
              ? answer.valueStream().map(CustomReader::text).toList()
              : List.of(text(answer));
      if (answers.isEmpty() || answers.stream().allMatch(String::isBlank)) {
        return "The answer is empty";
      }
      items.add(new CustomItem(id, category, fields(value), List.of(), -1, answers));
      return "";
    }
    if (choices.size() < 2 || choices.stream().anyMatch(String::isBlank)) {
      return "The row has fewer than two choices, or an empty one";
    }
    int gold = GoldChoice.of(answer, choices, description.choice().get().form());
    if (gold < 0) {
      return "The answer '" + text(answer) + "' is none of the " + choices.size() + " choices";
    }
    items.add(new CustomItem(id, category, fields(value), choices, gold, List.of()));
    return "";
  }

  /** The first field the prompt, the choices or the answer need that the row does not have. */
  private Optional<String> lacking(JsonNode value) {
    List<String> needed = new ArrayList<>(description.wording().prompt().fields());
    needed.remove(CustomPrompts.CHOICES);
    needed.add(description.data().answer());
    description.data().id().ifPresent(needed::add);
    description.data().category().ifPresent(needed::add);
    description.choice().ifPresent(c -> needed.addAll(c.fields()));
    description.choice().flatMap(Choice::list).ifPresent(needed::add);
    return needed.stream().filter(f -> !value.has(f) || value.path(f).isNull()).findFirst();
  }

  private static List<String> choices(Choice choice, JsonNode value) {
    if (choice.list().isPresent()) {
      return value.path(choice.list().get()).valueStream().map(CustomReader::text).toList();
    }
    return choice.texts().isEmpty()
        ? choice.fields().stream().map(f -> text(value.path(f))).toList()
        : choice.texts();
  }

  private static Map<String, String> fields(JsonNode value) {
    Map<String, String> fields = new LinkedHashMap<>();
    value.properties().forEach(e -> fields.put(e.getKey(), text(e.getValue())));
    return fields;
  }

  private static String text(JsonNode node) {
    return node.isContainer() ? node.toString() : node.asString("");
  }
}
