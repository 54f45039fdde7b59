package org.fewbit.exchange;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Iterator;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageOutputStream;
import org.fewbit.core.problem.Problem;
import org.fewbit.core.problem.ProblemException;

/** Figures as PNG that knows its resolution. */
final class PngWriter {

  private static final double POINTS_PER_INCH = 72;
  private static final double METRES_PER_INCH = 0.0254;
  private static final long MOST_PIXELS = 400_000_000L;

  private PngWriter() {}

  static byte[] write(FigurePage page, int dpi) throws IOException {
    BufferedImage image = draw(page, dpi);
    Iterator<ImageWriter> writers = ImageIO.getImageWritersByFormatName("png");
    ImageWriter writer = writers.next();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
      ImageWriteParam settings = writer.getDefaultWriteParam();
      IIOMetadata metadata =
          writer.getDefaultImageMetadata(
              ImageTypeSpecifier.createFromRenderedImage(image), settings);
      metadata.mergeTree("javax_imageio_png_1.0", resolution(dpi));
      writer.setOutput(out);
      writer.write(metadata, new IIOImage(image, null, metadata), settings);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }

  /** The page as pixels: also what a preview shows. */
  static BufferedImage draw(FigurePage page, int dpi) {
    double scale = dpi / POINTS_PER_INCH;
    long width = Math.round(page.widthPoints() * scale);
    long height = Math.round(page.heightPoints() * scale);
    if (width * height > MOST_PIXELS) {
      throw ProblemException.of(
          Problem.Code.BAD_ARGUMENT,
          "The figure would have " + width + " x " + height + " pixels",
          dpi + " dpi",
          "Choose a lower resolution or a smaller page, or write SVG or PDF.");
    }
    BufferedImage image = new BufferedImage((int) width, (int) height, BufferedImage.TYPE_INT_RGB);
    Graphics2D g2 = image.createGraphics();
    g2.scale(scale, scale);
    page.paint(g2);
    g2.dispose();
    return image;
  }

  private static IIOMetadataNode resolution(int dpi) {
    String perMetre = Long.toString(Math.round(dpi / METRES_PER_INCH));
    IIOMetadataNode density = new IIOMetadataNode("pHYs");
    density.setAttribute("pixelsPerUnitXAxis", perMetre);
    density.setAttribute("pixelsPerUnitYAxis", perMetre);
    density.setAttribute("unitSpecifier", "meter");
    IIOMetadataNode root = new IIOMetadataNode("javax_imageio_png_1.0");
    root.appendChild(density);
    return root;
  }
}
