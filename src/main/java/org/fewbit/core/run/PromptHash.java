package org.fewbit.core.run;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.fewbit.core.inference.ChatMessage;
import org.fewbit.core.inference.Decoding;
import org.fewbit.core.inference.Prompt;
import org.fewbit.core.inference.Request;

/**
 * Hash of a sample's requests: prompts, continuations and decoding. Each field is written with its
 * length before it, so that no two different requests look alike. Conversations are hashed as
 * messages; how they are rendered is part of {@link Provenance#templateSha256()}.
 */
public final class PromptHash {

  private final StringBuilder text = new StringBuilder();

  private PromptHash() {}

  /** SHA-256 over the requests, hex. */
  public static String of(List<Request> requests) {
    PromptHash hash = new PromptHash();
    requests.forEach(hash::add);
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256")
              .digest(hash.text.toString().getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private void add(Request request) {
    switch (request) {
      case Request.LogLikelihood(Prompt context, String continuation) -> {
        field("logLikelihood");
        add(context);
        field(continuation);
      }
      case Request.Window window -> {
        field("window");
        field(window.tokens().toString());
        field(Integer.toString(window.firstScored()));
      }
      case Request.Divergence divergence -> {
        field("divergence");
        field(divergence.tokens().toString());
        field(Integer.toString(divergence.firstScored()));
      }
      case Request.Generate(Prompt prompt, Decoding decoding) -> {
        field("generate");
        add(prompt);
        field(decoding.toString());
      }
      case Request.Speed(int promptTokens, int newTokens) -> {
        field("speed");
        field(promptTokens + "+" + newTokens);
      }
    }
  }

  private void add(Prompt prompt) {
    switch (prompt) {
      case Prompt.Plain(String plain) -> {
        field("plain");
        field(plain);
      }
      case Prompt.Chat(List<ChatMessage> messages) -> {
        field("chat" + messages.size());
        for (ChatMessage message : messages) {
          field(message.role());
          field(message.content());
        }
      }
    }
  }

  private void field(String value) {
    text.append(value.length()).append(':').append(value).append('\n');
  }
}
