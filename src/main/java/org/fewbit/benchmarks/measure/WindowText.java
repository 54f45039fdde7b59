package org.fewbit.benchmarks.measure;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.fewbit.benchmarks.reader.SourceFile;
import org.fewbit.core.evaluation.DataPart;
import org.fewbit.core.evaluation.EvaluationRequest;
import org.fewbit.core.evaluation.Protocol;
import org.fewbit.core.evaluation.Sample;
import org.fewbit.core.inference.LanguageModel;
import org.fewbit.core.problem.Problem;
import org.fewbit.core.problem.ProblemException;

/** One or several texts of a request that are cut into windows. */
final class WindowText {

  private final List<CorpusText> texts;

  private WindowText(List<CorpusText> texts) {
    this.texts = List.copyOf(texts);
  }

  /**
   * Reads them.
   *
   * @param data see {@link CorpusText#parse}
   */
  static WindowText read(Path data) {
    return new WindowText(CorpusText.parse(data));
  }

  /**
   * The request's protocol or the first.
   *
   * @throws ProblemException if it is none of these
   */
  static Protocol protocol(String evaluation, EvaluationRequest request, List<Protocol> known) {
    Protocol protocol = request.protocol().orElse(known.getFirst());
    if (!known.contains(protocol)) {
      throw ProblemException.of(
          Problem.Code.BAD_ARGUMENT,
          "There is no protocol '" + protocol.text() + "' of " + evaluation,
          evaluation,
          "Use " + String.join(" or ", known.stream().map(Protocol::text).toList()) + ".");
    }
    return protocol;
  }

  /** One text's hash, or that of all hashes. */
  String sha256() {
    return texts.size() == 1
        ? texts.getFirst().sha256()
        : SourceFile.sha256(
            String.join("\n", texts.stream().map(CorpusText::sha256).toList())
                .getBytes(StandardCharsets.UTF_8));
  }

  List<Problem> problems() {
    return texts.stream().flatMap(t -> t.problems().stream()).toList();
  }

  /**
   * Windows of all texts; several texts are told apart by id and category.
   *
   * @throws ProblemException if a text has fewer tokens than one window
   */
  List<Sample> windows(LanguageModel model, int size, Protocol protocol) {
    List<Sample> all = new ArrayList<>();
    for (CorpusText text : texts) {
      List<Sample> own = Windows.cut(model, text.joined(protocol), size, protocol);
      if (own.isEmpty()) {
        throw ProblemException.of(
            Problem.Code.BAD_ARGUMENT,
            "The text has fewer tokens than one window of " + size,
            text.path(),
            "Give a longer text or a smaller context.");
      }
      own.forEach(sample -> all.add(named(sample, text)));
    }
    return all;
  }

  /** Every document one sample of as many windows as it needs; an empty one is none. */
  List<Sample> documents(LanguageModel model, int most) {
    List<Sample> all = new ArrayList<>();
    for (CorpusText text : texts) {
      int number = 0;
      for (CorpusText.Document document : text.documents()) {
        Sample sample = RollingWindows.sample(model, document, number++, most);
        if (!sample.requests().isEmpty()) {
          all.add(named(sample, text));
        }
      }
    }
    return all;
  }

  /** What the texts are and how they are joined. */
  List<DataPart> parts(Protocol protocol) {
    return texts.stream()
        .map(t -> new DataPart(t.name(), t.corpus().id(), t.path().toString(), t.join(protocol)))
        .toList();
  }

  /** The sample as it is for a single text. */
  Sample named(Sample sample, CorpusText text) {
    return texts.size() == 1
        ? sample
        : new Sample(
            text.name() + "/" + sample.id(), text.name(), sample.requests(), sample.reference());
  }
}
