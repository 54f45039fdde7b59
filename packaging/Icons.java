import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.imageio.ImageIO;

/**
 * Draws the program's icon, a curve and the few steps that stand for it, in the form of each
 * system: {@code java packaging/Icons.java} writes packaging/icons and the window's own picture.
 */
final class Icons {

  private static final int[] ICO_SIZES = {16, 32, 48, 64, 128, 256};

  private Icons() {}

  public static void main(String[] args) throws IOException {
    Path icons = Files.createDirectories(Path.of("packaging", "icons"));
    Files.write(icons.resolve("fewbit.png"), png(512));
    Files.write(icons.resolve("fewbit.ico"), ico());
    Files.write(icons.resolve("fewbit.icns"), icns());
    Files.write(Path.of("src/main/resources/org/fewbit/app/icon.png"), png(128));
  }

  private static byte[] png(int size) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageIO.write(draw(size), "png", bytes);
    return bytes.toByteArray();
  }

  private static BufferedImage draw(int size) {
    BufferedImage image = new BufferedImage(size, size, BufferedImage.TYPE_INT_ARGB);
    Graphics2D g = image.createGraphics();
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    g.scale(size / 64.0, size / 64.0);
    g.setPaint(new GradientPaint(0, 0, new Color(0x1f4e8c), 0, 64, new Color(0x12305a)));
    g.fill(new RoundRectangle2D.Double(2, 2, 60, 60, 16, 16));
    g.setColor(new Color(255, 255, 255, 110));
    g.setStroke(new BasicStroke(2.5f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    Path2D curve = new Path2D.Double();
    curve.moveTo(11, 15);
    curve.curveTo(30, 16, 34, 48, 53, 49);
    g.draw(curve);
    g.setColor(new Color(0xffb547));
    g.setStroke(new BasicStroke(5f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER));
    Path2D steps = new Path2D.Double();
    steps.moveTo(11, 16);
    steps.lineTo(24, 16);
    steps.lineTo(24, 32);
    steps.lineTo(40, 32);
    steps.lineTo(40, 48);
    steps.lineTo(53, 48);
    g.draw(steps);
    g.setColor(Color.WHITE);
    g.fill(new Ellipse2D.Double(28.5, 28.5, 7, 7));
    g.dispose();
    return image;
  }

  /** Windows' container: a directory of PNG pictures, little endian. */
  private static byte[] ico() throws IOException {
    Map<Integer, byte[]> pictures = new LinkedHashMap<>();
    for (int size : ICO_SIZES) {
      pictures.put(size, png(size));
    }
    int total = 6 + 16 * pictures.size() + pictures.values().stream().mapToInt(p -> p.length).sum();
    ByteBuffer out = ByteBuffer.allocate(total).order(ByteOrder.LITTLE_ENDIAN);
    out.putShort((short) 0).putShort((short) 1).putShort((short) pictures.size());
    int at = 6 + 16 * pictures.size();
    for (Map.Entry<Integer, byte[]> picture : pictures.entrySet()) {
      byte side = (byte) (picture.getKey() == 256 ? 0 : picture.getKey());
      out.put(side).put(side).put((byte) 0).put((byte) 0).putShort((short) 1).putShort((short) 32);
      out.putInt(picture.getValue().length).putInt(at);
      at += picture.getValue().length;
    }
    pictures.values().forEach(out::put);
    return out.array();
  }

  /** macOS's container: typed chunks of PNG pictures, big endian. */
  private static byte[] icns() throws IOException {
    Map<String, Integer> kinds = new LinkedHashMap<>();
    kinds.put("ic07", 128);
    kinds.put("ic08", 256);
    kinds.put("ic09", 512);
    kinds.put("ic10", 1024);
    ByteArrayOutputStream chunks = new ByteArrayOutputStream();
    DataOutputStream data = new DataOutputStream(chunks);
    for (Map.Entry<String, Integer> kind : kinds.entrySet()) {
      byte[] picture = png(kind.getValue());
      data.write(kind.getKey().getBytes(StandardCharsets.US_ASCII));
      data.writeInt(picture.length + 8);
      data.write(picture);
    }
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    DataOutputStream file = new DataOutputStream(whole);
    file.write("icns".getBytes(StandardCharsets.US_ASCII));
    file.writeInt(chunks.size() + 8);
    chunks.writeTo(file);
    return whole.toByteArray();
  }
}
