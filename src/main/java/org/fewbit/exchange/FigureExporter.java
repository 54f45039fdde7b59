package org.fewbit.exchange;

import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.fewbit.chart.ChartTheme;
import org.fewbit.chart.Drawing;
import org.fewbit.chart.FigureChoice;
import org.fewbit.chart.Figures;

/** Draws figures and writes them; the same request gives the same bytes. */
public final class FigureExporter {

  private FigureExporter() {}

  /** The page of a request, to be looked at before it is written. */
  public static FigurePage page(FigureRequest request) {
    ChartTheme theme = request.style().look().theme().speaking(request.words(), true);
    List<Drawing> drawings = new ArrayList<>();
    for (FigureChoice choice : request.choices()) {
      drawings.addAll(Figures.draw(request.source(), choice, theme));
    }
    return new FigurePage(drawings, request.style());
  }

  /** The page as pixels: the preview is the result. */
  public static BufferedImage preview(FigurePage page, int dpi) {
    return PngWriter.draw(page, dpi);
  }

  /**
   * Writes a figure with its numbers and its caption beside it.
   *
   * @param file its end names the format: {@code .svg}, {@code .pdf} or {@code .png}
   * @return the files written: the figure, {@code .csv} (one for each chart), {@code .caption.txt}
   * @throws org.fewbit.core.problem.ProblemException if there is nothing to draw or the files can't
   *     be written
   */
  public static List<Path> write(FigureRequest request, Path file) {
    FigureFormat.of(file);
    return write(page(request), file);
  }

  /** Writes a page that was looked at. */
  public static List<Path> write(FigurePage page, Path file) {
    FigureFormat format = FigureFormat.of(file);
    String caption = caption(page.drawings(), page.style().letters());
    // The text of the SVG tells whether the font has every character, for all formats.
    String svg = SvgWriter.write(page, title(file), caption);
    FigureFiles.write(
        file,
        () ->
            switch (format) {
              case SVG -> svg.getBytes(StandardCharsets.UTF_8);
              case PDF -> PdfWriter.write(page, title(file), caption);
              case PNG -> PngWriter.write(page, page.style().dpi());
            });
    List<Path> written = new ArrayList<>(List.of(file));
    List<Drawing> drawings = page.drawings();
    for (int i = 0; i < drawings.size(); i++) {
      String letter = drawings.size() > 1 ? "-" + FigurePage.letter(i) : "";
      Path data = sibling(file, letter + ".csv");
      String text = SheetWriter.csv(drawings.get(i).data());
      FigureFiles.write(data, () -> text.getBytes(StandardCharsets.UTF_8));
      written.add(data);
    }
    Path words = sibling(file, ".caption.txt");
    FigureFiles.write(words, () -> (caption + "\n").getBytes(StandardCharsets.UTF_8));
    written.add(words);
    return written;
  }

  /** The caption of a page. */
  public static String caption(FigurePage page) {
    return caption(page.drawings(), page.style().letters());
  }

  /** The caption of a page: that of each chart, with its letter where there are several. */
  static String caption(List<Drawing> drawings, boolean letters) {
    if (drawings.size() == 1) {
      return drawings.getFirst().caption();
    }
    List<String> parts = new ArrayList<>();
    int first = 0;
    while (first < drawings.size()) {
      // Charts that one figure is divided into have one caption.
      int last = first;
      while (last + 1 < drawings.size()
          && drawings.get(last + 1).caption().equals(drawings.get(first).caption())) {
        last++;
      }
      String which =
          FigurePage.letter(first) + (last == first ? "" : "\u2013" + FigurePage.letter(last));
      parts.add((letters ? "(" + which + ") " : "") + drawings.get(first).caption());
      first = last + 1;
    }
    return parts.stream().collect(Collectors.joining("\n"));
  }

  private static String title(Path file) {
    return stem(file);
  }

  private static Path sibling(Path file, String end) {
    return file.resolveSibling(stem(file) + end);
  }

  private static String stem(Path file) {
    String name = String.valueOf(file.getFileName());
    return name.substring(0, name.lastIndexOf('.'));
  }
}
