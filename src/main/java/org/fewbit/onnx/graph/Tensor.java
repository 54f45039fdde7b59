package org.fewbit.onnx.graph;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A constant tensor of a graph ({@code TensorProto}). Its header is decoded at once; its payload
 * stays in the mapped file, be it raw, in a typed field or in an external file.
 */
public final class Tensor implements TensorSource {

  private static final int MOST_AXES = 32;
  private static final long LEAST_RELEASED = 1 << 16;
  private static final long MOST_ELEMENTS = Long.MAX_VALUE / 256;

  private final Source source;
  private final ExternalFiles files;
  private final Message.Raw field;
  private final String name;
  private final List<Long> dims;
  private final long typeCode;
  private final Map<String, String> external;
  private final boolean isExternal;
  private final long elements;

  Tensor(Source source, ExternalFiles files, Message.Raw field) {
    this.source = source;
    this.files = files;
    this.field = field;
    Header header = new Header(source, field.payload());
    this.name = header.name;
    this.dims = List.copyOf(header.dims);
    this.typeCode = header.typeCode;
    this.external = Map.copyOf(header.external);
    this.isExternal = header.isExternal;
    this.elements = count();
  }

  /** Collects the small fields; payload fields may occur a million times, so they are skipped. */
  private static final class Header {
    private String name = "";
    private final List<Long> dims = new ArrayList<>();
    private long typeCode;
    private final Map<String, String> external = new HashMap<>();
    private boolean isExternal;

    Header(Source source, MemorySegment bytes) {
      WireReader reader = new WireReader(source, bytes);
      while (reader.next()) {
        int wire = reader.wireType();
        switch (reader.number()) {
          case 1 -> readDims(source, reader);
          case 2 -> typeCode = one(source, reader);
          case 8 -> name = Message.text(source, delimited(source, reader, wire));
          case 13 -> readEntry(source, delimited(source, reader, wire));
          case 14 -> isExternal = one(source, reader) == 1;
          default -> {}
        }
      }
    }

    private void readDims(Source source, WireReader reader) {
      if (reader.wireType() != WireReader.VARINT && reader.wireType() != WireReader.BYTES) {
        throw source.corrupt("a tensor's shape holds no whole numbers");
      }
      WireReader values = new WireReader(source, reader.payload());
      while (!values.atEnd()) {
        dims.add(values.varint());
        if (dims.size() > MOST_AXES) {
          throw source.corrupt("a tensor has more than " + MOST_AXES + " axes");
        }
      }
    }

    private void readEntry(Source source, MemorySegment bytes) {
      Message entry = Message.parse(source, bytes);
      external.put(entry.text(source, 1), entry.text(source, 2));
    }

    private static long one(Source source, WireReader reader) {
      if (reader.wireType() != WireReader.VARINT) {
        throw source.corrupt("a tensor's field " + reader.number() + " is no number");
      }
      return new WireReader(source, reader.payload()).varint();
    }

    private static MemorySegment delimited(Source source, WireReader reader, int wire) {
      if (wire != WireReader.BYTES) {
        throw source.corrupt("a tensor's field " + reader.number() + " is no text");
      }
      return reader.payload();
    }
  }

  private long count() {
    long product = 1;
    for (long dim : dims) {
      if (dim < 0 || (dim > 0 && product > MOST_ELEMENTS / dim)) {
        throw source.corrupt("tensor '" + name + "' has the impossible shape " + dims);
      }
      product *= dim;
    }
    return product;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public List<Long> dims() {
    return dims;
  }

  /** Product of the extents; 1 for a scalar. */
  public long elements() {
    return elements;
  }

  /** The element type; empty for strings and types this program doesn't know. */
  public Optional<DataType> type() {
    return DataType.of(typeCode);
  }

  /** The element type's number in the file. */
  public long typeCode() {
    return typeCode;
  }

  /** Whether the payload lies in another file. */
  public boolean isExternal() {
    return isExternal;
  }

  /** The external file's path as the graph names it, relative to the graph's folder. */
  public Optional<String> externalLocation() {
    return isExternal ? Optional.of(external.getOrDefault("location", "")) : Optional.empty();
  }

  /** Where in the external file the payload starts, in bytes. */
  public long externalOffset() {
    return entry("offset", 0);
  }

  /** Bytes the payload takes, by type and shape. */
  public long bytes() {
    return type()
        .map(type -> type.bytes(elements))
        .orElseGet(
            () -> {
              long length = entry("length", -1);
              if (!isExternal || length < 0) {
                throw source.corrupt("tensor '" + name + "' has the unknown type " + typeCode);
              }
              return length;
            });
  }

  /**
   * The payload as {@code raw_data} would have it: row by row, little endian, a slice of the mapped
   * file wherever that is possible. It is valid while the model is open.
   */
  @Override
  public MemorySegment payload() {
    return isExternal ? externalPayload() : embeddedPayload();
  }

  /**
   * Lets the system have the memory back that the mapped payload takes; it is read again when it is
   * asked for. Without this a whole model becomes resident while it passes through.
   */
  public void release() {
    if (bytes() >= LEAST_RELEASED) {
      rawPayload().filter(MemorySegment::isMapped).ifPresent(MemorySegment::unload);
    }
  }

  private Optional<MemorySegment> rawPayload() {
    return isExternal ? Optional.of(externalPayload()) : raw();
  }

  /** The field of the graph as it was read. */
  Message.Raw field() {
    return field;
  }

  private MemorySegment embeddedPayload() {
    long expected = bytes();
    DataType type = type().orElseThrow();
    MemorySegment found =
        raw().orElseGet(() -> new TypedPayload(source, name, type).read(field.payload(), expected));
    if (found.byteSize() != expected) {
      throw source.corrupt(
          "tensor '%s' holds %d bytes where its shape %s asks for %d"
              .formatted(name, found.byteSize(), dims, expected));
    }
    return found;
  }

  private Optional<MemorySegment> raw() {
    Optional<MemorySegment> raw = Optional.empty();
    WireReader reader = new WireReader(source, field.payload());
    while (reader.next()) {
      if (reader.number() == 9 && reader.wireType() == WireReader.BYTES) {
        raw = Optional.of(reader.payload());
      }
    }
    return raw;
  }

  private MemorySegment externalPayload() {
    long expected = bytes();
    long length = entry("length", expected);
    long offset = externalOffset();
    MemorySegment file = files.open(external.getOrDefault("location", ""));
    if (length != expected) {
      throw source.corrupt(
          "tensor '%s' declares %d external bytes where its shape %s asks for %d"
              .formatted(name, length, dims, expected));
    }
    if (offset < 0 || offset > file.byteSize() || length > file.byteSize() - offset) {
      throw source.corrupt(
          "tensor '%s' needs bytes %d to %d of '%s', which has only %d"
              .formatted(
                  name,
                  offset,
                  offset + length,
                  external.getOrDefault("location", ""),
                  file.byteSize()));
    }
    return file.asSlice(offset, length);
  }

  private long entry(String key, long absent) {
    String text = external.get(key);
    if (text == null) {
      return absent;
    }
    try {
      return Long.parseLong(text.strip());
    } catch (NumberFormatException e) {
      throw source.corrupt("tensor '" + name + "' has an external " + key + " that is no number");
    }
  }
}
