import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.Manifest;

/**
 * The manifest of a library without what only other module systems read: Java takes each apart at
 * every start, and lists of packages are most of some.
 */
final class SlimManifest {

  private static final List<String> KEPT =
      List.of(
          "Manifest-Version",
          "Main-Class",
          "Class-Path",
          "Multi-Release",
          "Automatic-Module-Name",
          "Enable-Native-Access",
          "Implementation-",
          "Specification-",
          "Bundle-Name",
          "Bundle-Version");

  private SlimManifest() {}

  static byte[] of(InputStream manifest) throws IOException {
    Attributes all = new Manifest(manifest).getMainAttributes();
    Manifest slim = new Manifest();
    all.forEach(
        (name, value) -> {
          if (KEPT.stream().anyMatch(name.toString()::startsWith)) {
            slim.getMainAttributes().put(name, value);
          }
        });
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    slim.write(bytes);
    return bytes.toByteArray();
  }
}
