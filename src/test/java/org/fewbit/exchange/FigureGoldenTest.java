package org.fewbit.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.fewbit.chart.FigureChoice;
import org.fewbit.chart.FigureKind;
import org.fewbit.chart.FigureSource;
import org.fewbit.chart.LegendPlace;
import org.fewbit.chart.MadeUpFigures;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every figure kind as it was looked at and found good. {@code -Dgolden=apply} writes the golden
 * files anew, to be looked at again.
 */
class FigureGoldenTest {

  private static final Path GOLDEN = Path.of("src/test/resources/org/fewbit/exchange/figures");
  private static final Path HASHES = GOLDEN.resolve("figures.sha256");
  private static final FigureSource SOURCE = MadeUpFigures.source();

  @TempDir private Path folder;

  private static FigureStyle style(double mm, FigureStyle.Look look) {
    return new FigureStyle(mm, 0, 7, look, LegendPlace.BOTTOM, 0, true, 100);
  }

  private Path write(FigureSource source, FigureKind kind, FigureStyle style, String end) {
    Path file = folder.resolve(kind.id() + end);
    FigureExporter.write(new FigureRequest(source, List.of(FigureChoice.of(kind)), style), file);
    return file;
  }

  @ParameterizedTest
  @EnumSource(FigureKind.class)
  void theBytesAreThoseLookedAt(FigureKind kind) throws Exception {
    Map<String, String> found = new TreeMap<>();
    Path svg = write(SOURCE, kind, style(120, FigureStyle.Look.PRINT), ".svg");
    Path pdf = write(SOURCE, kind, style(89, FigureStyle.Look.PRINT), ".pdf");
    found.put(kind.id() + " 89mm print pdf", sha(pdf));
    Path png = write(SOURCE, kind, style(183, FigureStyle.Look.DARK), ".png");
    found.put(kind.id() + " 183mm dark png", sha(png));
    Path golden = GOLDEN.resolve(kind.id() + ".svgz");
    Path words = GOLDEN.resolve(kind.id() + ".caption.txt");
    if ("apply".equals(System.getProperty("golden"))) {
      Files.createDirectories(GOLDEN);
      Files.write(golden, zipped(Files.readAllBytes(svg)));
      Files.copy(
          folder.resolve(kind.id() + ".caption.txt"),
          words,
          java.nio.file.StandardCopyOption.REPLACE_EXISTING);
      Map<String, String> all = hashes();
      all.putAll(found);
      StringBuilder text = new StringBuilder();
      all.forEach((name, sha) -> text.append(sha).append("  ").append(name).append('\n'));
      Files.writeString(HASHES, text);
    }

    assertThat(Files.readString(svg)).isEqualTo(unzipped(Files.readAllBytes(golden)));
    assertThat(folder.resolve(kind.id() + ".caption.txt")).hasSameTextualContentAs(words);
    assertThat(hashes()).containsAllEntriesOf(found);
  }

  private static Map<String, String> hashes() throws IOException {
    Map<String, String> all = new TreeMap<>();
    if (Files.exists(HASHES)) {
      for (String line : Files.readAllLines(HASHES)) {
        String[] parts = line.split("  ", 2);
        all.put(parts[1], parts[0]);
      }
    }
    return all;
  }

  private static String sha(Path file) throws Exception {
    return HexFormat.of()
        .formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
  }

