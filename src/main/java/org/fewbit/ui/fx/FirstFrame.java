package org.fewbit.ui.fx;

import java.util.concurrent.atomic.AtomicInteger;
import javafx.application.Platform;
import javafx.scene.Scene;

/** Tells when a window has really been drawn: showing it only asks for that. */
public final class FirstFrame {

  /** The first pulse lays out, the second starts after the first was drawn. */
  private static final int PULSES = 2;

  private FirstFrame() {}

  /** Runs {@code action} once, on the JavaFX thread, after the scene was drawn. */
  public static void then(Scene scene, Runnable action) {
    AtomicInteger pulses = new AtomicInteger();
    Runnable[] listener = new Runnable[1];
    listener[0] =
        () -> {
          if (pulses.incrementAndGet() < PULSES) {
            Platform.requestNextPulse();
          } else {
            scene.removePostLayoutPulseListener(listener[0]);
            Platform.runLater(action);
          }
        };
    scene.addPostLayoutPulseListener(listener[0]);
    Platform.requestNextPulse();
  }
}
