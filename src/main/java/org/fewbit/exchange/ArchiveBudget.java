package org.fewbit.exchange;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** What an archive may still unpack to: sizes in its directory can't be believed. */
final class ArchiveBudget {

  /** More than any comparison holds. */
  static final long MOST_BYTES = 2L << 30;

  private static final int MOST_ENTRIES = 20_000;

  private final String where;
  private long bytes = MOST_BYTES;
  private int entries = MOST_ENTRIES;

  /** A whole one; {@code where} is the archive's path, for messages. */
  ArchiveBudget(String where) {
    this.where = where;
  }

  /** Another entry. */
  void entry() {
    entries--;
    if (entries < 0) {
      throw ComparisonFile.broken(where, "it holds more than " + MOST_ENTRIES + " files");
    }
  }

  /** Copies an entry of at most {@code most} bytes. */
  void copy(InputStream from, OutputStream to, long most) throws IOException {
    byte[] buffer = new byte[1 << 16];
    long left = Math.min(most, bytes);
    for (int n = from.read(buffer); n >= 0; n = from.read(buffer)) {
      left -= n;
      bytes -= n;
      if (left < 0) {
        throw ComparisonFile.broken(where, "it unpacks to more than a comparison may hold");
      }
      to.write(buffer, 0, n);
    }
  }
}
