package org.fewbit.benchmarks.custom;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.fewbit.benchmarks.custom.Description.Aggregation;
import org.fewbit.benchmarks.custom.Description.AnswerForm;
import org.fewbit.benchmarks.custom.Description.Ask;
import org.fewbit.benchmarks.custom.Description.Choice;
import org.fewbit.benchmarks.custom.Description.Cut;
import org.fewbit.benchmarks.custom.Description.Data;
import org.fewbit.benchmarks.custom.Description.Kind;
import org.fewbit.benchmarks.custom.Description.Measure;
import org.fewbit.benchmarks.custom.Description.Scoring;
import org.fewbit.benchmarks.custom.Description.Shots;
import org.fewbit.benchmarks.custom.Description.Wording;
import org.fewbit.benchmarks.custom.Description.Writing;
import org.fewbit.benchmarks.reader.SourceFile;
import org.fewbit.core.evaluation.DataOrigin;
import org.fewbit.core.evaluation.Dimension;
import org.fewbit.core.problem.Problem;
import org.fewbit.core.problem.ProblemException;

/** Reads {@code benchmark.yaml}, {@code benchmark.yml} or {@code benchmark.json}. */
final class DescriptionFile {

  private static final List<String> NAMES =
      List.of("benchmark.yaml", "benchmark.yml", "benchmark.json");
  private static final int MAX_TOKENS = 256;
  private static final Set<Measure> ROUGE = Set.of(Measure.ROUGE1, Measure.ROUGE2, Measure.ROUGE_L);

  private final Path file;

  private DescriptionFile(Path file) {
    this.file = file;
  }

  /** The description in a folder, if there is one. */
  static Optional<Path> in(Path folder) {
    return NAMES.stream().map(folder::resolve).filter(Files::isRegularFile).findFirst();
  }

  /**
   * Reads it.
   *
   * @param problems every mistake, with key and line
   * @return absent if there are mistakes
   */
  static Optional<Description> read(Path file, List<Problem> problems) {
    List<Problem> own = new ArrayList<>();
    Optional<Description> description = Optional.empty();
    try {
      boolean yaml = !file.toString().endsWith(".json");
      Located document = Located.read(SourceFile.read(file).text(), yaml);
      if (document.kind() == Located.Kind.OBJECT) {
        description =
            Optional.of(new DescriptionFile(file).description(new Keys(file, document, "", own)));
      } else {
        own.add(invalid(file, 1, "The description is no object with keys"));
      }
    } catch (Located.Unreadable e) {
      own.add(invalid(file, e.line(), "The description can't be read: " + e.getMessage()));
    } catch (ProblemException e) {
      own.add(e.problem());
    }
    problems.addAll(own);
    return own.isEmpty() ? description : Optional.empty();
  }

  private static Problem invalid(Path file, long line, String what) {
    return new Problem(
        Problem.Code.BENCHMARK_INVALID,
        what,
        file + ":" + line,
        "Correct the description; README, 'Your own benchmarks', lists its keys.");
  }

  private Description description(Keys keys) {
    String id = keys.text("id");
    if (!id.isEmpty() && !id.matches("[a-z0-9][a-z0-9.-]*")) {
      keys.wrong("id", "may hold lower-case letters, digits, '-' and '.' only");
    }
    Kind kind = keys.oneOf("kind", Kind.class, Kind.MULTIPLE_CHOICE);
    if (!keys.has("kind")) {
      keys.wrong("kind", "is missing; use multiple-choice or generation");
    }
    List<String> languages = keys.texts("languages");
    Data data =
        new Data(
            keys.text("items"),
            optional(keys, "id-field"),
            optional(keys, "category-field"),
            keys.text("answer"));
    beside(keys, "items", data.items());
    Wording wording = wording(keys);
    boolean choosing = kind == Kind.MULTIPLE_CHOICE;
    Optional<Choice> choice = choosing ? Optional.of(choice(keys, wording)) : Optional.empty();
    Optional<Writing> writing = choosing ? Optional.empty() : Optional.of(writing(keys));
    boolean macro =
        keys.oneOf("aggregation", Aggregation.class, Aggregation.MICRO) == Aggregation.MACRO;
    if (macro && data.category().isEmpty()) {
      keys.wrong("aggregation", "is macro and needs a category-field");
    }
    Description description =
        new Description(
            file,
            id,
            keys.text("title"),
            keys.text("version"),
            keys.oneOf("dimension", Dimension.class, Dimension.KNOWLEDGE),
            keys.text("description", ""),
            new DataOrigin(languages, keys.text("licence"), keys.text("source")),
            data,
            wording,
            choice,
            writing,
            shots(keys),
            metrics(keys, choosing, languages),
            macro);
    keys.refuseOthers();
    return description;
  }

