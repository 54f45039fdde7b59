package org.fewbit.benchmarks.custom;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * A value of a JSON or YAML document that knows its line.
 *
 * @param line where it begins, from 1
 * @param kind what it is
 * @param text of a scalar, as written; empty otherwise
 * @param entries of a list
 * @param fields of an object, in order
 */
record Located(
    long line,
    Kind kind,
    String text,
    List<Located> entries,
    SequencedMap<String, Located> fields) {

  /** Kinds of values. */
  enum Kind {
    TEXT,
    NUMBER,
    TRUTH,
    NULL,
    LIST,
    OBJECT
  }

  /** A document that is no JSON or YAML. */
  static final class Unreadable extends Exception {

    private static final long serialVersionUID = 1;
    private final long line;

    Unreadable(String message, long line, Throwable cause) {
      super(message, cause);
      this.line = line;
    }

    /** Where, from 1. */
    long line() {
      return line;
    }
  }

  /** Reads a whole document. */
  static Located read(String text, boolean yaml) throws Unreadable {
    ObjectMapper mapper = yaml ? new YAMLMapper() : new JsonMapper();
    try (JsonParser parser = mapper.createParser(text)) {
      if (parser.nextToken() == null) {
        throw new Unreadable("The file is empty", 1, new IllegalArgumentException(text));
      }
      Located value = value(parser);
      if (parser.nextToken() != null) {
        throw new Unreadable(
            "Something follows the end of the description",
            parser.currentTokenLocation().getLineNr(),
            new IllegalArgumentException(text));
      }
      return value;
    } catch (JacksonException e) {
      long line = e.getLocation() == null ? 1 : Math.max(1, e.getLocation().getLineNr());
      throw new Unreadable(e.getOriginalMessage(), line, e);
    }
  }

  private static Located value(JsonParser parser) throws Unreadable {
    long line = parser.currentTokenLocation().getLineNr();
    return switch (parser.currentToken()) {
      case START_OBJECT -> object(parser, line);
      case START_ARRAY -> list(parser, line);
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> scalar(line, Kind.NUMBER, parser.getString());
      case VALUE_TRUE, VALUE_FALSE -> scalar(line, Kind.TRUTH, parser.getString());
      case VALUE_NULL -> scalar(line, Kind.NULL, "");
      default -> scalar(line, Kind.TEXT, parser.getString());
    };
  }

  private static Located scalar(long line, Kind kind, String text) {
    return new Located(line, kind, text, List.of(), new LinkedHashMap<>());
  }

  private static Located list(JsonParser parser, long line) throws Unreadable {
    List<Located> entries = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      entries.add(value(parser));
    }
    return new Located(line, Kind.LIST, "", List.copyOf(entries), new LinkedHashMap<>());
  }

  private static Located object(JsonParser parser, long line) throws Unreadable {
    SequencedMap<String, Located> fields = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String key = parser.currentName();
      long keyLine = parser.currentTokenLocation().getLineNr();
      parser.nextToken();
      Located value = value(parser);
      Located moved =
          new Located(keyLine, value.kind(), value.text(), value.entries(), value.fields());
      if (fields.put(key, moved) != null) {
        throw new Unreadable(
            "The key '" + key + "' occurs twice", keyLine, new IllegalArgumentException(key));
      }
    }
    return new Located(line, Kind.OBJECT, "", List.of(), fields);
  }

  /** For messages. */
  static String name(Kind kind) {
    return switch (kind) {
      case TEXT -> "a text";
      case NUMBER -> "a number";
      case TRUTH -> "true or false";
      case NULL -> "nothing";
      case LIST -> "a list";
      case OBJECT -> "an object";
    };
  }
}
