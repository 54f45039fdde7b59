package org.fewbit.core.compare;

import java.util.Comparator;
import java.util.Optional;
import org.fewbit.core.model.Method;
import org.fewbit.core.model.QuantizationScheme;
import org.fewbit.core.model.VariantId;
import org.fewbit.core.run.RunRecord;

/**
 * A variant as a comparison sees it: what was measured here and what was published elsewhere stay
 * apart even under the same name.
 *
 * @param variant model and scheme
 * @param kind measured or published
 */
public record VariantKey(VariantId variant, RunRecord.Kind kind) {

  /** Within a model: unquantized ones first, then by method, more bits first, then by name. */
  public static final Comparator<VariantKey> ORDER =
      Comparator.comparing((VariantKey k) -> k.kind())
          .thenComparing(k -> k.method().map(Method::ordinal).orElse(Integer.MAX_VALUE))
          .thenComparing(Comparator.comparing((VariantKey k) -> k.bits().orElse(0)).reversed())
          .thenComparing(k -> k.variant().label());

  /** The variant of a record. */
  public static VariantKey of(RunRecord record) {
    return new VariantKey(record.spec().variant(), record.kind());
  }

  /** The base model's name. */
  public String model() {
    return variant.model();
  }

  /** The method, where the label is a scheme. */
  public Optional<Method> method() {
    return variant.scheme().map(QuantizationScheme::method);
  }

  /** Nominal bits of a stored weight, where the label is a scheme that has one width. */
  public Optional<Integer> bits() {
    return variant.scheme().map(QuantizationScheme::bits).filter(bits -> bits > 0);
  }

  /** The method's word, or the label where it is no scheme. */
  public String methodText() {
    return method().map(Method::text).orElse(variant.label());
  }

  /** Whether it was published elsewhere. */
  public boolean published() {
    return kind == RunRecord.Kind.PUBLISHED;
  }

  /** {@code model@label}, with a mark for published ones; read back by {@link #parse}. */
  @Override
  public String toString() {
    return (published() ? "published:" : "") + variant;
  }

  /** Reads {@link #toString()}; empty if it is no variant. */
  public static Optional<VariantKey> parse(String text) {
    boolean published = text.startsWith("published:");
    String rest = published ? text.substring("published:".length()) : text;
    int at = rest.lastIndexOf('@');
    if (at < 1) {
      return Optional.empty();
    }
    return Optional.of(
        new VariantKey(
            new VariantId(rest.substring(0, at), rest.substring(at + 1)),
            published ? RunRecord.Kind.PUBLISHED : RunRecord.Kind.MEASURED));
  }
}
