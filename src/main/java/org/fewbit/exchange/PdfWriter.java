package org.fewbit.exchange;

import de.rototor.pdfbox.graphics2d.PdfBoxGraphics2D;
import de.rototor.pdfbox.graphics2d.PdfBoxGraphics2DFontTextDrawer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.fewbit.chart.FigureFonts;

/** Figures as PDF: one page, fonts embedded as subsets, text that can be searched. */
final class PdfWriter {

  private PdfWriter() {}

  static byte[] write(FigurePage page, String title, String description) throws IOException {
    float width = (float) page.widthPoints();
    float height = (float) page.heightPoints();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (PDDocument document = new PDDocument();
        InputStream regular = FigureFonts.file(false);
        InputStream bold = FigureFonts.file(true);
        PdfBoxGraphics2DFontTextDrawer fonts = new PdfBoxGraphics2DFontTextDrawer()) {
      PDPage sheet = new PDPage(new PDRectangle(width, height));
      document.addPage(sheet);
      fonts.registerFont(FigureFonts.FAMILY, regular);
      // The name that Java gives the bold face.
      fonts.registerFont(FigureFonts.FAMILY + " Bold", bold);
      PdfBoxGraphics2D g2 = new PdfBoxGraphics2D(document, width, height);
      g2.setFontTextDrawer(fonts);
      page.paint(g2);
      g2.dispose();
      try (PDPageContentStream content = new PDPageContentStream(document, sheet)) {
        content.drawForm(g2.getXFormObject());
      }
      document.getDocumentInformation().setTitle(title);
      document.getDocumentInformation().setSubject(description);
      document.getDocumentInformation().setCreator("Fewbit");
      // Without it the id is made from the time.
      document.setDocumentId(1L);
      document.save(bytes, CompressParameters.DEFAULT_COMPRESSION);
    }
    return bytes.toByteArray();
  }
}
