package org.fewbit.app;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.fewbit.archive.MachineFacts;
import org.fewbit.core.run.Environment;
import org.fewbit.core.run.Hardware;
import org.fewbit.ui.settings.ProgramFacts;

/**
 * What the program tells about itself: versions, folders, and the licences that packaging puts
 * beside the program ({@code licences/LIBRARIES.tsv}) or that the source tree keeps ({@code
 * packaging/licences.tsv}).
 */
public final class InstalledProgram implements ProgramFacts {

  private static final Licence FONT =
      new Licence(
          "Fewbit Figures (DejaVu Sans, Droid Sans Fallback)",
          "Bitstream Vera, Apache-2.0",
          "https://dejavu-fonts.github.io");
  private static final String FONT_TEXT = "/org/fewbit/chart/fonts/LICENCE.txt";

  private final Ports ports;
  private final Installation installation = new Installation();

  /** Over the program's ports. */
  public InstalledProgram(Ports ports) {
    this.ports = ports;
  }

  @Override
  public String version() {
    return Version.text();
  }

  @Override
  public Environment environment() {
    return ports.environment(0);
  }

  @Override
  public Hardware hardware() {
    return Hardware.of(MachineFacts.environment("", version(), 0));
  }

  @Override
  public Map<String, Path> folders() {
    return ports.folders();
  }

  @Override
  public List<Licence> licences() {
    List<Licence> all = new ArrayList<>();
    table().stream().flatMap(InstalledProgram::rows).forEach(all::add);
    all.add(FONT);
    return List.copyOf(all);
  }

  private Optional<Path> table() {
    return Stream.of("licences/LIBRARIES.tsv", "packaging/licences.tsv")
        .flatMap(name -> installation.file(name).stream())
        .findFirst();
  }

  private static Stream<Licence> rows(Path table) {
    try {
      return Files.readAllLines(table, StandardCharsets.UTF_8).stream()
          .filter(line -> !line.startsWith("#") && !line.startsWith("Library\t"))
          .map(line -> line.split("\t"))
          .filter(parts -> parts.length == 3)
          .map(parts -> new Licence(parts[0].replaceAll("-$|\\.jar$", ""), parts[1], parts[2]));
    } catch (IOException unreadable) {
      // The rest of what the program tells is still true; an empty table says that it is missing.
      return Stream.of();
    }
  }

  @Override
  public Optional<String> text(String licence) {
    if (licence.equals(FONT.licence())) {
      return resource();
    }
    String file = licence.split("[ ,]", -1)[0] + ".txt";
    return Stream.of("licences/" + file, "packaging/licences/" + file)
        .flatMap(name -> installation.file(name).stream())
        .findFirst()
        .flatMap(InstalledProgram::read);
  }

  private static Optional<String> read(Path file) {
    try {
      return Optional.of(Files.readString(file, StandardCharsets.UTF_8));
    } catch (IOException unreadable) {
      return Optional.empty();
    }
  }

  private static Optional<String> resource() {
    try (var in = InstalledProgram.class.getResourceAsStream(FONT_TEXT)) {
      return in == null
          ? Optional.empty()
          : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException unreadable) {
      return Optional.empty();
    }
  }
}
