package org.fewbit.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.fewbit.core.job.CancelledException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Right always, and computed once for a file that stays as it is. */
class FileHashesTest {

  private static final int LARGE = 33 << 20;

  @TempDir Path temp;
  private final AtomicInteger megabytes = new AtomicInteger();
  private Path memory;
  private Path file;

  @BeforeEach
  void setUp() throws IOException {
    memory = temp.resolve("hashes");
    file = temp.resolve("weights");
    write((byte) 1, Instant.now().minusSeconds(60));
  }

  private void write(byte first, Instant modified) throws IOException {
    byte[] bytes = new byte[LARGE];
    bytes[0] = first;
    Files.write(file, bytes);
    Files.setLastModifiedTime(file, FileTime.from(modified));
  }

  private String hash(FileHashes hashes) throws IOException {
    megabytes.set(0);
    return hashes.sha256(List.of(file), megabytes::incrementAndGet);
  }

  private String expected() throws IOException, NoSuchAlgorithmException {
    return HexFormat.of()
        .formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
  }

  @Test
  void remembersWhatHasNotChanged() throws IOException, NoSuchAlgorithmException {
    assertThat(hash(FileHashes.rememberedIn(memory))).isEqualTo(expected());
    assertThat(megabytes.get()).isPositive();

    assertThat(hash(FileHashes.rememberedIn(memory))).isEqualTo(expected());
    assertThat(megabytes.get()).isZero();
    assertThat(hash(FileHashes.plain())).isEqualTo(expected());
    assertThat(megabytes.get()).isPositive();
  }

  @Test
  void seesThatAFileOfTheSameSizeIsAnother() throws IOException, NoSuchAlgorithmException {
    String before = hash(FileHashes.rememberedIn(memory));
    write((byte) 2, Instant.now().minusSeconds(30));

    assertThat(hash(FileHashes.rememberedIn(memory))).isEqualTo(expected()).isNotEqualTo(before);
  }

  @Test
  void doesNotRememberWhatWasTouchedAMomentAgo() throws IOException {
    write((byte) 3, Instant.now());

    hash(FileHashes.rememberedIn(memory));

    assertThat(memory).doesNotExist();
  }

  @Test
  void aDamagedMemoryIsNotBelieved() throws IOException, NoSuchAlgorithmException {
    hash(FileHashes.rememberedIn(memory));
    try (Stream<Path> memos = Files.list(memory)) {
      for (Path memo : memos.toList()) {
        Files.writeString(memo, "something else");
      }
    }

    assertThat(hash(FileHashes.rememberedIn(memory))).isEqualTo(expected());
  }

  @Test
  void worksWhereNothingCanBeKept() throws IOException, NoSuchAlgorithmException {
    Files.writeString(memory, "a file in the folder's place");

    assertThat(hash(FileHashes.rememberedIn(memory))).isEqualTo(expected());
  }

  @Test
  void canBeStopped() {
    assertThatThrownBy(
            () ->
                FileHashes.plain()
                    .sha256(
                        List.of(file),
                        () -> {
                          throw new CancelledException();
                        }))
        .isInstanceOf(CancelledException.class);
  }
}
