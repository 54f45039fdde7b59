package org.fewbit.onnx;

import java.lang.reflect.Proxy;
import org.fewbit.core.inference.LanguageModel;

/** A model without the limit of its context, for prompts that nobody asks. */
final class LongContext {

  private static final int LONG = 1_000_000;

  private LongContext() {}

  static LanguageModel of(LanguageModel model) {
    return (LanguageModel)
        Proxy.newProxyInstance(
            LanguageModel.class.getClassLoader(),
            new Class<?>[] {LanguageModel.class},
            (proxy, method, arguments) ->
                method.getName().equals("contextLength") ? LONG : method.invoke(model, arguments));
  }
}
