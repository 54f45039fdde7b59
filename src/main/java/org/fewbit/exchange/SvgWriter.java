package org.fewbit.exchange;

import java.awt.Dimension;
import java.io.StringWriter;
import java.util.Locale;
import java.util.OptionalInt;
import javax.xml.XMLConstants;
import org.apache.batik.dom.GenericDOMImplementation;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.apache.batik.svggen.SVGGraphics2D;
import org.apache.batik.svggen.SVGGraphics2DIOException;
import org.fewbit.chart.FigureFonts;
import org.fewbit.core.problem.Problem;
import org.fewbit.core.problem.ProblemException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/** Figures as SVG; text stays text, in the bundled font's name with fallbacks that fit. */
final class SvgWriter {

  private static final String HEADER = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
  private static final String SVG = "http://www.w3.org/2000/svg";

  /** DejaVu Sans has the same letters and widths; the rest are for Chinese. */
  private static final String FAMILIES =
      "'" + FigureFonts.FAMILY + "', 'DejaVu Sans', 'Noto Sans CJK SC', sans-serif";

  private SvgWriter() {}

  static String write(FigurePage page, String title, String description) {
    Document document =
        GenericDOMImplementation.getDOMImplementation().createDocument(SVG, "svg", null);
    SVGGeneratorContext context = SVGGeneratorContext.createDefault(document);
    context.setComment("");
    context.setPrecision(3);
    SVGGraphics2D g2 = new SVGGraphics2D(context, false);
    g2.setSVGCanvasSize(
        new Dimension((int) Math.ceil(page.widthPoints()), (int) Math.ceil(page.heightPoints())));
    page.paint(g2);
    Element root = g2.getRoot();
    root.setAttribute("width", points(page.widthPoints()) + "pt");
    root.setAttribute("height", points(page.heightPoints()) + "pt");
    root.setAttribute(
        "viewBox", "0 0 " + points(page.widthPoints()) + " " + points(page.heightPoints()));
    root.setAttribute(XMLConstants.XML_NS_PREFIX + ":lang", "en");
    check(root);
    families(root);
    describe(document, root, title, description);
    StringWriter text = new StringWriter();
    try {
      g2.stream(root, text, false, false);
    } catch (SVGGraphics2DIOException e) {
      throw new IllegalStateException("writing to memory failed", e);
    }
    // Without the document type, which would make readers fetch it; nothing needs it.
    return HEADER
        + text.toString()
            .substring(text.toString().indexOf("<svg"))
            .replace("\r\n", "\n")
            .replace("<!---->", "");
  }

  /** All text of the figure, to see whether the font has it. */
  private static void check(Element root) {
    OptionalInt missing = FigureFonts.firstMissing(root.getTextContent());
    if (missing.isPresent()) {
      throw ProblemException.of(
          Problem.Code.BAD_ARGUMENT,
          String.format(
              Locale.ROOT,
              "The figure has a character that its font can't draw: U+%04X",
              missing.getAsInt()),
          root.getTextContent().strip().lines().findFirst().orElse("figure"),
          "Rename the model or title that has it; Latin, Greek, Cyrillic and common Chinese"
              + " characters can be drawn.");
    }
  }

  private static void describe(Document document, Element root, String title, String description) {
    Element words = document.createElementNS(SVG, "desc");
    words.setTextContent(description);
    root.insertBefore(words, root.getFirstChild());
    Element name = document.createElementNS(SVG, "title");
    name.setTextContent(title);
    root.insertBefore(name, words);
  }

  private static void families(Element element) {
    if (element.hasAttribute("font-family")
        && element.getAttribute("font-family").contains(FigureFonts.FAMILY)) {
      element.setAttribute("font-family", FAMILIES);
    }
    NodeList children = element.getChildNodes();
    for (int i = 0; i < children.getLength(); i++) {
      Node child = children.item(i);
      if (child instanceof Element each) {
        families(each);
      }
    }
  }

  private static String points(double value) {
    return String.format(Locale.ROOT, "%.3f", value).replaceAll("\\.?0+$", "");
  }
}
