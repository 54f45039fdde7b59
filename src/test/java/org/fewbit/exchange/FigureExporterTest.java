package org.fewbit.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.text.PDFTextStripper;
import org.fewbit.chart.FigureChoice;
import org.fewbit.chart.FigureKind;
import org.fewbit.chart.FigureSource;
import org.fewbit.chart.LegendPlace;
import org.fewbit.core.compare.MadeUp;
import org.fewbit.core.compare.RunIndex;
import org.fewbit.core.compare.Selection;
import org.fewbit.core.evaluation.Dimension;
import org.fewbit.core.evaluation.Score;
import org.fewbit.core.model.VariantId;
import org.fewbit.core.problem.ProblemException;
import org.fewbit.core.run.RunRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

class FigureExporterTest {

  @TempDir private Path folder;

  private static FigureSource source(String extraModel) {
    List<RunRecord> records = new ArrayList<>(MadeUp.family());
    if (!extraModel.isEmpty()) {
      VariantId variant = new VariantId(extraModel, "fp32");
      records.add(
          MadeUp.record(variant, MadeUp.perplexity(), Score.of("perplexity", 4.5, 0.05, 60000)));
      for (String id : List.of("pocket-mmlu", "pocket-gsm8k", "pocket-snli")) {
        records.add(
            MadeUp.record(
                variant,
                MadeUp.benchmark(id, Dimension.KNOWLEDGE),
                Score.of("accuracy", 0.7, 0.02, 300)));
      }
      records.add(
          MadeUp.record(
              variant,
              MadeUp.benchmark("pocket-truthfulqa", Dimension.ALIGNMENT),
              Score.of("accuracy", 0.7, 0.02, 300)));
    }
    return FigureSource.of(RunIndex.of(records), Selection.measured(), id -> List.of());
  }

  private static FigureRequest request(String extraModel, FigureStyle style, FigureKind... kinds) {
    List<FigureChoice> choices = List.of(kinds).stream().map(FigureChoice::of).toList();
    return new FigureRequest(source(extraModel), choices, style);
  }

  private static FigureStyle wide(double mm) {
    FigureStyle d = FigureStyle.DEFAULT;
    return new FigureStyle(mm, 0, 7, d.look(), LegendPlace.BOTTOM, 0, true, 150);
  }

  @ParameterizedTest
  @ValueSource(strings = {"svg", "pdf", "png"})
  void theSameRequestGivesTheSameBytes(String format) throws IOException {
    Path one = folder.resolve("one/figure." + format);
    Path two = folder.resolve("two/figure." + format);
    FigureRequest request = request("", FigureStyle.DEFAULT, FigureKind.BITS);

    FigureExporter.write(request, one);
    FigureExporter.write(request, two);

    assertThat(two).hasSameBinaryContentAs(one);
  }

  @Test
  void numbersAndCaptionLieBesideTheFigure() throws IOException {
    List<Path> files =
        FigureExporter.write(
            request("", FigureStyle.DEFAULT, FigureKind.PERPLEXITY), folder.resolve("f.svg"));

    assertThat(files)
        .extracting(f -> f.getFileName().toString())
        .containsExactly("f.svg", "f.csv", "f.caption.txt");
    assertThat(Files.readAllLines(folder.resolve("f.csv")))
        .hasSize(25)
        .first()
        .asString()
        .startsWith("model,variant");
    assertThat(Files.readString(folder.resolve("f.caption.txt")))
        .contains("95 % intervals", "n = 1,200", "Protocol: gptq, paper", "Baseline: fp32")
        .contains("Fewbit 0.1.0", "ONNX Runtime 1.29.0", "Pearson r =");
  }

  @Test
  void textOfThePdfIsEmbeddedAndSearchableInChineseToo() throws IOException {
    Path file = folder.resolve("f.pdf");

    FigureExporter.write(request("\u901a\u4e49\u5343\u95ee", wide(89), FigureKind.BITS), file);

    try (PDDocument document = Loader.loadPDF(file.toFile())) {
      assertThat(document.getPage(0).getMediaBox().getWidth()).isCloseTo(252.28f, within(0.01f));
      assertThat(new PDFTextStripper().getText(document))
          .contains("Bits per weight", "\u901a\u4e49\u5343\u95ee", "pocket-6m");
      List<PDFont> fonts = new ArrayList<>();
      collect(document.getPage(0).getResources(), fonts);
      assertThat(fonts).isNotEmpty().allMatch(PDFont::isEmbedded);
      assertThat(fonts).allMatch(f -> f.getName().contains("FewbitFigures"));
    }
  }

  private static void collect(PDResources resources, List<PDFont> fonts) throws IOException {
    for (COSName name : resources.getFontNames()) {
      fonts.add(resources.getFont(name));
    }
    for (COSName name : resources.getXObjectNames()) {
      if (resources.getXObject(name) instanceof PDFormXObject form && form.getResources() != null) {
        collect(form.getResources(), fonts);
      }
    }
  }

  @Test
  void theSvgIsXmlWithTextAndItsSize() throws Exception {
    Path file = folder.resolve("f.svg");

    FigureExporter.write(request("", wide(120), FigureKind.BITS), file);

    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    Document document =
        factory
            .newDocumentBuilder()
            .parse(new InputSource(new StringReader(Files.readString(file))));
    assertThat(document.getDocumentElement().getAttribute("width")).isEqualTo("340.157pt");
    assertThat(document.getDocumentElement().getTextContent()).contains("Bits per weight");
    assertThat(document.getElementsByTagName("text").getLength()).isGreaterThan(20);
  }

  @Test
  void thePngHasThePixelsOfItsResolution() throws IOException {
    Path file = folder.resolve("f.png");

    FigureExporter.write(request("", wide(89), FigureKind.BITS), file);

    assertThat(ImageIO.read(file.toFile()).getWidth()).isEqualTo((int) Math.round(89 / 25.4 * 150));
    // pHYs: 150 dpi are 5906 pixels a metre.
    assertThat(new String(Files.readAllBytes(file), java.nio.charset.StandardCharsets.ISO_8859_1))
        .contains("pHYs\u0000\u0000\u0017\u0012\u0000\u0000\u0017\u0012\u0001");
  }

  @Test
  void severalChartsGetLettersAndTheirOwnNumbers() throws IOException {
    List<Path> files =
        FigureExporter.write(
            request("", wide(183), FigureKind.BITS, FigureKind.PERPLEXITY),
            folder.resolve("f.svg"));

    assertThat(files)
        .extracting(f -> f.getFileName().toString())
        .containsExactly("f.svg", "f-a.csv", "f-b.csv", "f.caption.txt");
    assertThat(Files.readString(folder.resolve("f.svg"))).contains(">a</text", ">b</text");
    assertThat(Files.readString(folder.resolve("f.caption.txt"))).contains("(a) ", "(b) ");
  }

  @Test
  void aCharacterTheFontLacksIsNamed() {
    FigureRequest request = request("\u0e17\u0e14\u0e2a\u0e2d\u0e1a", wide(89), FigureKind.BITS);

    assertThatThrownBy(() -> FigureExporter.write(request, folder.resolve("f.pdf")))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("U+0E17");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void badSizesAndNamesAreToldBeforeAnythingIsWritten() {
    assertThatThrownBy(() -> wide(1)).isInstanceOf(ProblemException.class);
    assertThatThrownBy(() -> FigureFormat.of(Path.of("f.docx")))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining(".svg, .pdf or .png");
  }
}
