package org.fewbit.onnx.graph;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.fewbit.core.job.Cancellation;
import org.fewbit.core.job.ProgressListener;
import org.fewbit.core.problem.Problem;
import org.fewbit.core.problem.ProblemException;

/** Writes a model and its external data: payloads first, one at a time, then the graph. */
final class ModelWriter {

  private final ModelEdit edit;
  private final Path target;
  private final Path targetData;
  private final ProgressListener listener;
  private final Cancellation cancellation;
  private final List<Placed> placed = new ArrayList<>();
  private final List<Message.Field> initializers = new ArrayList<>();
  private long end;

  /** A tensor with its place in the data file; {@link #INSIDE} the graph if it is small. */
  private record Placed(TensorSource tensor, long typeCode, long offset, long length) {
    private static final long INSIDE = -1;
  }

  ModelWriter(ModelEdit edit, Path target, ProgressListener listener, Cancellation cancellation) {
    this.edit = edit;
    this.target = target.toAbsolutePath();
    this.targetData = dataOf(this.target);
    this.listener = listener;
    this.cancellation = cancellation;
  }

  /** The file with the payloads of a graph. */
  static Path dataOf(Path target) {
    return target.resolveSibling(target.getFileName() + "_data");
  }

  void write() {
    plan();
    refuseOverwriting();
    try (OutputFiles files = new OutputFiles(target, targetData, end)) {
      FileChannel data = files.openData();
      EarlyFlush flush = new EarlyFlush(data);
      try {
        writePayloads(data, flush);
        flush.finish(cancellation);
      } finally {
        flush.giveUp();
      }
      try (FileChannel channel =
          FileChannel.open(
              files.graph(), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
        MessageWriter.write(edit.message(initializers), channel);
        channel.force(true);
      }
      cancellation.check();
      files.publish(end > 0);
    } catch (IOException e) {
      throw OutputFiles.problem(e, target);
    }
  }

  private void plan() {
    for (TensorSource tensor : edit.initializers()) {
      long typeCode =
          switch (tensor) {
            case Tensor read -> read.typeCode();
            case TensorSource.Made made -> made.type().code();
          };
      boolean opaque = tensor instanceof Tensor t && t.type().isEmpty() && !t.isExternal();
      long length =
          switch (tensor) {
            case Tensor read -> opaque ? 0 : read.bytes();
            case TensorSource.Made made -> made.size();
          };
      if (length < TensorFields.LEAST_EXTERNAL) {
        placed.add(new Placed(tensor, typeCode, Placed.INSIDE, length));
      } else {
        long offset = Math.ceilDiv(end, TensorFields.ALIGNMENT) * TensorFields.ALIGNMENT;
        placed.add(new Placed(tensor, typeCode, offset, length));
        end = Math.addExact(offset, length);
      }
    }
  }

  /** The source's own files must survive: payloads are read from them while writing. */
  private void refuseOverwriting() {
    List<Path> sources = new ArrayList<>(List.of(edit.model().file()));
    for (TensorSource tensor : edit.initializers()) {
      if (tensor instanceof Tensor read) {
        read.externalLocation()
            .ifPresent(l -> sources.add(ExternalFiles.resolve(edit.model().file(), l)));
      }
    }
    for (Path source : sources.stream().distinct().toList()) {
      if (isSame(source, target) || isSame(source, targetData)) {
        throw ProblemException.of(
            Problem.Code.BAD_ARGUMENT,
            "The new graph would overwrite the one it is made from",
            source,
            "Choose another file name.");
      }
    }
  }

  private static boolean isSame(Path one, Path other) {
    try {
      return Files.exists(other) && Files.isSameFile(one, other);
    } catch (IOException e) {
      return one.toAbsolutePath().normalize().equals(other.normalize());
    }
  }

  private void writePayloads(FileChannel channel, EarlyFlush flush) throws IOException {
    String location = targetData.getFileName().toString();
    long total = Math.max(1, end);
    long done = 0;
    for (Placed place : placed) {
      cancellation.check();
      TensorSource tensor = place.tensor();
      if (place.offset() == Placed.INSIDE) {
        initializers.add(
            tensor instanceof Tensor read && !read.isExternal()
                ? read.field()
                : TensorFields.embedded(tensor, place.typeCode()));
      } else {
        listener.progress(tensor.name(), done, total);
        channel.position(place.offset());
        MessageWriter.write(
            tensor.payload(),
            channel,
            bytes -> {
              cancellation.check();
              flush.written(place.offset() + bytes);
            });
        done = place.offset() + place.length();
        initializers.add(
            TensorFields.external(
                tensor, place.typeCode(), location, place.offset(), place.length()));
      }
    }
    listener.progress(target.getFileName().toString(), total, total);
  }
}
