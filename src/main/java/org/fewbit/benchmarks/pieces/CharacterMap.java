package org.fewbit.benchmarks.pieces;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Replacements of characters ({@code precompiled_charsmap}): a double-array trie of Darts-clone
 * over UTF-8 bytes whose values are places in a block of texts that end in zero.
 */
final class CharacterMap {

  /** A replacement for the first bytes of a text. */
  record Match(int bytes, String text) {}

  private static final int LABEL = 0x800000FF;

  private final int[] units;
  private final byte[] texts;

  /** Reads the block; an empty one replaces nothing. */
  CharacterMap(byte[] block) {
    if (block.length == 0) {
      units = new int[0];
      texts = block;
      return;
    }
    ByteBuffer in = ByteBuffer.wrap(block).order(ByteOrder.LITTLE_ENDIAN);
    int size = in.getInt();
    units = new int[size / Integer.BYTES];
    in.slice(in.position(), size).order(ByteOrder.LITTLE_ENDIAN).asIntBuffer().get(units);
    texts = Arrays.copyOfRange(block, Integer.BYTES + size, block.length);
  }

  /** The longest replacement at a place, if there is one. */
  @Nullable Match longest(byte[] input, int from) {
    if (units.length == 0) {
      return null;
    }
    int length = 0;
    int value = 0;
    int node = offset(units[0]);
    for (int i = from; i < input.length; i++) {
      int label = input[i] & 0xFF;
      node ^= label;
      int unit = units[node];
      if ((unit & LABEL) != label) {
        break;
      }
      node ^= offset(unit);
      if ((unit >>> 8 & 1) == 1) {
        length = i + 1 - from;
        value = units[node] & Integer.MAX_VALUE;
      }
    }
    return length == 0 ? null : new Match(length, text(value));
  }

  private static int offset(int unit) {
    return (unit >>> 10) << ((unit & 1 << 9) >>> 6);
  }

  private String text(int from) {
    int to = from;
    while (texts[to] != 0) {
      to++;
    }
    return new String(texts, from, to - from, StandardCharsets.UTF_8);
  }
}
