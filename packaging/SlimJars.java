import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * Copies jars without the native libraries of other systems (ONNX Runtime's jar carries four
 * systems and a file of debug symbols: 54 MB, of which one needs 11), those of JavaFX beside them.
 */
final class SlimJars {

  /** The folder of a system inside the jars that carry several. */
  private static final Pattern NATIVE =
      Pattern.compile(
          "(?:ai/onnxruntime/native|native/lib|com/sun/jna)/([a-z0-9]+-[a-z0-9_-]+)/.+");

  /** The same where system and processor are two folders (zstd-jni, snappy-java). */
  private static final Pattern NESTED =
      Pattern.compile(
          "(?:org/xerial/snappy/native/)?([A-Za-z]+/[a-z0-9_-]+)/lib(?:zstd-jni|snappyjava).*"
              + "|org/xerial/snappy/native/([A-Za-z]+/[a-z0-9_-]+)/snappyjava.*");

  private SlimJars() {}

  /** One jar, or every jar of a folder. */
  static void copy(Path from, Path to, Target target) throws IOException {
    if (Files.isDirectory(from)) {
      List<Path> jars;
      try (Stream<Path> files = Files.list(from)) {
        jars = files.sorted().toList();
      }
      for (Path jar : jars) {
        copy(jar, to.resolve(jar.getFileName()), target);
      }
      return;
    }
    try (ZipFile jar = new ZipFile(from.toFile())) {
      slim(jar, to, target);
    }
  }

  private static boolean isForeign(ZipEntry entry, Target target) {
    Matcher nested = NESTED.matcher(entry.getName());
    if (nested.matches()) {
      String folder = nested.group(1) == null ? nested.group(2) : nested.group(1);
      return !target.owns(folder.replace('/', '-').toLowerCase(Locale.ROOT));
    }
    Matcher matcher = NATIVE.matcher(entry.getName());
    return matcher.matches()
        && (!target.owns(matcher.group(1)) || entry.getName().contains(".dSYM/"));
  }

  /**
   * JavaFX looks beside its jars first. From inside a jar it would copy them into the home of each
   * user, and compare what is there with the jar at every start.
   */
  private static boolean isLibraryOfJavaFx(Path jar, ZipEntry entry) {
    return jar.getFileName().toString().startsWith("javafx-")
        && entry.getName().matches("[^/]+\\.(so|dll|dylib)");
  }

  private static void slim(ZipFile jar, Path to, Target target) throws IOException {
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(to))) {
      for (Enumeration<? extends ZipEntry> all = jar.entries(); all.hasMoreElements(); ) {
        ZipEntry entry = all.nextElement();
        if (isForeign(entry, target)) {
          continue;
        }
        if (isLibraryOfJavaFx(to, entry)) {
          Files.copy(jar.getInputStream(entry), to.resolveSibling(entry.getName()));
          continue;
        }
        ZipEntry copy = new ZipEntry(entry.getName());
        copy.setTime(entry.getTime());
        out.putNextEntry(copy);
        if (entry.getName().equals(JarFile.MANIFEST_NAME)) {
          out.write(SlimManifest.of(jar.getInputStream(entry)));
        } else {
          jar.getInputStream(entry).transferTo(out);
        }
        out.closeEntry();
      }
    }
  }
}
