package org.fewbit.core.run;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fewbit.core.evaluation.Evaluation;
import org.fewbit.core.evaluation.EvaluationCatalog;
import org.fewbit.core.evaluation.Sample;
import org.fewbit.core.inference.ChatMessage;
import org.fewbit.core.inference.LanguageModel;
import org.fewbit.core.inference.Prompt;
import org.fewbit.core.inference.Request;
import org.fewbit.core.inference.Tokenizer;
import org.fewbit.core.inference.TokenizerLoader;
import org.fewbit.core.model.BaseModel;
import org.fewbit.core.model.ModelCatalog;
import org.fewbit.core.problem.Problem;
import org.fewbit.core.problem.ProblemException;

/**
 * Makes the prompts of a finished run again: its folder keeps only their hashes. They are the same
 * as long as data, tokenizer, template and the evaluation's version are; {@link AskedItem#isOf}
 * tells for each.
 *
 * @param evaluations opens the evaluation with the run's data
 * @param models finds the run's model
 * @param tokenizers opens its tokenizer; weights are not needed
 */
public record RebuiltPrompts(
    EvaluationCatalog evaluations, ModelCatalog models, TokenizerLoader tokenizers) {

  /**
   * The samples of a run by their ids.
   *
   * @throws ProblemException if the data or the model is not there any more, or the data has
   *     changed
   */
  public Map<String, AskedItem> of(RunRecord record) {
    Evaluation evaluation = evaluations.open(record.spec().evaluationRequest());
    checkData(record, evaluation);
    BaseModel model = models.open(record.spec().variant().model());
    try (LanguageModel asker = new PromptModel(tokenizers.load(model), model)) {
      Map<String, AskedItem> items = new HashMap<>();
      for (Sample sample : evaluation.samples(asker)) {
        items.put(
            sample.id(),
            new AskedItem(
                sample,
                PromptHash.of(sample.requests()),
                rendered(sample.requests(), asker.tokenizer())));
      }
      return items;
    }
  }

  private static void checkData(RunRecord record, Evaluation evaluation) {
    Optional<String> then = record.provenance().map(Provenance::dataSha256);
    if (then.isPresent() && !then.get().equals(evaluation.dataSha256())) {
      String data = record.spec().data();
      throw ProblemException.of(
          Problem.Code.RUN_MISMATCH,
          "The data of " + record.evaluation().title() + " has changed since the run",
          data.isEmpty() ? "bundled data" : data,
          "Put the files back that the run was made with, or run it again on these.");
    }
  }

  /** Choices of one question share its text. */
  private static List<String> rendered(List<Request> requests, Tokenizer tokenizer) {
    Map<Prompt, String> known = new HashMap<>();
    List<String> texts = new ArrayList<>();
    for (Request request : requests) {
      texts.add(
          switch (request) {
            case Request.LogLikelihood(Prompt context, String _) ->
                known.computeIfAbsent(context, p -> text(p, tokenizer));
            case Request.Generate(Prompt prompt, var _) ->
                known.computeIfAbsent(prompt, p -> text(p, tokenizer));
            case Request.Divergence window -> tokenizer.decode(window.tokens());
            case Request.Window window -> tokenizer.decode(window.tokens());
            case Request.Speed _ -> "";
          });
    }
    return texts;
  }

  private static String text(Prompt prompt, Tokenizer tokenizer) {
    return switch (prompt) {
      case Prompt.Plain(String text) -> text;
      case Prompt.Chat(List<ChatMessage> messages) -> tokenizer.renderChat(messages, true);
    };
  }
}
