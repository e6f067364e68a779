package io.rheobase.record;

import io.rheobase.npy.NpyHeader;
import io.rheobase.npy.NpzLayout;
import io.rheobase.npy.TextArray;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.zip.CRC32;

/**
 * Synapses as a NumPy archive. The arrays {@code source} and {@code target} (int32), {@code
 * weight_nS} (float64, with the weight's own unit) and {@code delay_ms} (float64) have an element
 * for each synapse; {@code projection} (int32) is its row in the array {@code projections} of texts
 * {@code [row][3]}: connection, source population, target population.
 */
public final class ConnectionArrays {

  private static final int NAMES = 3;

  private final String unit;
  private final StepTime time;

  /** A column of the synapses. */
  private enum Column {
    SOURCE,
    TARGET,
    WEIGHT,
    DELAY,
    PROJECTION
  }

  /**
   * @param unit of the weights, coherent
   */
  public ConnectionArrays(String unit, StepTime time) {
    this.unit = unit;
    this.time = time;
  }

  /**
   * Writes all synapses of some connections; goes through them once for each array and once more.
   */
  public void write(List<SynapseRows> connections, ResultFile file) throws IOException {
    NpzLayout archive = new NpzLayout();
    byte[] names = names(connections);
    CRC32 ofNames = new CRC32();
    ofNames.update(names);
    write(archive.begin("projections", names.length, ofNames.getValue()), file);
    write(names, file);
    for (Column column : Column.values()) {
      NpyHeader header = header(column, connections);
      CRC32 checksum = new CRC32();
      checksum.update(header.bytes());
      each(column, connections, bytes -> checksum.update(bytes.array(), 0, bytes.position()));
      write(archive.begin(name(column), header.fileBytes(), checksum.getValue()), file);
      write(header.bytes(), file);
      each(column, connections, bytes -> file.write(bytes.array(), bytes.position()));
    }
    write(archive.end(), file);
  }

  private static void write(byte[] bytes, ResultFile file) throws IOException {
    file.write(bytes, bytes.length);
  }

  private String name(Column column) {
    return switch (column) {
      case SOURCE -> "source";
      case TARGET -> "target";
      case WEIGHT -> "weight_" + unit;
      case DELAY -> "delay_ms";
      case PROJECTION -> "projection";
    };
  }

  private static NpyHeader header(Column column, List<SynapseRows> connections) {
    long count = connections.stream().mapToLong(SynapseRows::count).sum();
    boolean real = column == Column.WEIGHT || column == Column.DELAY;
    return new NpyHeader(real ? NpyHeader.Type.FLOAT64 : NpyHeader.Type.INT32, List.of(count));
  }

  /** Takes bytes that are full or the last. */
  @FunctionalInterface
  private interface Bytes {
    void take(ByteBuffer bytes) throws IOException;
  }

  private void each(Column column, List<SynapseRows> connections, Bytes to) throws IOException {
    ByteBuffer out = ByteBuffer.allocate(1 << 16).order(ByteOrder.LITTLE_ENDIAN);
    for (int p = 0; p < connections.size(); p++) {
      int projection = p;
      connections
          .get(p)
          .forEach(
              (source, target, weight, delay) -> {
                switch (column) {
                  case SOURCE -> out.putInt(source);
                  case TARGET -> out.putInt(target);
                  case WEIGHT -> out.putDouble(weight);
                  case DELAY -> out.putDouble(time.milliseconds(delay));
                  case PROJECTION -> out.putInt(projection);
                }
                if (!out.hasRemaining()) {
                  to.take(out);
                  out.clear();
                }
              });
    }
    to.take(out);
  }

  private static byte[] names(List<SynapseRows> connections) {
    List<String> names =
        connections.stream()
            .flatMap(rows -> List.of(rows.connection(), rows.sources(), rows.targets()).stream())
            .toList();
    return TextArray.bytes(names, List.of((long) connections.size(), (long) NAMES));
  }
}
