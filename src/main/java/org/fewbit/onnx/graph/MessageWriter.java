package org.fewbit.onnx.graph;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.WritableByteChannel;
import java.util.function.LongConsumer;

/** Streams a message: fields that were read go from the mapped file to the channel uncopied. */
final class MessageWriter {

  private static final int CHUNK = 4 << 20;

  private final WritableByteChannel channel;
  private final ByteArrayOutputStream small = new ByteArrayOutputStream();

  private MessageWriter(WritableByteChannel channel) {
    this.channel = channel;
  }

  static void write(Message message, WritableByteChannel channel) throws IOException {
    MessageWriter writer = new MessageWriter(channel);
    writer.put(message);
    writer.flush();
  }

  static byte[] toBytes(Message message) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(Math.toIntExact(message.size()));
    try {
      write(message, Channels.newChannel(out));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  /**
   * Writes bytes of any length in pieces: of heap segments the channel makes copies, and of mapped
   * ones no more than a piece becomes resident.
   */
  static void write(MemorySegment bytes, WritableByteChannel channel) throws IOException {
    write(bytes, channel, written -> {});
  }

  /**
   * The same.
   *
   * @param watch told after each piece how many bytes are written; may throw to stop
   */
  static void write(MemorySegment bytes, WritableByteChannel channel, LongConsumer watch)
      throws IOException {
    for (long from = 0; from < bytes.byteSize(); from += CHUNK) {
      MemorySegment piece = bytes.asSlice(from, Math.min(CHUNK, bytes.byteSize() - from));
      // A float array has no view as bytes.
      ByteBuffer buffer =
          piece.isNative()
              ? piece.asByteBuffer()
              : ByteBuffer.wrap(piece.toArray(ValueLayout.JAVA_BYTE));
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
      if (piece.isMapped()) {
        piece.unload();
      }
      watch.accept(from + piece.byteSize());
    }
  }

  private void put(Message message) throws IOException {
    for (Message.Field field : message.fields()) {
      switch (field) {
        case Message.Raw raw -> put(raw.whole());
        case Message.Nested nested -> {
          Fields.write(small, nested.tag());
          Fields.write(small, nested.message().size());
          put(nested.message());
        }
      }
    }
  }

  private void put(MemorySegment bytes) throws IOException {
    if (bytes.byteSize() > CHUNK) {
      flush();
      write(bytes, channel);
      return;
    }
    small.writeBytes(bytes.toArray(ValueLayout.JAVA_BYTE));
    if (small.size() > CHUNK) {
      flush();
    }
  }

  private void flush() throws IOException {
    write(MemorySegment.ofArray(small.toByteArray()), channel);
    small.reset();
  }
}
