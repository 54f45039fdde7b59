package org.fewbit.ui;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/**
 * Pictures of a window as small files: few colours, chosen so that little is lost, and each pixel
 * as the nearest of them. Windows are flat; the eye sees no difference.
 */
final class SmallPng {

  private static final int MOST = 40;

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

  /** One after the other the colour that would lose most: by its pixels and its distance. */
  private static int[] palette(int[] pixels) {
    Map<Integer, int[]> counts = new TreeMap<>();
    for (int pixel : pixels) {
      counts.computeIfAbsent(pixel & COARSE, c -> new int[] {0, pixel & 0xffffff})[0]++;
    }
    int[][] all = counts.values().toArray(int[][]::new);
    double[] loss = new double[all.length];
    for (int i = 0; i < all.length; i++) {
      loss[i] = Double.MAX_VALUE;
    }
    int[] palette = new int[Math.min(MOST, all.length)];
    for (int n = 0; n < palette.length; n++) {
      int worst = 0;
      for (int i = 1; i < all.length; i++) {
        if (weight(all[i], loss[i]) > weight(all[worst], loss[worst])) {
          worst = i;
        }
      }
      palette[n] = all[worst][1];
      for (int i = 0; i < all.length; i++) {
        loss[i] = Math.min(loss[i], distance(all[i][1], palette[n]));
      }
    }
    return palette;
  }

  private static double weight(int[] colour, double distance) {
    return Math.sqrt(colour[0]) * distance;
  }

  private static int nearest(int[] palette, int colour) {
    int best = 0;
    int least = Integer.MAX_VALUE;
    for (int i = 0; i < palette.length; i++) {
      int distance = distance(palette[i], colour);
      if (distance < least) {
        least = distance;
        best = i;
      }
    }
    return best;
  }

  private static int distance(int a, int b) {
    int red = (a >> 16 & 255) - (b >> 16 & 255);
    int green = (a >> 8 & 255) - (b >> 8 & 255);
    int blue = (a & 255) - (b & 255);
    return red * red + green * green + blue * blue;
  }
}
