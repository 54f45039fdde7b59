package org.fewbit.exchange;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Answers on disk, a text file each, named by the SHA-256 of what was asked. A cache that can't be
 * read or written only costs the asking.
 */
final class JudgeCache {

  private final Path folder;

  JudgeCache(Path folder) {
    this.folder = folder;
  }

  Optional<String> get(String question) {
    try {
      String text = Files.readString(file(question));
      return text.isEmpty() ? Optional.empty() : Optional.of(text);
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  void put(String question, String answer) {
    try {
      Files.createDirectories(folder);
      Path part = Files.createTempFile(folder, "answer", ".part");
      Files.writeString(part, answer);
      Files.move(part, file(question), StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      // asked again next time
    }
  }

  private Path file(String question) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(question.getBytes(StandardCharsets.UTF_8));
      return folder.resolve(HexFormat.of().formatHex(hash) + ".txt");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
