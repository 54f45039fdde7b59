package org.fewbit.exchange;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fewbit.chart.FigureChoice;
import org.fewbit.chart.FigureKind;
import org.fewbit.chart.LegendPlace;
import org.fewbit.core.compare.Quantity;
import org.fewbit.core.compare.Selection;
import org.fewbit.core.compare.VariantKey;
import org.fewbit.core.evaluation.Dimension;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The JSON of a comparison file; unknown keys are passed over, newer versions are refused. */
final class ComparisonJson {

  /** Version this program writes. */
  static final int SCHEMA_VERSION = 1;

  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private ComparisonJson() {}

  static String text(SavedComparison comparison) {
    Map<String, Object> root = new LinkedHashMap<>();
    root.put("schemaVersion", SCHEMA_VERSION);
    root.put("charts", comparison.charts().stream().map(ComparisonJson::chart).toList());
    root.put("style", style(comparison.style()));
    root.put("selection", selection(comparison.selection()));
    root.put("runs", comparison.runs());
    return MAPPER.writeValueAsString(root).replace("\r\n", "\n") + "\n";
  }

  private static Map<String, Object> chart(FigureChoice choice) {
    Map<String, Object> chart = new LinkedHashMap<>();
    chart.put("kind", choice.kind().id());
    choice.x().ifPresent(x -> chart.put("x", x.toString()));
    choice.y().ifPresent(y -> chart.put("y", y.toString()));
    chart.put("logarithmic", choice.logarithmic());
    chart.put("cells", word(choice.cells()));
    return chart;
  }

  private static Map<String, Object> style(FigureStyle style) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("widthMm", style.widthMm());
    map.put("heightMm", style.heightMm());
    map.put("fontPoints", style.fontPoints());
    map.put("theme", word(style.look()));
    map.put("legend", word(style.legend()));
    map.put("columns", style.columns());
    map.put("letters", style.letters());
    map.put("dpi", style.dpi());
    if (style.language() != FigureStyle.DEFAULT.language()) {
      map.put("language", word(style.language()));
    }
    return map;
  }

  private static Map<String, Object> selection(Selection selection) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("hidden", selection.hidden().stream().map(VariantKey::toString).sorted().toList());
    map.put("published", selection.published());
    map.put(
        "dimensions", selection.dimensions().stream().sorted().map(ComparisonJson::word).toList());
    map.put("collapsed", selection.collapsed());
    return map;
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  static SavedComparison read(String text, String where) {
    JsonNode root;
    try {
      root = MAPPER.readTree(text);
    } catch (JacksonException e) {
      throw ComparisonFile.broken(where, "it is no JSON");
    }
    int version = root.path("schemaVersion").asInt(0);
    if (version < 1) {
      throw ComparisonFile.broken(where, "it has no schemaVersion");
    }
    if (version > SCHEMA_VERSION) {
      throw ComparisonFile.broken(
          where, "its version " + version + " is newer than this program's " + SCHEMA_VERSION);
    }
    List<FigureChoice> charts = new ArrayList<>();
    for (JsonNode chart : root.path("charts")) {
      charts.add(chart(chart, where));
    }
    if (charts.isEmpty()) {
      throw ComparisonFile.broken(where, "it has no charts");
    }
    List<String> runs = new ArrayList<>();
    root.path("runs").forEach(r -> runs.add(r.asString("")));
    return new SavedComparison(
        charts, style(root.path("style"), where), selection(root.path("selection"), where), runs);
  }

  private static FigureChoice chart(JsonNode node, String where) {
    String kind = node.path("kind").asString("");
    return new FigureChoice(
        FigureKind.parse(kind)
            .orElseThrow(() -> ComparisonFile.broken(where, "no figure is called " + kind)),
        quantity(node.path("x"), where),
        quantity(node.path("y"), where),
        node.path("logarithmic").asBoolean(false),
        constant(FigureChoice.Cells.class, node.path("cells"), FigureChoice.Cells.SCORE, where));
  }

  private static Optional<Quantity> quantity(JsonNode node, String where) {
    if (node.isMissingNode()) {
      return Optional.empty();
    }
    String text = node.asString("");
    return Optional.of(
        Quantity.parse(text)
            .orElseThrow(() -> ComparisonFile.broken(where, "no quantity is called " + text)));
  }

  private static FigureStyle style(JsonNode node, String where) {
    FigureStyle usual = FigureStyle.DEFAULT;
    return new FigureStyle(
        node.path("widthMm").asDouble(usual.widthMm()),
        node.path("heightMm").asDouble(usual.heightMm()),
        node.path("fontPoints").asDouble(usual.fontPoints()),
        constant(FigureStyle.Look.class, node.path("theme"), usual.look(), where),
        constant(LegendPlace.class, node.path("legend"), usual.legend(), where),
        node.path("columns").asInt(usual.columns()),
        node.path("letters").asBoolean(usual.letters()),
        node.path("dpi").asInt(usual.dpi()),
        constant(FigureStyle.Language.class, node.path("language"), usual.language(), where));
  }

  private static Selection selection(JsonNode node, String where) {
    Set<VariantKey> hidden = new LinkedHashSet<>();
    node.path("hidden").forEach(h -> VariantKey.parse(h.asString("")).ifPresent(hidden::add));
    Set<Dimension> dimensions = EnumSet.noneOf(Dimension.class);
    for (JsonNode each : node.path("dimensions")) {
      dimensions.add(constant(Dimension.class, each, Dimension.KNOWLEDGE, where));
    }
    return new Selection(
        hidden,
        node.path("published").asBoolean(false),
        node.has("dimensions") ? dimensions : EnumSet.allOf(Dimension.class),
        node.path("collapsed").asBoolean(true));
  }

  private static <E extends Enum<E>> E constant(
      Class<E> type, JsonNode node, E usual, String where) {
    if (node.isMissingNode()) {
      return usual;
    }
    String text = node.asString("");
    return Arrays.stream(type.getEnumConstants())
        .filter(e -> word(e).equals(text))
        .findFirst()
        .orElseThrow(
            () ->
                ComparisonFile.broken(
                    where,
                    "'" + text + "' is none of " + Arrays.toString(type.getEnumConstants())));
  }
}