  private static Optional<String> optional(Keys keys, String key) {
    return Optional.of(keys.text(key, "")).filter(text -> !text.isEmpty());
  }

  /** Files stay inside the folder. */
  private void beside(Keys keys, String key, String name) {
    Path folder = file.toAbsolutePath().resolveSibling("").normalize();
    Path named = folder.resolve(name).normalize();
    if (!named.startsWith(folder)) {
      keys.wrong(key, "names a file outside the benchmark's folder");
    } else if (!name.isEmpty() && !Files.isRegularFile(named)) {
      keys.wrong(key, "names '" + name + "', which is not there");
    }
  }

  private Wording wording(Keys keys) {
    Template prompt = new Template(keys.text("prompt"));
    boolean chat = keys.truth("chat", false);
    String system = keys.text("system", "");
    if (!system.isEmpty() && !chat) {
      keys.wrong("system", "needs 'chat: true'");
    }
    if (!prompt.text().isEmpty() && prompt.fields().isEmpty()) {
      keys.wrong("prompt", "has no {field}, so that all items would be asked the same");
    }
    Optional<String> document = optional(keys, "document-field");
    if (document.isPresent() && !prompt.fields().contains(document.get())) {
      keys.wrong("document-field", "is '" + document.get() + "', which the prompt does not have");
    }
    return new Wording(prompt, system, chat, document, keys.oneOf("cut", Cut.class, Cut.END));
  }

  private static Choice choice(Keys keys, Wording wording) {
    Optional<Keys> inside = keys.object("choices");
    if (inside.isEmpty()) {
      keys.wrong("choices", "is missing; use fields, field or texts in it");
      inside = Optional.of(new Keys(Path.of(""), empty(), "", new ArrayList<>()));
    }
    Keys choices = inside.get();
    List<String> fields = choices.texts("fields");
    Optional<String> list = optional(choices, "field");
    List<String> texts = choices.texts("texts");
    long given =
        List.of(!fields.isEmpty(), list.isPresent(), !texts.isEmpty()).stream()
            .filter(there -> there)
            .count();
    if (given != 1) {
      keys.wrong("choices", "needs exactly one of fields, field, texts");
    } else if (list.isEmpty() && fields.size() + texts.size() < 2) {
      keys.wrong("choices", "needs two choices or more");
    }
    Ask ask = choices.oneOf("ask", Ask.class, Ask.TEXTS);
    Template continuation =
        new Template(choices.text("continuation", wording.chat() ? "{choice}" : " {choice}"));
    if (!continuation.fields().contains("choice")) {
      keys.wrong("choices", "has a continuation without {choice}");
    }
    AnswerForm form = choices.oneOf("answer-is", AnswerForm.class, AnswerForm.AUTO);
    choices.refuseOthers();
    return new Choice(
        fields,
        list,
        texts,
        ask,
        form,
        continuation,
        keys.oneOf("scoring", Scoring.class, Scoring.SUM));
  }

  private static Located empty() {
    return new Located(1, Located.Kind.OBJECT, "", List.of(), new LinkedHashMap<>());
  }

  private static Writing writing(Keys keys) {
    List<String> ignored = keys.texts("ignore");
    for (String word : ignored) {
      if (!word.equals("case") && !word.equals("punctuation")) {
        keys.wrong("ignore", "holds '" + word + "' and may hold case and punctuation");
      }
    }
    return new Writing(
        keys.pattern("extraction"),
        keys.oneOf("match", Match.class, Match.FIRST) == Match.LAST,
        keys.number("max-tokens", 1).orElse(MAX_TOKENS),
        keys.texts("stops"),
        ignored.contains("case"),
        ignored.contains("punctuation"));
  }

  /** Which match of the extraction counts. */
  private enum Match {
    FIRST,
    LAST
  }

  private Shots shots(Keys keys) {
    Optional<Keys> inside = keys.object("shots");
    if (inside.isEmpty()) {
      return new Shots(Optional.empty(), 0, "\n\n");
    }
    Keys shots = inside.get();
    String name = shots.text("file");
    beside(shots, "file", name);
    Shots read =
        new Shots(
            Optional.of(name),
            shots.number("number", 0).orElse(0),
            shots.text("separator", "\n\n"));
    shots.refuseOthers();
    return read;
  }

  private static List<Measure> metrics(Keys keys, boolean choosing, List<String> languages) {
    List<Measure> metrics =
        keys.manyOf("metrics", Measure.class, choosing ? Measure.ACCURACY : Measure.EXACT_MATCH);
    for (Measure metric : metrics) {
      if ((metric == Measure.ACCURACY) != choosing) {
        keys.wrong("metrics", "holds one that does not fit the kind of questions");
      }
      if (ROUGE.contains(metric) && languages.contains("zh")) {
        keys.wrong("metrics", "holds ROUGE, which knows no Chinese");
      }
    }
    return metrics;
  }
}
