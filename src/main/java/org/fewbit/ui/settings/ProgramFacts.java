package org.fewbit.ui.settings;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fewbit.core.run.Environment;
import org.fewbit.core.run.Hardware;

/**
 * Port: what the program tells about itself. Reading may load libraries: not on the window's
 * thread.
 */
public interface ProgramFacts {

  /** This program's version; quick. */
  String version();

  /** Machine and software versions. */
  Environment environment();

  /** The machine alone, which loads nothing. */
  Hardware hardware();

  /** Folders in use: name to path. */
  Map<String, Path> folders();

  /** What is shipped under which licence; empty if the table is not installed. */
  List<Licence> licences();

  /** The full text of a licence named in {@link Licence#licence()}, if it is installed. */
  Optional<String> text(String licence);

  /**
   * One shipped part.
   *
   * @param part library, font or data
   * @param licence its name
   * @param source where it comes from
   */
  record Licence(String part, String licence, String source) {}
}
