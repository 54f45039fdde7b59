package org.fewbit.ui.sample;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import com.github.difflib.patch.Chunk;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where two outputs differ, by words; Chinese, Japanese and Korean by characters, since they have
 * no spaces.
 *
 * @param left places of the left text that the right one has not
 * @param right places of the right text that the left one has not
 */
record OutputDiff(List<Range> left, List<Range> right) {

  /** Characters {@code from} (inclusive) to {@code to} (exclusive). */
  record Range(int from, int to) {}

  /** Beyond so many words lines are compared: a reply that long is read by lines too. */
  private static final int MANY = 6000;

  private static final Pattern WORDS =
      Pattern.compile(
          "\\p{IsHan}|\\p{IsHiragana}|\\p{IsKatakana}|\\p{IsHangul}|\\n|[^\\S\\n]+"
              + "|[\\p{L}\\p{M}\\p{N}_&&[^\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}\\p{IsHangul}]]+|.");

  private static final Pattern LINES = Pattern.compile("[^\\n]*\\n|[^\\n]+");

  OutputDiff {
    left = List.copyOf(left);
    right = List.copyOf(right);
  }

  static OutputDiff of(String left, String right) {
    Parts a = Parts.of(left, WORDS);
    Parts b = Parts.of(right, WORDS);
    if (a.texts().size() + b.texts().size() > MANY) {
      a = Parts.of(left, LINES);
      b = Parts.of(right, LINES);
    }
    List<Range> onLeft = new ArrayList<>();
    List<Range> onRight = new ArrayList<>();
    for (AbstractDelta<String> delta : DiffUtils.diff(a.texts(), b.texts()).getDeltas()) {
      a.add(delta.getSource(), onLeft);
      b.add(delta.getTarget(), onRight);
    }
    return new OutputDiff(onLeft, onRight);
  }

  /** A text in parts with where each begins; one end more than parts. */
  private record Parts(List<String> texts, List<Integer> starts) {

    static Parts of(String text, Pattern pattern) {
      List<String> texts = new ArrayList<>();
      List<Integer> starts = new ArrayList<>();
      Matcher matcher = pattern.matcher(text);
      while (matcher.find()) {
        texts.add(matcher.group());
        starts.add(matcher.start());
      }
      starts.add(text.length());
      return new Parts(texts, starts);
    }

    void add(Chunk<String> chunk, List<Range> ranges) {
      if (chunk.size() > 0) {
        int from = starts.get(chunk.getPosition());
        int to = starts.get(chunk.getPosition() + chunk.size());
        ranges.add(new Range(from, to));
      }
    }
  }
}
