import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Puts the licence of every shipped library beside it: a table, the texts of the licences and the
 * notices that the jars carry. A library that packaging/licences.tsv does not name stops the
 * packaging, so that none is shipped without.
 */
final class Licences {

  private static final Path HERE = Path.of("packaging");
  private static final Pattern NOTICE =
      Pattern.compile("(?:META-INF/)?[^/]*(?:LICEN[CS]E|NOTICE|ThirdPartyNotices)[^/]*(?<!\\.class)");

  private Licences() {}

  static void collect(Path libs, Path to) throws IOException {
    Files.createDirectories(to);
    Map<String, String> known = known();
    List<String> table = new ArrayList<>(List.of("Library\tLicence\tSource"));
    List<String> unknown = new ArrayList<>();
    List<Path> jars;
    try (Stream<Path> files = Files.list(libs)) {
      jars = files.sorted().toList();
    }
    for (Path jar : jars) {
      String file = jar.getFileName().toString();
      known.keySet().stream()
          .filter(file::startsWith)
          .findFirst()
          .ifPresentOrElse(
              prefix -> table.add(file + "\t" + known.get(prefix)), () -> unknown.add(file));
      notices(jar, to);
    }
    if (!unknown.isEmpty()) {
      throw new IllegalStateException(
          "No licence noted in packaging/licences.tsv for " + String.join(", ", unknown));
    }
    Files.write(to.resolve("LIBRARIES.tsv"), table);
    try (Stream<Path> texts = Files.list(HERE.resolve("licences"))) {
      for (Path text : (Iterable<Path>) texts::iterator) {
        Files.copy(text, to.resolve(text.getFileName()));
      }
    }
  }

  private static Map<String, String> known() throws IOException {
    Map<String, String> known = new LinkedHashMap<>();
    for (String line : Files.readAllLines(HERE.resolve("licences.tsv"))) {
      String[] parts = line.split("\t", 2);
      if (parts.length == 2 && !line.startsWith("#")) {
        known.put(parts[0], parts[1]);
      }
    }
    return known;
  }

  private static void notices(Path jar, Path to) throws IOException {
    String name = jar.getFileName().toString().replaceAll("\\.jar$", "");
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      List<? extends ZipEntry> entries =
          zip.stream().filter(e -> NOTICE.matcher(e.getName()).matches()).toList();
      for (ZipEntry entry : entries) {
        Path folder = Files.createDirectories(to.resolve(name));
        String file = entry.getName().replace("META-INF/", "");
        Files.write(folder.resolve(file), zip.getInputStream(entry).readAllBytes());
      }
    }
  }
}
