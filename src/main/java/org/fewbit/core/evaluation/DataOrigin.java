package org.fewbit.core.evaluation;

import java.util.List;

/**
 * Where an evaluation's data come from.
 *
 * @param languages of the items, as ISO 639-1 codes; empty where the data decide
 * @param licence as its publishers state it
 * @param source who publishes it under which name, or that it is bundled
 * @param link address of its publishers; empty if none is known
 * @param files which files are read; empty if that is not known
 */
public record DataOrigin(
    List<String> languages, String licence, String source, String link, String files) {

  /** Without an address. */
  public DataOrigin(List<String> languages, String licence, String source) {
    this(languages, licence, source, "", "");
  }

  /** Copies the list. */
  public DataOrigin {
    languages = List.copyOf(languages);
  }

  /** The same with the files that are read. */
  public DataOrigin withFiles(String expected) {
    return new DataOrigin(languages, licence, source, link, expected);
  }
}