  private static byte[] zipped(byte[] bytes) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    }
    return out.toByteArray();
  }

  private static String unzipped(byte[] bytes) throws IOException {
    try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
      return new String(gzip.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @ParameterizedTest
  @EnumSource(FigureKind.class)
  void everyLetterLiesOnThePageInChineseToo(FigureKind kind) throws Exception {
    FigureSource chinese = MadeUpFigures.source(m -> m.replace("pocket", "\u53e3\u888b"));
    for (double mm : new double[] {89, 183}) {
      Path pdf = write(chinese, kind, style(mm, FigureStyle.Look.PRINT), ".pdf");
      try (PDDocument document = Loader.loadPDF(pdf.toFile())) {
        float width = document.getPage(0).getMediaBox().getWidth();
        float height = document.getPage(0).getMediaBox().getHeight();
        StringBuilder outside = new StringBuilder();
        PDFTextStripper places =
            new PDFTextStripper() {
              @Override
              protected void writeString(String text, List<TextPosition> letters) {
                for (TextPosition p : letters) {
                  boolean inside =
                      p.getX() >= 0
                          && p.getX() + p.getWidth() <= width + 0.5
                          && p.getY() - p.getHeight() >= -0.5
                          && p.getY() <= height + 0.5;
                  if (!inside) {
                    outside.append(p.getUnicode());
                  }
                }
              }
            };
        places.getText(document);
        assertThat(outside.toString()).as("%s at %s mm", kind, mm).isEmpty();
        assertThat(new PDFTextStripper().getText(document)).contains("\u53e3\u888b");
      }
    }
  }

  @ParameterizedTest
  @EnumSource(FigureKind.class)
  void brightnessAloneTellsPrintedFromPaper(FigureKind kind) throws IOException {
    Path png = write(SOURCE, kind, style(120, FigureStyle.Look.PRINT), ".png");

    BufferedImage image = ImageIO.read(png.toFile());
    int dark = 0;
    Set<Integer> greys = new HashSet<>();
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        int rgb = image.getRGB(x, y);
        int grey = ((rgb >> 16 & 255) * 299 + (rgb >> 8 & 255) * 587 + (rgb & 255) * 114) / 1000;
        greys.add(grey / 16);
        dark += grey < 128 ? 1 : 0;
      }
    }
    assertThat(dark).isGreaterThan(image.getWidth() * image.getHeight() / 200);
    assertThat(greys).hasSizeGreaterThan(6);
  }

  @ParameterizedTest
  @EnumSource(FigureKind.class)
  void otherToolsReadThePdf(FigureKind kind) throws Exception {
    assumeTrue(
        has("pdffonts") && has("pdftotext"), "pdffonts and pdftotext (poppler-utils) aren't here");
    Path pdf = write(SOURCE, kind, style(89, FigureStyle.Look.PRINT), ".pdf");

    assertEmbedded(pdf);
    assertThat(output("pdftotext", pdf.toString(), "-")).contains("pocket-6m");
  }

  @ParameterizedTest
  @EnumSource(FigureKind.class)
  void theSvgIsXmlThatAnotherRendererDraws(FigureKind kind) throws Exception {
    Path svg = write(SOURCE, kind, style(120, FigureStyle.Look.SCREEN), ".svg");

    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    assertThat(
            factory
                .newDocumentBuilder()
                .parse(svg.toFile())
                .getElementsByTagName("text")
                .getLength())
        .isGreaterThan(10);
    assumeTrue(has("rsvg-convert"), "rsvg-convert (librsvg2-bin) isn't here");
    assertInked(svg);
  }

  @ParameterizedTest
  @EnumSource(FigureKind.class)
  void otherToolsReadChineseInThePdf(FigureKind kind) throws Exception {
    assumeTrue(
        has("pdffonts") && has("pdftotext"), "pdffonts and pdftotext (poppler-utils) aren't here");
    FigureSource chinese = MadeUpFigures.source(m -> m.replace("pocket", "\u53e3\u888b"));
    Path pdf = write(chinese, kind, style(120, FigureStyle.Look.SCREEN), ".pdf");

    assertEmbedded(pdf);
    assertThat(output("pdftotext", pdf.toString(), "-")).contains("\u53e3\u888b");
  }

  @Test
  void twoChartsOnAPageAreReadByOtherToolsToo() throws Exception {
    List<FigureChoice> two =
        List.of(FigureChoice.of(FigureKind.PERPLEXITY), FigureChoice.of(FigureKind.BITS));
    Path pdf = folder.resolve("two.pdf");
    Path svg = folder.resolve("two.svg");
    FigureStyle wide = style(183, FigureStyle.Look.PRINT);
    FigureExporter.write(new FigureRequest(SOURCE, two, wide), pdf);
    FigureExporter.write(new FigureRequest(SOURCE, two, wide), svg);
    try (PDDocument document = Loader.loadPDF(pdf.toFile())) {
      assertThat(new PDFTextStripper().getText(document))
          .contains("Perplexity", "Bits per weight", "pocket-6m");
      // Beside each other: wider than high.
      assertThat(document.getPage(0).getMediaBox().getWidth())
          .isGreaterThan(document.getPage(0).getMediaBox().getHeight());
    }
    assertThat(Files.readString(folder.resolve("two.caption.txt"))).contains("(a) ", "\n(b) ");
    assertThat(Files.readString(folder.resolve("two-a.csv"))).contains("x: Perplexity");
    assertThat(Files.readString(folder.resolve("two-b.csv"))).contains("x: bits per weight");
    assumeTrue(
        has("pdffonts") && has("pdftotext"), "pdffonts and pdftotext (poppler-utils) aren't here");
    assertEmbedded(pdf);
    assertThat(output("pdftotext", "-layout", pdf.toString(), "-"))
        .containsPattern("(?m)^\\s*a\\s+b\\s*$")
        .contains("Bits per weight");
    assumeTrue(has("rsvg-convert"), "rsvg-convert (librsvg2-bin) isn't here");
    assertInked(svg);
  }

  private static void assertEmbedded(Path pdf) throws Exception {
    String[] fonts = output("pdffonts", pdf.toString()).split("\n", -1);
    assertThat(fonts).hasSizeGreaterThan(2);
    for (String line : List.of(fonts).subList(2, fonts.length)) {
      // name type encoding emb sub uni
      assertThat(line.isEmpty() || line.matches(".*FewbitFigures.* yes +yes +yes .*"))
          .as(line)
          .isTrue();
    }
  }

  private void assertInked(Path svg) throws Exception {
    Path png = folder.resolve("rendered.png");
    output("rsvg-convert", "-o", png.toString(), svg.toString());
    BufferedImage image = ImageIO.read(png.toFile());
    int ink = 0;
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        ink += (image.getRGB(x, y) & 0xffffff) != 0xffffff ? 1 : 0;
      }
    }
    assertThat(ink).isGreaterThan(image.getWidth() * image.getHeight() / 100);
  }

  private static boolean has(String tool) throws InterruptedException {
    try {
      Process process = new ProcessBuilder(tool, "--version").redirectErrorStream(true).start();
      process.getInputStream().readAllBytes();
      return process.waitFor(10, TimeUnit.SECONDS);
    } catch (IOException absent) {
      return false;
    }
  }

  private static String output(String... command) throws Exception {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return text;
  }
}
