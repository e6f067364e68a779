package io.rheobase.run;

import io.rheobase.engine.Slice;
import io.rheobase.input.SpikeSource;
import io.rheobase.record.PartSpikes;
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
import java.util.Arrays;
import java.util.List;

/**
 * The spikes of one population as its shards recorded them. A slice's are read before it and dealt
 * out to the blocks; samples must come in order.
 */
final class JoinedSpikes implements SpikeSource, Closeable {

  /** Neurons of a block take so many bits. */
  private static final int NEURON_BITS = 16;

  private final int blockSize;
  private final List<Part> parts = new ArrayList<>();
  private Bucket[] loading;
  private Bucket[] inUse;

  /** The spikes of a shard, of which one is always known ahead. */
  private static final class Part implements Closeable {
    private final Path path;
    private final InputStream in;
    private final ByteBuffer next =
        ByteBuffer.allocate(PartSpikes.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    private boolean hasNext;

    Part(Path path) throws IOException {
      this.path = path;
      this.in = new BufferedInputStream(Files.newInputStream(path));
      advance();
    }

    private void advance() throws IOException {
      int read = in.readNBytes(next.array(), 0, PartSpikes.BYTES);
      if (read != 0 && read < PartSpikes.BYTES) {
        throw new EOFException(path + " ends within a spike");
      }
      hasNext = read > 0;
    }

    @Override
    public void close() throws IOException {
      in.close();
    }
  }

  /** The spikes of a block in a slice, as step of the slice and neuron of the block. */
  private static final class Bucket {
    private long[] spikes = new long[64];
    private int size;

    void add(long step, int neuron) {
      if (size == spikes.length) {
        spikes = Arrays.copyOf(spikes, 2 * size);
      }
      spikes[size++] = step << NEURON_BITS | neuron;
    }
  }

  /**
   * @param size of the population
   * @param blockSize of the blocks that will ask
   * @param folders of the shards, in order
   */
  JoinedSpikes(int size, int blockSize, List<Path> folders, String population) throws IOException {
    this.blockSize = blockSize;
    this.loading = buckets(size);
    this.inUse = buckets(size);
    try {
      for (Path folder : folders) {
        parts.add(new Part(folder.resolve(PartFiles.spikes(population))));
      }
    } catch (IOException e) {
      close();
      throw e;
    }
  }

  private Bucket[] buckets(int size) {
    Bucket[] buckets = new Bucket[(size + blockSize - 1) / blockSize];
    Arrays.setAll(buckets, i -> new Bucket());
    return buckets;
  }

  /** Reads a slice. */
  void load(Slice slice) throws IOException {
    for (Bucket bucket : loading) {
      bucket.size = 0;
    }
    long end = slice.firstStep() + slice.steps();
    for (Part part : parts) {
      while (part.hasNext && part.next.getLong(0) <= end) {
        int neuron = part.next.getInt(Long.BYTES);
        long step = part.next.getLong(0) - slice.firstStep() - 1;
        loading[neuron / blockSize].add(step, neuron % blockSize);
        part.advance();
      }
    }
    for (Bucket bucket : loading) {
      Arrays.sort(bucket.spikes, 0, bucket.size);
    }
  }

  /** Makes what was read last what blocks see. */
  void turn() {
    Bucket[] free = inUse;
    inUse = loading;
    loading = free;
  }

  @Override
  public BlockSpikes over(int firstNeuron, int count) {
    return new Trains(firstNeuron / blockSize);
  }

  private final class Trains implements BlockSpikes {
    private final int block;
    private Bucket bucket;
    private long firstSample;
    private int next;
    private int[] found = new int[16];

    Trains(int block) {
      this.block = block;
    }

    @Override
    public int at(long sample) {
      if (bucket != inUse[block]) {
        bucket = inUse[block];
        firstSample = sample;
        next = 0;
      }
      int n = 0;
      while (next < bucket.size && bucket.spikes[next] >> NEURON_BITS == sample - firstSample) {
        if (n == found.length) {
          found = Arrays.copyOf(found, 2 * n);
        }
        found[n++] = (int) (bucket.spikes[next++] & (1 << NEURON_BITS) - 1);
      }
      return n;
    }

    @Override
    public int[] neurons() {
      return found;
    }
  }

  @Override
  public void close() throws IOException {
    for (Part part : parts) {
      part.close();
    }
  }
}
