package org.fewbit.benchmarks.measure;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.fewbit.benchmarks.reader.SourceFile;
import org.fewbit.core.evaluation.Protocol;
import org.fewbit.core.problem.Problem;
import org.fewbit.core.problem.ProblemException;

/** A text file with what it is and how its rows are joined. */
final class CorpusText {

  private static final int C4_DOCUMENTS = 1100;

  private final SourceFile file;
  private final Corpus corpus;
  private final String name;
  private final List<String> rows;
  private final List<Problem> problems = new ArrayList<>();

  private CorpusText(SourceFile file, Corpus corpus, String name) {
    this.file = file;
    this.corpus = corpus;
    this.name = name;
    file.badByteLine()
        .ifPresent(
            line -> problems.add(file.malformed(line, "The text is not UTF-8 from here on")));
    rows = corpus == Corpus.C4 ? JsonTexts.read(file, C4_DOCUMENTS, problems) : List.of();
  }

  /**
   * Reads the texts of a request: a file, a folder of files, or several of them divided by the
   * platform's path separator; before a file may stand its corpus and {@code =}, which is otherwise
   * recognised by content.
   *
   * @throws ProblemException if one can't be read
   */
  static List<CorpusText> parse(Path data) {
    List<String> entries = new ArrayList<>();
    for (String part :
        Files.exists(data)
            ? List.of(data.toString())
            : List.of(data.toString().split(File.pathSeparator, -1))) {
      Path path = Path.of(part);
      if (Files.isDirectory(path)) {
        entries.addAll(files(path));
      } else {
        entries.add(part);
      }
    }
    List<CorpusText> texts = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (String entry : entries) {
      texts.add(read(entry, names));
    }
    return texts;
  }

  private static List<String> files(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      List<String> found = files.filter(Files::isRegularFile).map(Path::toString).sorted().toList();
      if (found.isEmpty()) {
        throw ProblemException.of(
            Problem.Code.DATA_MISSING,
            "The folder holds no text",
            folder,
            "Name text files, or a folder with some.");
      }
      return found;
    } catch (IOException e) {
      throw new ProblemException(
          new Problem(
              Problem.Code.FILE_UNREADABLE,
              "The folder can't be read: " + e.getMessage(),
              folder.toString(),
              "Check that you may read it."),
          e);
    }
  }

  private static CorpusText read(String entry, Set<String> names) {
    int mark = entry.indexOf('=');
    Optional<Corpus> said =
        mark > 0 && !Files.exists(Path.of(entry))
            ? Optional.of(
                Corpus.byId(entry.substring(0, mark))
                    .orElseThrow(() -> Corpus.unknown(entry.substring(0, mark))))
            : Optional.empty();
    Path path = Path.of(said.isPresent() ? entry.substring(mark + 1) : entry);
    if (!Files.exists(path)) {
      throw ProblemException.of(
          Problem.Code.DATA_MISSING, "The text is not there", path, "Check its path.");
    }
    SourceFile file = SourceFile.read(path);
    Corpus corpus = said.orElseGet(() -> Corpus.recognise(file.text()));
    String base = corpus == Corpus.PLAIN ? String.valueOf(path.getFileName()) : corpus.id();
    String name = base;
    for (int i = 2; !names.add(name); i++) {
      name = base + "-" + i;
    }
    return new CorpusText(file, corpus, name);
  }

  /** Unique among the texts of a request. */
  String name() {
    return name;
  }

  Corpus corpus() {
    return corpus;
  }

  Path path() {
    return file.path();
  }

  List<Problem> problems() {
    return problems;
  }

  /** Of the file; of file and corpus where the corpus changes how it is read. */
  String sha256() {
    return corpus == Corpus.PLAIN
        ? file.sha256()
        : SourceFile.sha256((corpus.id() + " " + file.sha256()).getBytes(StandardCharsets.UTF_8));
  }

  /** How {@link #joined} makes one text of it, in words. */
  String join(Protocol protocol) {
    if (protocol == Protocol.HARNESS) {
      return switch (corpus) {
        case WIKITEXT2 -> "pages, detokenised as lm-evaluation-harness does";
        case C4 -> "each of the first 1,100 documents";
        case PTB -> "one document: " + corpus.join();
        case PLAIN -> "one document";
      };
    }
    return isRaw(protocol) ? "the raw file" : corpus.join();
  }

  private boolean isRaw(Protocol protocol) {
    return corpus == Corpus.PLAIN || (protocol == Protocol.LLAMA_CPP && corpus != Corpus.C4);
  }

  /** The whole text as the protocol's authors join it; llama.cpp reads raw files. */
  String joined(Protocol protocol) {
    if (isRaw(protocol)) {
      return file.text();
    }
    return switch (corpus) {
      case WIKITEXT2 -> WikiText.joined(file.text());
      case PTB -> String.join(" ", file.text().lines().map(String::strip).toList());
      case C4 -> String.join(" ", rows);
      case PLAIN -> file.text();
    };
  }

  /** A document as it is asked and as it is counted. */
  record Document(String text, String original) {}

  /** Documents for rolling likelihoods: pages, JSON texts, or the whole text. */
  List<Document> documents() {
    return switch (corpus) {
      case WIKITEXT2 ->
          WikiText.pages(file.text()).stream()
              .map(page -> new Document(WikiText.detokenised(page), page))
              .toList();
      case C4 -> rows.stream().map(row -> new Document(row, row)).toList();
      case PTB, PLAIN ->
          List.of(joined(Protocol.HARNESS)).stream().map(t -> new Document(t, t)).toList();
    };
  }
}
