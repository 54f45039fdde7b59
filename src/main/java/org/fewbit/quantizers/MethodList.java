package org.fewbit.quantizers;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.fewbit.core.model.Method;
import org.fewbit.core.model.QuantizationScheme;
import org.fewbit.core.model.SchemeOption;
import org.fewbit.core.quantize.MethodInfo;

/** The methods that are built in, described for lists and pickers. */
final class MethodList {

  private static final List<Integer> BITS = List.of(8, 4, 3, 2);
  private static final List<Integer> GROUPS =
      List.of(16, 32, 64, 128, 256, QuantizationScheme.ROW_WISE);

  /** The head and the embedding can be included. */
  private static final List<SchemeOption> BOTH_ENDS =
      List.of(SchemeOption.HEAD, SchemeOption.EMBEDDING);

  static final List<MethodInfo> ALL =
      List.of(
          grid(
              "rtn-w4-g128-sym",
              "Round to nearest",
              "Every weight goes to the nearest level of its group; no data, seconds.",
              with(BOTH_ENDS, SchemeOption.MSE),
              false),
          fixed(
              Method.LLM_INT8,
              "LLM.int8()",
              "Weights and activations at 8 bits; channels with outliers are multiplied apart.",
              BOTH_ENDS,
              false),
          fixed(
              Method.INT8_DYNAMIC,
              "INT8 dynamic",
              "Weights and activations at 8 bits, activation ranges found while running.",
              BOTH_ENDS,
              false),
          fixed(
              Method.INT8_STATIC,
              "INT8 static",
              "Weights and activations at 8 bits, activation ranges from calibration data.",
              List.of(SchemeOption.HEAD, SchemeOption.EMBEDDING),
              true),
          fixed(
              Method.FP16,
              "fp16",
              "All matrices stored as fp16, computed in fp32: half the file, not half the memory.",
              List.of(),
              false),
          fixed(
              Method.NF4,
              "NF4",
              "Levels at the quantiles of a normal distribution, one scale per 64 weights.",
              List.of(SchemeOption.HEAD, SchemeOption.EMBEDDING, SchemeOption.DOUBLE_QUANT),
              false),
          fixed(
              Method.FP4,
              "FP4",
              "Levels of a four-bit floating point number, one scale per 64 weights.",
              List.of(SchemeOption.HEAD, SchemeOption.EMBEDDING, SchemeOption.DOUBLE_QUANT),
              false),
          grid(
              "hqq-w4-g64-asym",
              "HQQ",
              "Moves each group's zero so that outliers weigh less; no data.",
              List.of(SchemeOption.HEAD, SchemeOption.EMBEDDING),
              false),
          grid(
              "gptq-w4-g128-sym",
              "GPTQ",
              "Rounds column by column; what is left weighs on the columns not yet rounded.",
              List.of(
                  SchemeOption.HEAD,
                  SchemeOption.MSE,
                  SchemeOption.NO_ACT_ORDER,
                  SchemeOption.DYNAMIC_GROUPS),
              true),
          grid(
              "awq-w4-g128-asym",
              "AWQ",
              "Gives inputs that are large on the data finer steps; the scales go into norms.",
              List.of(SchemeOption.HEAD, SchemeOption.EMBEDDING),
              true),
          grid(
              "spqr-w4-g16-asym",
              "SpQR",
              "As GPTQ with small groups, quantized scales, and outliers kept apart at 16 bits.",
              List.of(SchemeOption.HEAD, SchemeOption.EMBEDDING, SchemeOption.NO_OUTLIERS),
              true),
          new MethodInfo(
              Method.MIXED,
              "Mixed precision",
              "GPTQ at 2, 4 or 8 bits a layer, more where the data say it matters; b: bits in all.",
              List.of(8, 4, 2),
              List.of(),
              List.of(),
              true,
              QuantizationScheme.parse("mixed-b4.5")));

  private MethodList() {}

  private static List<SchemeOption> with(List<SchemeOption> options, SchemeOption another) {
    return Stream.concat(options.stream(), Stream.of(another)).toList();
  }

  private static MethodInfo grid(
      String example, String title, String line, List<SchemeOption> options, boolean data) {
    QuantizationScheme scheme = QuantizationScheme.parse(example);
    return new MethodInfo(scheme.method(), title, line, BITS, GROUPS, options, data, scheme);
  }

  private static MethodInfo fixed(
      Method method, String title, String line, List<SchemeOption> options, boolean data) {
    return new MethodInfo(
        method,
        title,
        line,
        List.of(method.fixedBits()),
        List.of(),
        options,
        data,
        QuantizationScheme.fixed(method));
  }

  static Optional<MethodInfo> of(Method method) {
    return ALL.stream().filter(info -> info.method() == method).findFirst();
  }

  /** Whether a method with these settings is built in. */
  static boolean has(QuantizationScheme scheme) {
    return of(scheme.method())
        .filter(
            info ->
                (info.bits().contains(scheme.bits()) || scheme.method() == Method.MIXED)
                    && (!scheme.method().hasGrid() || info.groups().contains(scheme.groupSize()))
                    && info.options().containsAll(scheme.options().flags())
                    && !(scheme.method() == Method.HQQ && scheme.symmetric()))
        .isPresent();
  }

  static boolean needsCalibration(Method method) {
    return of(method).map(MethodInfo::needsCalibration).orElse(false);
  }

  /** What to choose instead of settings that aren't built in. */
  static String advice(Method method) {
    return of(method)
        .map(MethodList::advice)
        .orElseGet(
            () ->
                "Choose another method, for example "
                    + String.join(
                        ", ", ALL.stream().map(info -> info.example().toString()).toList())
                    + "; 'fewbit quantize --list' explains them.");
  }

  private static String advice(MethodInfo info) {
    String groups =
        info.groups().isEmpty()
            ? ""
            : " and groups of "
                + String.join(
                    ", ",
                    info.groups().stream()
                        .map(g -> g == QuantizationScheme.ROW_WISE ? "row" : g.toString())
                        .toList());
    String options =
        info.options().isEmpty()
            ? ""
            : " and the options "
                + String.join(", ", info.options().stream().map(SchemeOption::text).toList());
    return "Choose "
        + info.method().text()
        + " with "
        + String.join(", ", info.bits().stream().map(b -> b.toString()).toList())
        + " bits"
        + groups
        + options
        + ", for example "
        + info.example()
        + ".";
  }
}
