package org.fewbit.ui.fx;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import javafx.scene.Scene;
import javafx.scene.text.Font;

/**
 * Chinese on systems without a Chinese font: the font made for figures has the characters and is
 * used for the window, too. Where the system has one of its own, that is the better one.
 */
public final class ChineseFont {

  private static final List<String> OF_SYSTEMS =
      List.of(
          "Noto Sans CJK SC",
          "Noto Sans SC",
          "Source Han Sans SC",
          "WenQuanYi Micro Hei",
          "WenQuanYi Zen Hei",
          "Microsoft YaHei",
          "PingFang SC");

  private static final String FONTS = "/org/fewbit/chart/fonts/FewbitFigures-";

  private ChineseFont() {}

  /**
   * Puts the style sheet that names the font on a window that speaks Chinese, else takes it off.
   */
  public static void dress(Scene scene, Locale locale) {
    String sheet =
        Objects.requireNonNull(ChineseFont.class.getResource("/org/fewbit/ui/chinese.css"))
            .toExternalForm();
    scene.getStylesheets().remove(sheet);
    if (isNeeded(locale)) {
      scene.getStylesheets().add(sheet);
    }
  }

  /**
   * Whether Chinese is to be written and the system has no font for it; the bundled one is there.
   */
  public static boolean isNeeded(Locale locale) {
    return locale.getLanguage().equals(Locale.CHINESE.getLanguage())
        && OF_SYSTEMS.stream().noneMatch(Font.getFamilies()::contains)
        && load("Regular").isPresent()
        && load("Bold").isPresent();
  }

  private static Optional<Font> load(String style) {
    try (InputStream in = ChineseFont.class.getResourceAsStream(FONTS + style + ".ttf")) {
      return Optional.ofNullable(in == null ? null : Font.loadFont(in, -1));
    } catch (IOException unreadable) {
      // The window speaks on in whatever font there is.
      return Optional.empty();
    }
  }
}
