package org.fewbit.ui.fx;

import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;

/** Copies text. */
public final class Clip {

  private Clip() {}

  /** Puts a text on the system's clipboard; call on the window's thread. */
  public static void text(String text) {
    ClipboardContent content = new ClipboardContent();
    content.putString(text);
    Clipboard.getSystemClipboard().setContent(content);
  }
}
