package org.fewbit.chart;

import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.GraphicsEnvironment;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.OptionalInt;

/**
 * The font of exported figures. It is part of the program, so that a figure has the same bytes on
 * every machine and Chinese needs no font installed.
 */
public final class FigureFonts {

  /** Family name of the bundled font. */
  public static final String FAMILY = "Fewbit Figures";

  private static final Font REGULAR = register("FewbitFigures-Regular.ttf");

  static {
    register("FewbitFigures-Bold.ttf");
  }

  private FigureFonts() {}

  private static Font register(String file) {
    try (InputStream in = open(file)) {
      Font font = Font.createFont(Font.TRUETYPE_FONT, in);
      boolean added = GraphicsEnvironment.getLocalGraphicsEnvironment().registerFont(font);
      if (!added && !new Font(FAMILY, Font.PLAIN, 1).getFamily().equals(FAMILY)) {
        throw new IllegalStateException("the bundled font " + file + " can't be registered");
      }
      return font;
    } catch (FontFormatException e) {
      throw new IllegalStateException("the bundled font " + file + " is damaged", e);
    } catch (IOException e) {
      throw new UncheckedIOException("the bundled font " + file + " can't be read", e);
    }
  }

  private static InputStream open(String file) {
    return Objects.requireNonNull(
        FigureFonts.class.getResourceAsStream("fonts/" + file), "missing resource " + file);
  }

  /** The bundled font, registered on first use. */
  static Font of(int style, int size) {
    return REGULAR.getFamily().equals(FAMILY)
        ? new Font(FAMILY, style, size)
        : REGULAR.deriveFont(style, size);
  }

  /** The font file itself, TrueType, to be embedded in documents. */
  public static InputStream file(boolean bold) {
    return open(bold ? "FewbitFigures-Bold.ttf" : "FewbitFigures-Regular.ttf");
  }

  /** The first character that the font can't draw. */
  public static OptionalInt firstMissing(String text) {
    return text.codePoints()
        .filter(c -> !Character.isISOControl(c) && !REGULAR.canDisplay(c))
        .findFirst();
  }
}
