package org.fewbit.ui;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/**
 * Pictures of a window as small files: at most 256 colours, the most frequent ones, each other
 * pixel as the nearest of them. Windows are flat; the eye sees no difference.
 */
final class SmallPng {

  private static final int MOST = 256;

  /** Colours closer than this are one before they are counted. */
  private static final int COARSE = 0xfcfcfc;

  private SmallPng() {}

  static void write(BufferedImage image, Path file) throws IOException {
    int[] pixels =
        image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    int[] palette = palette(pixels);
    BufferedImage small =
        new BufferedImage(
            image.getWidth(),
            image.getHeight(),
            BufferedImage.TYPE_BYTE_INDEXED,
            new IndexColorModel(
                8, palette.length, palette, 0, false, -1, java.awt.image.DataBuffer.TYPE_BYTE));
    Map<Integer, Integer> nearest = new HashMap<>();
    byte[] indices = new byte[pixels.length];
    for (int i = 0; i < pixels.length; i++) {
      indices[i] =
          nearest.computeIfAbsent(pixels[i] & 0xffffff, c -> nearest(palette, c)).byteValue();
    }
    small.getRaster().setDataElements(0, 0, image.getWidth(), image.getHeight(), indices);
    ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
    ImageWriteParam best = writer.getDefaultWriteParam();
    best.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
    best.setCompressionQuality(0);
    Files.deleteIfExists(file);
    try (ImageOutputStream out = ImageIO.createImageOutputStream(file.toFile())) {
      writer.setOutput(out);
      writer.write(null, new IIOImage(small, null, null), best);
    } finally {
      writer.dispose();
    }
  }

  private static int[] palette(int[] pixels) {
    Map<Integer, int[]> counts = new HashMap<>();
    for (int pixel : pixels) {
      int[] of = counts.computeIfAbsent(pixel & COARSE, c -> new int[] {0, pixel & 0xffffff});
      of[0]++;
    }
    List<int[]> frequent =
        counts.values().stream()
            .sorted(Comparator.<int[]>comparingInt(c -> -c[0]).thenComparingInt(c -> c[1]))
            .limit(MOST)
            .toList();
    return frequent.stream().mapToInt(c -> c[1]).toArray();
  }

  private static int nearest(int[] palette, int colour) {
    int best = 0;
    int least = Integer.MAX_VALUE;
    for (int i = 0; i < palette.length; i++) {
      int red = (palette[i] >> 16 & 255) - (colour >> 16 & 255);
      int green = (palette[i] >> 8 & 255) - (colour >> 8 & 255);
      int blue = (palette[i] & 255) - (colour & 255);
      int distance = red * red + green * green + blue * blue;
      if (distance < least) {
        least = distance;
        best = i;
      }
    }
    return best;
  }
}
