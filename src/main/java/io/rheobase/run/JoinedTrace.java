package io.rheobase.run;

import io.rheobase.engine.Share;
import io.rheobase.engine.Slice;
import io.rheobase.engine.Trace;
import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A trace as the shards recorded it. A slice of it is read before its turn. */
final class JoinedTrace implements Closeable {

  private final Trace trace;
  private final List<Part> parts = new ArrayList<>();
  private final double[] values;

  /** Successive columns, which one shard recorded. */
  private record Part(InputStream in, Path path, int firstColumn, int columns)
      implements Closeable {
    @Override
    public void close() throws IOException {
      in.close();
    }
  }

  /**
   * @param size of the population
   * @param folders of the shards, in order
   */
  JoinedTrace(PartFiles.Traced traced, int size, List<Path> folders) throws IOException {
    this.trace = traced.trace();
    this.values = new double[trace.capacity()];
    List<Share> shares = JoinedShards.shares(folders.size());
    int column = 0;
    try {
      for (int i = 0; i < folders.size(); i++) {
        int first = column;
        while (column < trace.columns() && trace.neuron(column) < shares.get(i).to(size)) {
          column++;
        }
        if (column > first) {
          Path path = folders.get(i).resolve(traced.file());
          InputStream in = new BufferedInputStream(Files.newInputStream(path));
          parts.add(new Part(in, path, first, column - first));
        }
      }
    } catch (IOException e) {
      close();
      throw e;
    }
  }

  /** Reads a slice. */
  void load(Slice slice) throws IOException {
    int rows = trace.sampling().rows(slice);
    for (Part part : parts) {
      int length = Math.multiplyExact(part.columns(), Double.BYTES);
      for (int row = 0; row < rows; row++) {
        byte[] bytes = part.in().readNBytes(length);
        if (bytes.length < length) {
          throw new EOFException(part.path() + " ends too early");
        }
        ByteBuffer.wrap(bytes)
            .order(ByteOrder.LITTLE_ENDIAN)
            .asDoubleBuffer()
            .get(values, row * trace.columns() + part.firstColumn(), part.columns());
      }
    }
  }

  /** Puts the slice that was read last where its trace belongs. */
  void show(Slice slice) {
    int count = trace.sampling().rows(slice) * trace.columns();
    System.arraycopy(values, 0, trace.values(slice), 0, count);
  }

  @Override
  public void close() throws IOException {
    for (Part part : parts) {
      part.close();
    }
  }
}
