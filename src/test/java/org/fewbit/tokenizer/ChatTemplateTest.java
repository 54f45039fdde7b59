package org.fewbit.tokenizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.fewbit.core.inference.ChatMessage;
import org.fewbit.core.inference.TokenIds;
import org.fewbit.core.inference.Tokenizer;
import org.fewbit.core.problem.Problem;
import org.fewbit.core.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where the template and the special tokens of a folder come from, and what becomes of them. */
class ChatTemplateTest {

  private static final List<ChatMessage> HI = List.of(ChatMessage.user("Hi"));

  private final HuggingFaceTokenizers tokenizers =
      new HuggingFaceTokenizers(Clock.fixed(Instant.parse("2024-07-26T12:00:00Z"), ZoneOffset.UTC));

  @TempDir
  @SuppressWarnings("NullAway.Init")
  Path folder;

  private void write(String name, String content) throws IOException {
    Files.writeString(folder.resolve(name), content);
  }

  /** Skips the test where there is none; before a failure is expected, which a skip is not. */
  private void withTokenizer() throws IOException {
    Path file = folder.resolve("tokenizer.json");
    if (!Files.exists(file)) {
      Files.copy(Shared.path("models/stories260K/tokenizer.json"), file);
    }
  }

  private String render() throws IOException {
    withTokenizer();
    try (Tokenizer tokenizer = tokenizers.load(folder)) {
      return tokenizer.renderChat(HI, true);
    }
  }

  @Test
  void rendersTheTemplateOfARealFolder() {
    try (Tokenizer tokenizer = tokenizers.load(Shared.path("models/tokenizers/qwen2.5"))) {
      assertThat(tokenizer.hasChatTemplate()).isTrue();
      assertThat(tokenizer.renderChat(HI, true))
          .isEqualTo(
              "<|im_start|>system\nYou are Qwen, created by Alibaba Cloud. You are a helpful"
                  + " assistant.<|im_end|>\n<|im_start|>user\nHi<|im_end|>\n"
                  + "<|im_start|>assistant\n");
    }
    try (Tokenizer tokenizer = tokenizers.load(Shared.path("models/tokenizers/phi-3-mini"))) {
      assertThat(tokenizer.renderChat(HI, false)).isEqualTo("<|user|>\nHi<|end|>\n<|endoftext|>");
    }
  }

  @Test
  void takesTheDefaultOfSeveralTemplates() throws IOException {
    write(
        "tokenizer_config.json",
        """
        {"chat_template": [{"name": "tool_use", "template": "tools"},
                           {"name": "default", "template": "plain"}]}
        """);
    assertThat(render()).isEqualTo("plain");
  }

  @Test
  void aTemplateFileGoesFirst() throws IOException {
    write("tokenizer_config.json", "{\"chat_template\": \"configuration\"}");
    write("chat_template.json", "{\"chat_template\": \"json\"}");
    assertThat(render()).isEqualTo("configuration");
    write("chat_template.jinja", "file {{ messages[0].content }}");
    assertThat(render()).isEqualTo("file Hi");
  }

  @Test
  void readsATemplateInAJsonFileOfItsOwn() throws IOException {
    write("chat_template.json", "{\"chat_template\": \"json\"}");
    assertThat(render()).isEqualTo("json");
  }

  @Test
  void handsOverSpecialTokensAndTheDate() throws IOException {
    write(
        "tokenizer_config.json",
        """
        {"bos_token": {"content": "<s>", "special": true}, "eos_token": "</s>", "unk_token": null,
         "chat_template": "{{ bos_token }}{{ eos_token }}{{ unk_token }}{{ tools is none }}|\
        {{ strftime_now('%d %b %Y') }}|{{ add_generation_prompt }}"}
        """);
    assertThat(render()).isEqualTo("<s></s>True|26 Jul 2024|True");
  }

  @Test
  void findsSpecialTokensInTheirOwnFile() throws IOException {
    write("special_tokens_map.json", "{\"bos_token\": \"<a>\", \"eos_token\": \"<b>\"}");
    write(
        "tokenizer_config.json",
        "{\"eos_token\": \"<c>\", \"chat_template\": \"{{ bos_token }}{{ eos_token }}\"}");
    assertThat(render()).isEqualTo("<a><c>");
  }

  /** A template that prints BOS and an encoding without special tokens give exactly one. */
  @Test
  void aPromptHasOneBeginToken() throws IOException {
    Files.copy(Shared.path("models/stories260K/tokenizer.json"), folder.resolve("tokenizer.json"));
    write(
        "tokenizer_config.json",
        """
        {"bos_token": "<s>", "chat_template": "{{ bos_token }}{{ messages[0].content }}"}
        """);
    try (Tokenizer tokenizer = tokenizers.load(folder)) {
      String prompt = tokenizer.renderChat(HI, true);
      assertThat(prompt).isEqualTo("<s>Hi");
      assertThat(begins(tokenizer.encode(prompt, false))).isEqualTo(1);
      assertThat(begins(tokenizer.encode("Hi", true))).isEqualTo(1);
      assertThat(begins(tokenizer.encode(prompt, true))).as("what is to be avoided").isEqualTo(2);
    }
  }

  private static long begins(TokenIds ids) {
    long begins = 0;
    for (int i = 0; i < ids.size(); i++) {
      begins += ids.get(i) == 1 ? 1 : 0;
    }
    return begins;
  }

  @Test
  void saysThatThereIsNoTemplate() {
    try (Tokenizer tokenizer = tokenizers.load(Shared.path("models/tokenizers/gpt2"))) {
      assertThat(tokenizer.hasChatTemplate()).isFalse();
      assertThatThrownBy(() -> tokenizer.renderChat(HI, true))
          .isInstanceOfSatisfying(
              ProblemException.class,
              e -> {
                assertThat(e.problem().code()).isEqualTo(Problem.Code.TEMPLATE_FAILED);
                assertThat(e.problem().what()).contains("no chat template");
              });
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a\n{{ raise_exception('roles must alternate') }}",
        "a\n{{ 'roles must alternate",
        "a\n{{ 'roles must alternate' * 10000000000 }}"
      })
  void saysWhereATemplateFailed(String template) throws IOException {
    write("chat_template.jinja", template);
    withTokenizer();
    assertThatThrownBy(this::render)
        .isInstanceOfSatisfying(
            ProblemException.class,
            e -> {
              assertThat(e.problem().code()).isEqualTo(Problem.Code.TEMPLATE_FAILED);
              assertThat(e.problem().where()).contains(folder.toString()).contains("line 2");
            });
  }

  @Test
  void passesOnWhatTheTemplateSays() throws IOException {
    write("chat_template.jinja", "{{ raise_exception('roles must alternate') }}");
    withTokenizer();
    assertThatThrownBy(this::render).hasMessageContaining("roles must alternate");
  }

  /** Hashes by sha256sum of coreutils. */
  @Test
  void hashesForProvenance() throws IOException {
    assertThat(TokenizerFiles.tokenizerSha256(folder)).isEmpty();
    assertThat(TokenizerFiles.templateSha256(folder)).isEmpty();
    write("tokenizer.json", "abc");
    write("chat_template.jinja", "你好\n");
    assertThat(TokenizerFiles.tokenizerSha256(folder))
        .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    assertThat(TokenizerFiles.templateSha256(folder))
        .isEqualTo("4e0826721642ed8e3a27e7147538ac7b7013a08fe5ae343a8ef09749b7e5790f");
  }
}
