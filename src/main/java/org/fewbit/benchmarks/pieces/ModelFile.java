package org.fewbit.benchmarks.pieces;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import org.fewbit.core.problem.Problem;
import org.fewbit.core.problem.ProblemException;

/**
 * What a SentencePiece model file says: the protocol buffer {@code ModelProto} of {@code
 * sentencepiece_model.proto}, of which only what encoding needs is read.
 */
final class ModelFile {

  /** Kinds of pieces as the file numbers them; bytes and others are not for text. */
  private static final int NORMAL = 1;

  private static final int USER_DEFINED = 4;

  private static final int UNIGRAM = 1;
  private static final long LARGEST = 64L << 20;

  private static final int VARINT = 0;
  private static final int FIXED_64 = 1;
  private static final int BYTES = 2;
  private static final int FIXED_32 = 5;

  /**
   * A piece of the vocabulary.
   *
   * @param score natural logarithm of its probability
   * @param userDefined always kept whole
   */
  record Piece(String text, float score, boolean userDefined) {}

  final List<Piece> pieces = new ArrayList<>();
  byte[] charsMap = {};
  boolean dummyPrefix = true;
  boolean removeExtraSpaces = true;

  private int modelType = UNIGRAM;
  private boolean byteFallback;

  private ModelFile() {}

  /**
   * Reads a file.
   *
   * @throws ProblemException if it is no unigram model
   */
  static ModelFile read(Path file) {
    ModelFile model = new ModelFile();
    try {
      if (Files.size(file) > LARGEST) {
        throw invalid(file, "it is larger than " + (LARGEST >> 20) + " MiB");
      }
      ByteBuffer all = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
      each(all, tag -> model.field(tag, all));
    } catch (IOException e) {
      throw new ProblemException(problem(file, "it can't be read (" + e.getMessage() + ")"), e);
    } catch (RuntimeException e) {
      if (e instanceof ProblemException) {
        throw e;
      }
      throw new ProblemException(problem(file, "it is no protocol buffer of that kind"), e);
    }
    if (model.modelType != UNIGRAM || model.byteFallback) {
      throw invalid(file, "it is not a unigram model without bytes");
    }
    if (model.pieces.isEmpty()) {
      throw invalid(file, "it holds no pieces");
    }
    return model;
  }

  private static ProblemException invalid(Path file, String why) {
    return new ProblemException(problem(file, why));
  }

  private static Problem problem(Path file, String why) {
    return new Problem(
        Problem.Code.DATA_MALFORMED,
        "The file is no SentencePiece model that can be used: " + why,
        file.toString(),
        "Fetch the file again from where FLORES-200 or sacrebleu have it, or take it away.");
  }

  private void field(int tag, ByteBuffer in) {
    switch (tag >>> 3) {
      case 1 -> piece(bytes(in));
      case 2 -> {
        ByteBuffer trainer = bytes(in);
        each(
            trainer,
            t -> {
              switch (t >>> 3) {
                case 3 -> modelType = (int) varint(trainer);
                case 35 -> byteFallback = varint(trainer) != 0;
                default -> skip(t, trainer);
              }
            });
      }
      case 3 -> {
        ByteBuffer normalizer = bytes(in);
        each(normalizer, t -> normalizerField(t, normalizer));
      }
      default -> skip(tag, in);
    }
  }

  private void normalizerField(int tag, ByteBuffer in) {
    switch (tag >>> 3) {
      case 2 -> {
        ByteBuffer map = bytes(in);
        charsMap = new byte[map.remaining()];
        map.get(charsMap);
      }
      case 3 -> dummyPrefix = varint(in) != 0;
      case 4 -> removeExtraSpaces = varint(in) != 0;
      default -> skip(tag, in);
    }
  }

  private void piece(ByteBuffer in) {
    String[] text = {""};
    float[] score = {0};
    int[] type = {NORMAL};
    each(
        in,
        tag -> {
          switch (tag >>> 3) {
            case 1 -> text[0] = StandardCharsets.UTF_8.decode(bytes(in)).toString();
            case 2 -> score[0] = in.getFloat();
            case 3 -> type[0] = (int) varint(in);
            default -> skip(tag, in);
          }
        });
    if (type[0] == NORMAL || type[0] == USER_DEFINED) {
      pieces.add(new Piece(text[0], score[0], type[0] == USER_DEFINED));
    }
  }

  private static void each(ByteBuffer in, IntConsumer field) {
    while (in.hasRemaining()) {
      field.accept((int) varint(in));
    }
  }

  private static ByteBuffer bytes(ByteBuffer in) {
    int length = Math.toIntExact(varint(in));
    ByteBuffer part = in.slice(in.position(), length).order(ByteOrder.LITTLE_ENDIAN);
    in.position(in.position() + length);
    return part;
  }

  private static long varint(ByteBuffer in) {
    long value = 0;
    for (int shift = 0; shift < Long.SIZE; shift += 7) {
      byte part = in.get();
      value |= (part & 0x7FL) << shift;
      if (part >= 0) {
        return value;
      }
    }
    throw new IllegalArgumentException("a number of more than 64 bits");
  }

  private static void skip(int tag, ByteBuffer in) {
    switch (tag & 7) {
      case VARINT -> varint(in);
      case FIXED_64 -> in.position(in.position() + Long.BYTES);
      case BYTES -> bytes(in);
      case FIXED_32 -> in.position(in.position() + Integer.BYTES);
      default -> throw new IllegalArgumentException("wire type " + (tag & 7));
    }
  }
}
