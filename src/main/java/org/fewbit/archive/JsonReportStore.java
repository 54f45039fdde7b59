package org.fewbit.archive;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.fewbit.core.model.QuantizationScheme;
import org.fewbit.core.problem.ProblemException;
import org.fewbit.core.quantize.QuantizationReport;
import org.fewbit.core.quantize.ReportStore;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/** Reports as {@code NAME.json} beside {@code NAME.onnx}. Thread-safe. */
public final class JsonReportStore implements ReportStore {

  private static final int SCHEMA_VERSION = 1;
  private static final String GRAPH = ".onnx";

  private final String version;
  private final JsonMapper mapper =
      Json.mapper()
          .rebuild()
          .addModule(
              new SimpleModule("reports")
                  .addSerializer(QuantizationScheme.class, new SchemeOut())
                  .addDeserializer(QuantizationScheme.class, new SchemeIn())
                  .addSerializer(Path.class, new PathOut())
                  .addDeserializer(Path.class, new PathIn()))
          .build();

  /**
   * A store.
   *
   * @param version of this program
   */
  public JsonReportStore(String version) {
    this.version = version;
  }

  /** The file's content. */
  private record Document(int schemaVersion, String version, QuantizationReport report) {}

  private static Path beside(Path graph) {
    String name = String.valueOf(graph.getFileName());
    String stem = name.endsWith(GRAPH) ? name.substring(0, name.length() - GRAPH.length()) : name;
    return graph.resolveSibling(stem + ".json");
  }

  @Override
  public void write(Path graph, QuantizationReport report) {
    Path file = beside(graph);
    try {
      AtomicFiles.write(
          file,
          mapper
                  .writerWithDefaultPrettyPrinter()
                  .writeValueAsString(new Document(SCHEMA_VERSION, version, report))
              + "\n");
    } catch (IOException e) {
      throw FileProblems.unwritable(file, e);
    }
  }

  @Override
  public Optional<QuantizationReport> read(Path graph) {
    try {
      String text = Files.readString(beside(graph), StandardCharsets.UTF_8);
      Document document = mapper.readValue(text, Document.class);
      return document.schemaVersion() == SCHEMA_VERSION
          ? Optional.ofNullable(document.report())
          : Optional.empty();
    } catch (IOException | JacksonException | ProblemException e) {
      // A report is an addition to its graph: where it is missing or damaged, the graph speaks.
      return Optional.empty();
    }
  }

  @Override
  public Optional<Path> file(Path graph) {
    return Optional.of(beside(graph)).filter(Files::isRegularFile);
  }

  private static final class SchemeOut extends ValueSerializer<QuantizationScheme> {
    @Override
    public void serialize(
        QuantizationScheme value, JsonGenerator out, SerializationContext context) {
      out.writeString(value.toString());
    }
  }

  private static final class SchemeIn extends ValueDeserializer<QuantizationScheme> {
    @Override
    public QuantizationScheme deserialize(JsonParser in, DeserializationContext context) {
      return QuantizationScheme.parse(in.getString());
    }
  }

  private static final class PathOut extends ValueSerializer<Path> {
    @Override
    public void serialize(Path value, JsonGenerator out, SerializationContext context) {
      out.writeString(value.toString());
    }
  }

  private static final class PathIn extends ValueDeserializer<Path> {
    @Override
    public Path deserialize(JsonParser in, DeserializationContext context) {
      return Path.of(in.getString());
    }
  }
}
