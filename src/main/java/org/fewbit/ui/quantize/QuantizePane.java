package org.fewbit.ui.quantize;

import java.util.Locale;
import java.util.function.Consumer;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.fewbit.core.model.VariantId;
import org.fewbit.ui.fx.Background;
import org.fewbit.ui.fx.Texts;

/** The sheet where variants are made. */
public final class QuantizePane {

  private final QuantizeState state = new QuantizeState();
  private final QuantizeController controller;
  private final Runnable close;
  private final StackPane root = new StackPane();
  private Texts texts;

  /**
   * Builds the sheet; nothing is read before {@link #open()}.
   *
   * @param locale language of the words
   * @param made hears of every variant that has just been made
   * @param close asked to take the sheet away; what works goes on
   */
  public QuantizePane(
      QuantizeSources sources,
      Background background,
      Locale locale,
      Consumer<? super VariantId> made,
      Runnable close) {
    this.close = close;
    controller = new QuantizeController(sources, state, background, made);
    texts = Texts.of(locale, QuantizePane.class);
    controller.speak(texts);
  }

  /** The sheet; empty until {@link #build()} or {@link #open()}. */
  public Region node() {
    return root;
  }

  /** Builds the content, unless it is there; {@link #open()} does it too. */
  public void build() {
    if (root.getChildren().isEmpty()) {
      root.getChildren().setAll(new QuantizeView(state, controller, texts, close));
    }
  }

  /** Reads what there is; the last choice stays. */
  public void open() {
    build();
    controller.open();
  }

  /** Says everything in another language; the list, and what works, stay. */
  public void speak(Locale locale) {
    texts = Texts.of(locale, QuantizePane.class);
    controller.speak(texts);
    if (!root.getChildren().isEmpty()) {
      root.getChildren().clear();
      build();
    }
  }

  /** Stops what works; for the end of the window. */
  public void stop() {
    controller.cancelAll();
  }

  /** Follows the window's theme. */
  public void setDark(boolean dark) {
    state.darkProperty().set(dark);
  }
}
