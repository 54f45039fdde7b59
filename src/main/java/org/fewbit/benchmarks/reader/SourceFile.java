package org.fewbit.benchmarks.reader;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.OptionalInt;
import org.fewbit.core.problem.Problem;
import org.fewbit.core.problem.ProblemException;

/**
 * A text file in memory.
 *
 * @param path where it is
 * @param text UTF-8 without byte order mark; bytes that are not UTF-8 became U+FFFD. Of a Parquet
 *     file its column {@code text}, empty if it has none
 * @param sha256 of its bytes, hex
 * @param badByteLine first line (from 1) that is not UTF-8
 */
public record SourceFile(Path path, String text, String sha256, OptionalInt badByteLine) {

  /**
   * Reads it.
   *
   * @throws ProblemException if it can't be read or is UTF-16
   */
  public static SourceFile read(Path path) {
    byte[] bytes;
    try {
      bytes = Files.readAllBytes(path);
    } catch (IOException e) {
      throw new ProblemException(
          new Problem(
              Problem.Code.FILE_UNREADABLE,
              "The file can't be read: " + e.getMessage(),
              path.toString(),
              "Check that it exists and that you may read it."),
          e);
    }
    if (path.toString().endsWith(ParquetRows.ENDING)) {
      return new SourceFile(path, ParquetTexts.read(path), sha256(bytes), OptionalInt.empty());
    }
    if (isUtf16(bytes)) {
      throw ProblemException.of(
          Problem.Code.DATA_MALFORMED,
          "The file is UTF-16 text, not UTF-8",
          path + ":1",
          "Save it as UTF-8, or fetch the official file again.");
    }
    String text = new String(bytes, StandardCharsets.UTF_8);
    boolean marked = text.startsWith("\uFEFF");
    return new SourceFile(path, marked ? text.substring(1) : text, sha256(bytes), badLine(bytes));
  }

  /** A problem with a line of this file. */
  public Problem malformed(long line, String what) {
    return new Problem(
        Problem.Code.DATA_MALFORMED,
        what,
        path + ":" + line,
        "Correct the line or fetch the official file again; the other lines are used.");
  }

  /** Whether the text holds characters that stand for bytes which were not UTF-8. */
  public boolean isDamaged(String part) {
    return badByteLine.isPresent() && part.indexOf('\uFFFD') >= 0;
  }

  /** SHA-256, hex. */
  public static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** A byte order mark of UTF-16, or a zero in every other byte as Western text has there. */
  private static boolean isUtf16(byte[] bytes) {
    if (bytes.length < 2) {
      return false;
    }
    int first = bytes[0] & 0xFF;
    int second = bytes[1] & 0xFF;
    if ((first == 0xFF && second == 0xFE) || (first == 0xFE && second == 0xFF)) {
      return true;
    }
    int zeros = 0;
    int seen = Math.min(bytes.length, 400);
    for (int i = 0; i < seen; i++) {
      zeros += bytes[i] == 0 ? 1 : 0;
    }
    return zeros > seen / 4;
  }

  private static OptionalInt badLine(byte[] bytes) {
    CharsetDecoder decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CoderResult result = decoder.decode(in, CharBuffer.allocate(bytes.length + 1), true);
    if (!result.isError()) {
      return OptionalInt.empty();
    }
    int line = 1;
    for (int i = 0; i < in.position(); i++) {
      line += bytes[i] == '\n' ? 1 : 0;
    }
    return OptionalInt.of(line);
  }
}
