package io.rheobase.report.data;

import io.jhdf.HdfFile;
import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import io.jhdf.api.Node;
import io.jhdf.api.dataset.ContiguousDataset;
import io.jhdf.exceptions.HdfException;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/** SONATA's spike files and reports as the program writes them: contiguous arrays, streamed. */
final class SonataFile {

  private static final int BUFFER = 1 << 16;

  static {
    // A library's complaint that it finds no logger is not for the user.
    System.setProperty("slf4j.internal.verbosity", "ERROR");
  }

  private SonataFile() {}

  /** Opens a file and asks it; a file that is broken is an {@link IOException}. */
  private interface Question<T> {
    T ask(HdfFile file) throws IOException;
  }

  private static <T> T open(Path path, Question<T> question) throws IOException {
    try (HdfFile file = new HdfFile(path)) {
      return question.ask(file);
    } catch (HdfException | ClassCastException e) {
      throw new IOException(path + " is no SONATA file of this program: " + e.getMessage(), e);
    }
  }

  /** Reads all spikes, one population after the other. */
  static void spikes(Path path, List<String> populations, SpikeSink sink) throws IOException {
    open(
        path,
        file -> {
          Group spikes = (Group) file.getByPath("spikes");
          for (Node node : spikes) {
            int population = populations.indexOf(node.getName());
            Group group = (Group) node;
            ContiguousDataset times = (ContiguousDataset) group.getChild("timestamps");
            long count = ((Dataset) times).getSize();
            if (population >= 0 && count > 0) {
              try (Numbers t = new Numbers(path, times);
                  Numbers n = new Numbers(path, (ContiguousDataset) group.getChild("node_ids"))) {
                for (long i = 0; i < count; i++) {
                  sink.spike(t.nextDouble(), population, (int) n.nextLong());
                }
              }
            }
          }
          return null;
        });
  }

  /** Opens a report: one variable of one population. */
  static TraceReader report(Path path, String variable) throws IOException {
    return open(
        path,
        file -> {
          Group population = (Group) ((Group) file.getByPath("report")).iterator().next();
          Group mapping = (Group) population.getChild("mapping");
          double[] time = (double[]) ((Dataset) mapping.getChild("time")).getData();
          List<TraceColumn> columns = new ArrayList<>();
          ContiguousDataset neurons = (ContiguousDataset) mapping.getChild("node_ids");
          try (Numbers numbers = new Numbers(path, neurons)) {
            for (long i = 0; i < ((Dataset) neurons).getSize(); i++) {
              columns.add(
                  new TraceColumn(population.getName(), (int) numbers.nextLong(), variable));
            }
          }
          ContiguousDataset data = (ContiguousDataset) population.getChild("data");
          long rows = ((Dataset) data).getDimensionsAsLong()[0];
          return new Report(columns, rows, time[0], time[2], new Numbers(path, data));
        });
  }

  /** A stretch of a file that holds numbers. */
  private static final class Numbers implements Closeable {

    private final FileChannel channel;
    private final ByteBuffer buffer =
        ByteBuffer.allocateDirect(BUFFER).order(ByteOrder.LITTLE_ENDIAN).limit(0);

    Numbers(Path path, ContiguousDataset data) throws IOException {
      channel = FileChannel.open(path, StandardOpenOption.READ);
      channel.position(Math.max(0, data.getDataAddress()));
    }

    private void require(int bytes) throws IOException {
      if (buffer.remaining() < bytes) {
        buffer.compact();
        while (buffer.position() < bytes) {
          if (channel.read(buffer) < 0) {
            throw new EOFException("a SONATA file is cut off");
          }
        }
        buffer.flip();
      }
    }

    double nextDouble() throws IOException {
      require(Double.BYTES);
      return buffer.getDouble();
    }

    long nextLong() throws IOException {
      require(Long.BYTES);
      return buffer.getLong();
    }

    float nextFloat() throws IOException {
      require(Float.BYTES);
      return buffer.getFloat();
    }

    @Override
    public void close() throws IOException {
      channel.close();
    }
  }

  private static final class Report implements TraceReader {

    private final List<TraceColumn> columns;
    private final long rows;
    private final double start;
    private final double every;
    private final Numbers numbers;
    private long row = -1;

    Report(List<TraceColumn> columns, long rows, double start, double every, Numbers numbers) {
      this.columns = columns;
      this.rows = rows;
      this.start = start;
      this.every = every;
      this.numbers = numbers;
    }

    @Override
    public List<TraceColumn> columns() {
      return columns;
    }

    @Override
    public boolean next() {
      return ++row < rows;
    }

    @Override
    public double t() {
      return start + row * every;
    }

    @Override
    public void values(boolean[] wanted, double[] into) throws IOException {
      for (int column = 0; column < into.length; column++) {
        into[column] = numbers.nextFloat();
      }
    }

    @Override
    public void close() throws IOException {
      numbers.close();
    }
  }
}
