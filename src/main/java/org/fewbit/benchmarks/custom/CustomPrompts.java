package org.fewbit.benchmarks.custom;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.fewbit.benchmarks.custom.Description.Ask;
import org.fewbit.benchmarks.custom.Description.Wording;
import org.fewbit.benchmarks.prompt.Documents;
import org.fewbit.benchmarks.reader.ChoiceItem;
import org.fewbit.core.inference.ChatMessage;
import org.fewbit.core.inference.LanguageModel;
import org.fewbit.core.inference.Prompt;

/** Prompts of a described benchmark: examples are dropped before a document is cut. */
final class CustomPrompts {

  /** Place of the choices, one a line with their letters. */
  static final String CHOICES = "choices";

  /**
   * A prompt that fits, as far as that is possible without cutting the question.
   *
   * @param dropped examples left out from the front
   * @param cut tokens cut from the document
   */
  record Fitted(Prompt prompt, int dropped, int cut) {}

  private final Description description;

  CustomPrompts(Description description) {
    this.description = description;
  }

  /**
   * The prompt of an item.
   *
   * @param reserve tokens of the context kept free
   */
  Fitted of(CustomItem item, List<CustomItem> shots, int reserve, LanguageModel model) {
    for (int dropped = 0; dropped < shots.size(); dropped++) {
      Prompt prompt = prompt(item, shots.subList(dropped, shots.size()));
      if (Documents.tokens(model.tokenizer(), prompt) <= model.contextLength() - reserve) {
        return new Fitted(prompt, dropped, 0);
      }
    }
    Wording wording = description.wording();
    if (wording.document().isEmpty()) {
      return new Fitted(prompt(item, List.of()), shots.size(), 0);
    }
    String field = wording.document().get();
    Documents.Fitted fitted =
        Documents.fit(
            model,
            reserve,
            item.fields().getOrDefault(field, ""),
            wording.cut() == Description.Cut.MIDDLE,
            part -> prompt(with(item, field, part), List.of()));
    return new Fitted(fitted.prompt(), shots.size(), fitted.cut());
  }

  private static CustomItem with(CustomItem item, String field, String value) {
    Map<String, String> fields = new HashMap<>(item.fields());
    fields.put(field, value);
    return new CustomItem(
        item.id(), item.category(), fields, item.choices(), item.gold(), item.answers());
  }

  private Prompt prompt(CustomItem item, List<CustomItem> shots) {
    Wording wording = description.wording();
    if (!wording.chat()) {
      StringBuilder text = new StringBuilder();
      for (CustomItem shot : shots) {
        text.append(question(shot)).append(solution(shot)).append(description.shots().separator());
      }
      return Prompt.plain(text + question(item));
    }
    List<ChatMessage> messages = new ArrayList<>();
    if (!wording.system().isEmpty()) {
      messages.add(new ChatMessage("system", wording.system()));
    }
    for (CustomItem shot : shots) {
      messages.add(ChatMessage.user(question(shot)));
      messages.add(new ChatMessage("assistant", solution(shot).strip()));
    }
    messages.add(ChatMessage.user(question(item)));
    return new Prompt.Chat(messages);
  }

  private String question(CustomItem item) {
    Map<String, String> values = new HashMap<>(item.fields());
    StringBuilder lettered = new StringBuilder();
    for (int i = 0; i < item.choices().size(); i++) {
      lettered
          .append(i == 0 ? "" : "\n")
          .append(ChoiceItem.letter(i))
          .append(". ")
          .append(item.choices().get(i));
    }
    if (description.choice().isPresent()) {
      values.put(CHOICES, lettered.toString());
    }
    // a block in YAML ends in a line break that nobody means
    return description.wording().prompt().fill(values).stripTrailing();
  }

  /** What stands behind an example's question. */
  private String solution(CustomItem shot) {
    return description.choice().isPresent()
        ? continuation(shot, shot.gold())
        : (description.wording().chat() ? "" : " ") + shot.answers().getFirst();
  }

  /** What is scored for a choice. */
  String continuation(CustomItem item, int choice) {
    Description.Choice form = description.choice().orElseThrow();
    String text =
        form.ask() == Ask.LETTERS ? ChoiceItem.letter(choice) : item.choices().get(choice);
    Map<String, String> values = new HashMap<>(item.fields());
    values.put("choice", text);
    return form.continuation().fill(values);
  }
}
