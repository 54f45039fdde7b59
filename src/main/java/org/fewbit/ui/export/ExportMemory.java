package org.fewbit.ui.export;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.fewbit.chart.LegendPlace;
import org.fewbit.core.problem.ProblemException;
import org.fewbit.core.settings.SettingsStore;
import org.fewbit.exchange.FigureFormat;
import org.fewbit.exchange.FigureStyle;

/** Keeps how figures look between sessions; what can't be read back is forgotten. */
final class ExportMemory {

  private static final String PREFIX = "export.";

  private final SettingsStore settings;

  ExportMemory(SettingsStore settings) {
    this.settings = settings;
  }

  FigureStyle style() {
    FigureStyle usual = FigureStyle.DEFAULT;
    try {
      return new FigureStyle(
          number("width", usual.widthMm()),
          number("height", usual.heightMm()),
          number("font", usual.fontPoints()),
          constant(FigureStyle.Look.class, "theme").orElse(usual.look()),
          constant(LegendPlace.class, "legend").orElse(usual.legend()),
          (int) number("columns", usual.columns()),
          get("letters").map(Boolean::parseBoolean).orElse(usual.letters()),
          (int) number("dpi", usual.dpi()),
          constant(FigureStyle.Language.class, "language").orElse(usual.language()));
    } catch (ProblemException edited) {
      // Somebody edited the settings file: the default is as good.
      return usual;
    }
  }

  FigureFormat format() {
    return constant(FigureFormat.class, "format").orElse(FigureFormat.PDF);
  }

  void remember(FigureStyle style) {
    put("width", style.widthMm());
    put("height", style.heightMm());
    put("font", style.fontPoints());
    put("theme", style.look().name());
    put("legend", style.legend().name());
    put("columns", style.columns());
    put("letters", style.letters());
    put("dpi", style.dpi());
    put("language", style.language().name());
  }

  void remember(FigureFormat format) {
    put("format", format.name());
  }

  private Optional<String> get(String key) {
    return settings.get(PREFIX + key);
  }

  private void put(String key, Object value) {
    settings.put(PREFIX + key, String.format(Locale.ROOT, "%s", value));
  }

  private double number(String key, double usual) {
    try {
      return get(key).map(Double::parseDouble).orElse(usual);
    } catch (NumberFormatException edited) {
      return usual;
    }
  }

  private <E extends Enum<E>> Optional<E> constant(Class<E> type, String key) {
    return get(key)
        .flatMap(
            t ->
                Arrays.stream(type.getEnumConstants()).filter(e -> e.name().equals(t)).findFirst());
  }
}
