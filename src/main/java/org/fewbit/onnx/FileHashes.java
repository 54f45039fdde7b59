package org.fewbit.onnx;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * SHA-256 over files, one after another. Those of large files are remembered in a folder, each with
 * path, size, times and file number of what was read: a sweep over ten schemes would otherwise hash
 * the same gigabytes ten times. Files touched a moment ago are not remembered, as a further change
 * within the clock's tick would go unnoticed.
 */
public final class FileHashes {

  private static final int BUFFER = 1 << 20;
  private static final long LEAST_REMEMBERED = 32 << 20;
  private static final Duration SETTLED = Duration.ofSeconds(3);

  private final Optional<Path> folder;

  private FileHashes(Optional<Path> folder) {
    this.folder = folder;
  }

  /** Remembers nothing. */
  public static FileHashes plain() {
    return new FileHashes(Optional.empty());
  }

  /** Remembers in a folder, which is made when it is needed. */
  public static FileHashes rememberedIn(Path folder) {
    return new FileHashes(Optional.of(folder));
  }

  /**
   * The hash over the contents of all files in their order, hex.
   *
   * @param check called for each megabyte; what it throws ends this
   * @throws IOException if one can't be read
   */
  String sha256(List<Path> files, Runnable check) throws IOException {
    List<String> identity = identity(files);
    if (identity.isEmpty()) {
      return compute(files, check);
    }
    Path memo = folder.orElseThrow().resolve(hex(digest(), String.join("\n", paths(files))));
    Optional<String> known = recall(memo, identity);
    if (known.isPresent()) {
      return known.get();
    }
    String hash = compute(files, check);
    if (identity(files).equals(identity)) {
      remember(memo, identity, hash);
    }
    return hash;
  }

  private static List<String> paths(List<Path> files) {
    return files.stream().map(file -> file.toAbsolutePath().normalize().toString()).toList();
  }

  /** What changes when a file does; empty if that isn't to be relied on, or not worth it. */
  private List<String> identity(List<Path> files) throws IOException {
    List<String> lines = new ArrayList<>();
    long bytes = 0;
    Instant latest = Instant.ofEpochMilli(System.currentTimeMillis()).minus(SETTLED);
    for (Path file : files) {
      BasicFileAttributes is = Files.readAttributes(file, BasicFileAttributes.class);
      bytes += is.size();
      if (folder.isEmpty() || is.lastModifiedTime().toInstant().isAfter(latest)) {
        return List.of();
      }
      lines.add(is.size() + " " + is.lastModifiedTime() + " " + changed(file) + " " + is.fileKey());
    }
    return bytes < LEAST_REMEMBERED ? List.of() : lines;
  }

  /** Where there is one, the time of the last change that programs can't set back. */
  private static String changed(Path file) throws IOException {
    return file.getFileSystem().supportedFileAttributeViews().contains("unix")
        ? String.valueOf(Files.getAttribute(file, "unix:ctime"))
        : "";
  }

  private static Optional<String> recall(Path memo, List<String> identity) {
    try {
      List<String> lines = Files.readAllLines(memo);
      return lines.size() == identity.size() + 1
              && lines.subList(0, identity.size()).equals(identity)
          ? Optional.of(lines.getLast())
          : Optional.empty();
    } catch (IOException e) {
      // Not there, or not to be read: it is computed.
      return Optional.empty();
    }
  }

  /** A memory that can't be kept costs time, nothing else. */
  private static void remember(Path memo, List<String> identity, String hash) {
    List<String> lines = new ArrayList<>(identity);
    lines.add(hash);
    try {
      Files.createDirectories(memo.getParent());
      Path part = Files.createTempFile(memo.getParent(), "hash", ".part");
      Files.write(part, lines);
      Files.move(part, memo, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      // Read-only or full: the next one computes it again.
      return;
    }
  }

  private static String compute(List<Path> files, Runnable check) throws IOException {
    MessageDigest digest = digest();
    ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
    for (Path file : files) {
      try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
        while (channel.read(buffer.clear()) >= 0) {
          check.run();
          digest.update(buffer.flip());
        }
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static String hex(MessageDigest digest, String text) {
    return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
  }

  private static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
