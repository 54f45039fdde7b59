package org.fewbit.benchmarks.pieces;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Divides text into pieces as SentencePiece does with a unigram model (Kudo 2018): the text is
 * normalised, then the sequence of pieces with the highest sum of scores is found (Viterbi). Scores
 * are added in single precision as there, so that the same sequence wins.
 */
public final class SentencePieces {

  private static final char SPACE = '\u2581';
  private static final float UNKNOWN_PENALTY = 10;
  private static final double USER_MALUS = 0.1;
  private static final int NOWHERE = -1;

  /** Bytes after the first of a character in UTF-8 begin with the bits 10. */
  private static final int CONTINUED_MASK = 0xC0;

  private static final int CONTINUED = 0x80;

  private final ModelFile model;
  private final CharacterMap map;
  private final Map<String, ModelFile.Piece> pieces = new HashMap<>();
  private final List<String> userDefined;
  private final int longest;
  private final float unknown;
  private final float highest;

  /**
   * Reads a model file.
   *
   * @throws org.fewbit.core.problem.ProblemException if it is no unigram model
   */
  public SentencePieces(Path file) {
    model = ModelFile.read(file);
    map = new CharacterMap(model.charsMap);
    int most = 0;
    float low = Float.MAX_VALUE;
    float high = -Float.MAX_VALUE;
    for (ModelFile.Piece piece : model.pieces) {
      pieces.put(piece.text(), piece);
      most = Math.max(most, piece.text().length());
      if (!piece.userDefined()) {
        low = Math.min(low, piece.score());
        high = Math.max(high, piece.score());
      }
    }
    userDefined =
        model.pieces.stream()
            .filter(ModelFile.Piece::userDefined)
            .map(ModelFile.Piece::text)
            .toList();
    longest = most;
    unknown = low - UNKNOWN_PENALTY;
    highest = high;
  }

  /** The pieces of a line; a run of unknown characters is one piece. */
  public List<String> split(String line) {
    String text = normalised(line);
    return text.isEmpty() ? List.of() : best(text);
  }

  /** Characters replaced, runs of blanks made one, blanks made visible, one put in front. */
  String normalised(String line) {
    if (line.isEmpty()) {
      return "";
    }
    byte[] input = line.getBytes(StandardCharsets.UTF_8);
    StringBuilder text = new StringBuilder(model.dummyPrefix ? String.valueOf(SPACE) : "");
    boolean afterSpace = model.removeExtraSpaces;
    int at = 0;
    while (at < input.length) {
      CharacterMap.Match match = next(input, at);
      String part = match.text();
      while (afterSpace && part.startsWith(" ")) {
        part = part.substring(1);
      }
      if (!part.isEmpty()) {
        text.append(part.replace(' ', SPACE));
        afterSpace = part.endsWith(" ");
      }
      afterSpace &= model.removeExtraSpaces;
      at += match.bytes();
    }
    int end = text.length();
    while (model.removeExtraSpaces && end > 0 && text.charAt(end - 1) == SPACE) {
      end--;
    }
    return text.substring(0, end);
  }

  /** A piece that a person defined, a replacement, or the character as it is. */
  private CharacterMap.Match next(byte[] input, int at) {
    CharacterMap.Match match = userDefined(input, at);
    if (match == null) {
      match = map.longest(input, at);
    }
    if (match != null) {
      return match;
    }
    int end = at + 1;
    while (end < input.length && (input[end] & CONTINUED_MASK) == CONTINUED) {
      end++;
    }
    return new CharacterMap.Match(
        end - at, new String(input, at, end - at, StandardCharsets.UTF_8));
  }

  private CharacterMap.@Nullable Match userDefined(byte[] input, int at) {
    CharacterMap.Match longestMatch = null;
    for (String own : userDefined) {
      byte[] bytes = own.getBytes(StandardCharsets.UTF_8);
      int end = at + bytes.length;
      boolean longer = longestMatch == null || bytes.length > longestMatch.bytes();
      if (longer && end <= input.length && Arrays.equals(input, at, end, bytes, 0, bytes.length)) {
        longestMatch = new CharacterMap.Match(bytes.length, own);
      }
    }
    return longestMatch;
  }

  /** For every place of the text the best way to get there: its score and where it came from. */
  private List<String> best(String text) {
    int n = text.length();
    float[] scores = new float[n + 1];
    int[] from = new int[n + 1];
    boolean[] isUnknown = new boolean[n + 1];
    Arrays.fill(from, NOWHERE);
    for (int start = 0; start < n; start += Character.charCount(text.codePointAt(start))) {
      int single = start + Character.charCount(text.codePointAt(start));
      boolean hasSingle = false;
      for (int end = single; end <= Math.min(n, start + longest); end = next(text, end)) {
        ModelFile.Piece piece = pieces.get(text.substring(start, end));
        if (piece == null) {
          continue;
        }
        hasSingle |= end == single;
        float candidate = score(piece) + scores[start];
        if (from[end] == NOWHERE || candidate > scores[end]) {
          scores[end] = candidate;
          from[end] = start;
          isUnknown[end] = false;
        }
      }
      float candidate = unknown + scores[start];
      if (!hasSingle && (from[single] == NOWHERE || candidate > scores[single])) {
        scores[single] = candidate;
        from[single] = start;
        isUnknown[single] = true;
      }
    }
    return path(text, from, isUnknown);
  }

  private static int next(String text, int at) {
    return at + (at < text.length() ? Character.charCount(text.codePointAt(at)) : 1);
  }

  private float score(ModelFile.Piece piece) {
    return piece.userDefined()
        ? (float) (piece.text().getBytes(StandardCharsets.UTF_8).length * highest - USER_MALUS)
        : piece.score();
  }

  private static List<String> path(String text, int[] from, boolean[] isUnknown) {
    Deque<String> path = new ArrayDeque<>();
    int end = text.length();
    while (end > 0) {
      int start = from[end];
      while (isUnknown[end] && start > 0 && isUnknown[start]) {
        start = from[start];
      }
      path.addFirst(text.substring(start, end));
      end = start;
    }
    return List.copyOf(path);
  }
}
