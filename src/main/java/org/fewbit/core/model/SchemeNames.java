package org.fewbit.core.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.fewbit.core.problem.Problem;
import org.fewbit.core.problem.ProblemException;

/** Reads the names of schemes. */
final class SchemeNames {

  private static final Pattern BITS = Pattern.compile("w([0-9]{1,2})");
  private static final Pattern GROUP = Pattern.compile("g(row|[0-9]{1,7})");
  private static final Pattern THRESHOLD = Pattern.compile("t([0-9]{1,4}(?:\\.[0-9]{1,6})?)");
  private static final Pattern TARGET = Pattern.compile("b([0-9]{1,2}(?:\\.[0-9]{1,4})?)");

  /** Longest first, so that no method's name hides a longer one. */
  private static final List<Method> METHODS =
      Stream.of(Method.values())
          .sorted(Comparator.comparingInt((Method m) -> m.text().length()).reversed())
          .toList();

  /** Names read before: charts and tables ask for the bits of the same few all the time. */
  private static final Map<String, Optional<QuantizationScheme>> KNOWN = new ConcurrentHashMap<>();

  private static final int MOST_KNOWN = 4096;

  private SchemeNames() {}

  static QuantizationScheme parse(String name) {
    return tryParse(name)
        .orElseThrow(
            () ->
                unknown(
                    name,
                    "write fp32, fp16, llm.int8, int8-dynamic, int8-static, nf4, fp4, mixed-bBITS"
                        + " or METHOD-wBITS[-gGROUP|-grow][-sym|-asym] with METHOD rtn, gptq, spqr,"
                        + " awq or hqq, for example gptq-w4-g128-sym; or a preset such as"
                        + " paper-gptq-w4"));
  }

  static Optional<QuantizationScheme> tryParse(String name) {
    if (KNOWN.size() > MOST_KNOWN) {
      KNOWN.clear();
    }
    return KNOWN.computeIfAbsent(name, SchemeNames::read);
  }

  private static Optional<QuantizationScheme> read(String name) {
    String text = name.strip().toLowerCase(Locale.ROOT);
    Optional<QuantizationScheme> preset = SchemePreset.named(text).map(SchemePreset::scheme);
    if (preset.isPresent()) {
      return preset;
    }
    for (Method method : METHODS) {
      if (text.equals(method.text())) {
        return read(method, List.of());
      }
      if (text.startsWith(method.text() + "-")) {
        return read(method, List.of(text.substring(method.text().length() + 1).split("-", -1)));
      }
    }
    return Optional.empty();
  }

  private static Optional<QuantizationScheme> read(Method method, List<String> words) {
    List<String> rest = new ArrayList<>(words);
    try {
      int bits = method.fixedBits();
      int group = QuantizationScheme.ROW_WISE;
      boolean symmetric = true;
      if (method.hasGrid()) {
        bits = take(rest, BITS).map(Integer::parseInt).orElse(0);
        group =
            take(rest, GROUP)
                .map(g -> g.equals("row") ? QuantizationScheme.ROW_WISE : Integer.parseInt(g))
                .orElse(method.defaultGroup());
        boolean sym = rest.remove("sym");
        boolean asym = rest.remove("asym");
        if (sym && asym) {
          return Optional.empty();
        }
        symmetric = sym || (!asym && method.defaultSymmetric());
      }
      OptionalDouble target = number(take(rest, TARGET));
      OptionalDouble threshold = number(take(rest, THRESHOLD));
      Set<SchemeOption> flags = EnumSet.noneOf(SchemeOption.class);
      for (SchemeOption option : SchemeOption.values()) {
        if (rest.remove(option.text())) {
          flags.add(option);
        }
      }
      return rest.isEmpty()
          ? Optional.of(
              new QuantizationScheme(
                  method, bits, group, symmetric, new SchemeOptions(flags, threshold, target)))
          : Optional.empty();
    } catch (ProblemException e) {
      return Optional.empty();
    }
  }

  private static Optional<String> take(List<String> words, Pattern pattern) {
    for (int i = 0; i < words.size(); i++) {
      Matcher matcher = pattern.matcher(words.get(i));
      if (matcher.matches()) {
        words.remove(i);
        return Optional.of(matcher.group(1));
      }
    }
    return Optional.empty();
  }

  private static OptionalDouble number(Optional<String> text) {
    return text.map(t -> OptionalDouble.of(Double.parseDouble(t))).orElse(OptionalDouble.empty());
  }

  static ProblemException unknown(String name, String hint) {
    return ProblemException.of(
        Problem.Code.SCHEME_UNKNOWN, "There is no quantization scheme '" + name + "'", name, hint);
  }
}
