package org.fewbit.archive;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.Nulls;
import java.util.Map;
import java.util.OptionalDouble;
import org.fewbit.core.evaluation.Protocol;
import org.fewbit.core.inference.Response;
import org.fewbit.core.run.RunEvent;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/**
 * How the core's records look as JSON. Absent and not-a-number values are left out, so that every
 * JSON reader can read the files; keys that are not known are ignored and missing texts and lists
 * are empty, so that files of other versions can be read.
 */
final class Json {

  private Json() {}

  /** The one mapper for run folders and worker messages. */
  static JsonMapper mapper() {
    return JsonMapper.builder()
        .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
        .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
        .enable(EnumFeature.WRITE_ENUMS_TO_LOWERCASE)
        .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
        .changeDefaultPropertyInclusion(v -> v.withValueInclusion(JsonInclude.Include.NON_ABSENT))
        .changeDefaultNullHandling(v -> JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY))
        .withConfigOverride(double.class, o -> o.setInclude(nonEmpty()))
        .withConfigOverride(OptionalDouble.class, o -> o.setInclude(nonEmpty()))
        .withConfigOverride(
            Map.class,
            o ->
                o.setInclude(
                    JsonInclude.Value.construct(
                        JsonInclude.Include.ALWAYS, JsonInclude.Include.NON_EMPTY)))
        .addMixIn(Response.class, ResponseType.class)
        .addMixIn(RunEvent.class, EventType.class)
        .addModule(values())
        .build();
  }

  private static JsonInclude.Value nonEmpty() {
    return JsonInclude.Value.construct(JsonInclude.Include.NON_EMPTY, null);
  }

  private static SimpleModule values() {
    return new SimpleModule("fewbit")
        .addSerializer(double.class, new DoubleOut())
        .addSerializer(Double.class, new DoubleOut())
        .addDeserializer(double.class, new DoubleIn())
        .addDeserializer(Double.class, new DoubleIn())
        .addSerializer(OptionalDouble.class, new OptionalDoubleOut())
        .addSerializer(Protocol.class, new ProtocolOut())
        .addDeserializer(Protocol.class, new ProtocolIn());
  }

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = Response.LogLikelihood.class, name = "logLikelihood"),
    @JsonSubTypes.Type(value = Response.Window.class, name = "window"),
    @JsonSubTypes.Type(value = Response.Divergence.class, name = "divergence"),
    @JsonSubTypes.Type(value = Response.Generate.class, name = "generate"),
    @JsonSubTypes.Type(value = Response.Judged.class, name = "judged"),
    @JsonSubTypes.Type(value = Response.Speed.class, name = "speed")
  })
  private interface ResponseType {}

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = RunEvent.Preparing.class, name = "preparing"),
    @JsonSubTypes.Type(value = RunEvent.Progress.class, name = "progress"),
    @JsonSubTypes.Type(value = RunEvent.Finished.class, name = "finished"),
    @JsonSubTypes.Type(value = RunEvent.Failed.class, name = "failed"),
    @JsonSubTypes.Type(value = RunEvent.Cancelled.class, name = "cancelled")
  })
  private interface EventType {}

  private static final class DoubleOut extends ValueSerializer<Double> {
    @Override
    public boolean isEmpty(SerializationContext context, Double value) {
      return value.isNaN();
    }

    @Override
    public void serialize(Double value, JsonGenerator out, SerializationContext context) {
      write(value, out);
    }
  }

  private static final class OptionalDoubleOut extends ValueSerializer<OptionalDouble> {
    @Override
    public boolean isEmpty(SerializationContext context, OptionalDouble value) {
      return value.isEmpty() || Double.isNaN(value.getAsDouble());
    }

    @Override
    public void serialize(OptionalDouble value, JsonGenerator out, SerializationContext context) {
      write(value.orElse(Double.NaN), out);
    }
  }

  /** Infinities become texts ({@code "-Infinity"}): JSON has no number for them. */
  private static void write(double value, JsonGenerator out) {
    if (Double.isNaN(value)) {
      out.writeNull();
    } else if (Double.isInfinite(value)) {
      out.writeString(Double.toString(value));
    } else {
      out.writeNumber(value);
    }
  }

  private static final class DoubleIn extends ValueDeserializer<Double> {
    @Override
    public Double deserialize(JsonParser in, DeserializationContext context) {
      String text = in.getString();
      try {
        return Double.valueOf(text);
      } catch (NumberFormatException e) {
        throw context.weirdStringException(text, Double.class, "not a number");
      }
    }

    @Override
    public Object getNullValue(DeserializationContext context) {
      return Double.NaN;
    }

    @Override
    public Object getAbsentValue(DeserializationContext context) {
      return Double.NaN;
    }

    @Override
    public Object getEmptyValue(DeserializationContext context) {
      return Double.NaN;
    }
  }

  private static final class ProtocolOut extends ValueSerializer<Protocol> {
    @Override
    public void serialize(Protocol value, JsonGenerator out, SerializationContext context) {
      out.writeString(value.text());
    }
  }

  private static final class ProtocolIn extends ValueDeserializer<Protocol> {
    @Override
    public Protocol deserialize(JsonParser in, DeserializationContext context) {
      return Protocol.parse(in.getString());
    }
  }
}
