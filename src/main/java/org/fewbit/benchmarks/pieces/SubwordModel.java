package org.fewbit.benchmarks.pieces;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.fewbit.core.problem.ProblemException;

/**
 * The SentencePiece model of FLORES-200, which spBLEU needs and a person provides, or why there is
 * none.
 *
 * @param pieces empty without a usable file
 * @param text for labels: the file's hash, or why it is missing and how to get it
 */
public record SubwordModel(Optional<SentencePieces> pieces, String text) {

  /** Name in the FLORES-200 release, then in sacrebleu's cache. */
  private static final List<String> NAMES =
      List.of("flores200_sacrebleu_tokenizer_spm.model", "flores200sacrebleuspm");

  private static final int SHOWN_DIGITS = 12;

  /** Before anybody looked. */
  public static final SubwordModel NONE = new SubwordModel(Optional.empty(), howToGet());

  private static String howToGet() {
    return "there is no "
        + NAMES.getFirst()
        + "; fetch it from https://tinyurl.com/flores200sacrebleuspm (sacrebleu does so, too) and"
        + " put it beside the FLORES data or into Fewbit's data folder";
  }

  /** The first of the folders that has the file decides. */
  public static SubwordModel find(List<Path> folders) {
    return folders.stream()
        .flatMap(folder -> NAMES.stream().map(folder::resolve))
        .filter(Files::isRegularFile)
        .findFirst()
        .map(SubwordModel::read)
        .orElse(NONE);
  }

  private static SubwordModel read(Path file) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
      String text =
          "SentencePiece model SHA-256 "
              + HexFormat.of().formatHex(hash).substring(0, SHOWN_DIGITS);
      return new SubwordModel(Optional.of(new SentencePieces(file)), text);
    } catch (ProblemException e) {
      return new SubwordModel(Optional.empty(), e.problem().oneLine());
    } catch (IOException e) {
      return new SubwordModel(Optional.empty(), file + " can't be read: " + e.getMessage());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
