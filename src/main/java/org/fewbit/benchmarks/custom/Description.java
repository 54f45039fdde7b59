package org.fewbit.benchmarks.custom;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.fewbit.core.evaluation.DataOrigin;
import org.fewbit.core.evaluation.Dimension;

/**
 * A benchmark that a person described in a file.
 *
 * @param file the description
 * @param id as it is asked for
 * @param version changes whenever a score could
 * @param about a sentence or two, may be empty
 * @param origin languages, licence, publisher
 * @param data where its items are
 * @param wording how an item becomes a prompt
 * @param choice how choices are offered; absent for generation
 * @param writing how replies are read; absent for multiple choice
 * @param shots worked examples
 * @param metrics reported, the headline first
 * @param macro whether the headline is the unweighted mean of the categories
 */
record Description(
    Path file,
    String id,
    String title,
    String version,
    Dimension dimension,
    String about,
    DataOrigin origin,
    Data data,
    Wording wording,
    Optional<Choice> choice,
    Optional<Writing> writing,
    Shots shots,
    List<Measure> metrics,
    boolean macro) {

  /** Kinds of questions. */
  enum Kind {
    MULTIPLE_CHOICE,
    GENERATION
  }

  /** What is compared in multiple choice. */
  enum Scoring {
    SUM("summed log-likelihood"),
    PER_CHARACTER("log-likelihood per character"),
    PER_BYTE("log-likelihood per UTF-8 byte"),
    PER_TOKEN("log-likelihood per token");

    private final String words;

    Scoring(String words) {
      this.words = words;
    }

    /** For labels. */
    String words() {
      return words;
    }
  }

  /** What is continued: the choices' letters or their texts. */
  enum Ask {
    TEXTS,
    LETTERS
  }

  /** How the right choice is written in the file. */
  enum AnswerForm {
    AUTO,
    LETTER,
    INDEX,
    INDEX_FROM_1,
    TEXT
  }

  /** Which part of a document is cut if it doesn't fit. */
  enum Cut {
    END,
    MIDDLE
  }

  /** How scores of samples become one. */
  enum Aggregation {
    MICRO,
    MACRO
  }

  /** Metrics of written answers, and accuracy for choices. */
  enum Measure {
    ACCURACY,
    EXACT_MATCH,
    CONTAINS,
    NUMERIC,
    BLEU,
    ROUGE1,
    ROUGE2,
    ROUGE_L
  }

  /**
   * Where the items are.
   *
   * @param items file beside the description
   * @param id field with a stable name, else the row's number counts
   * @param category field that scores are aggregated by
   * @param answer field with the right choice, or with one or several right texts
   */
  record Data(String items, Optional<String> id, Optional<String> category, String answer) {}

  /**
   * From item to prompt.
   *
   * @param prompt template with {@code {field}} places
   * @param system system turn, empty for none
   * @param chat through the model's chat template, else bare text
   * @param document field that may be cut to fit
   */
  record Wording(
      Template prompt, String system, boolean chat, Optional<String> document, Cut cut) {}

  /**
   * How choices are offered.
   *
   * @param fields one a choice
   * @param list the one field that holds all of them
   * @param texts the same for every item
   * @param continuation template of what is scored, with {@code {choice}}
   */
  record Choice(
      List<String> fields,
      Optional<String> list,
      List<String> texts,
      Ask ask,
      AnswerForm form,
      Template continuation,
      Scoring scoring) {}

  /**
   * How replies are read.
   *
   * @param extraction its first group (or all of it) is the answer
   * @param last whether the last match counts instead of the first
   */
  record Writing(
      Optional<Pattern> extraction,
      boolean last,
      int maxTokens,
      List<String> stops,
      boolean ignoreCase,
      boolean ignorePunctuation) {}

  /**
   * Worked examples.
   *
   * @param file beside the description; the form of the items
   * @param number before each question
   * @param separator after each
   */
  record Shots(Optional<String> file, int number, String separator) {}

  /** The folder everything lies in. */
  Path folder() {
    return file.toAbsolutePath().resolveSibling("").normalize();
  }
}
