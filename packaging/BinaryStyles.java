import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import javafx.css.Stylesheet;

/**
 * Writes the style sheets of a folder in JavaFX's binary form, which it takes where one lies beside
 * the text, without taking the text apart at every start: {@code java -cp JAVAFX
 * packaging/BinaryStyles.java FROM TO}.
 */
final class BinaryStyles {

  private BinaryStyles() {}

  public static void main(String[] args) throws IOException {
    Path from = Path.of(args[0]);
    Path to = Path.of(args[1]);
    try (Stream<Path> all = Files.walk(from)) {
      for (Path css : (Iterable<Path>) all.filter(f -> f.toString().endsWith(".css"))::iterator) {
        Path binary = to.resolve(from.relativize(css).toString().replaceFirst("css$", "bss"));
        Files.createDirectories(binary.getParent());
        Stylesheet.convertToBinary(css.toFile(), binary.toFile());
      }
    }
  }
}
