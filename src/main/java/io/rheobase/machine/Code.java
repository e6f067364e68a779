package io.rheobase.machine;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Bytes of code with labels, and the constants that follow them. */
class Code {
  /** A displacement of 32 bits from {@code from} to what is known at the end. */
  private record Distance(int at, int from, Label label, int constant) {}

  private final List<Distance> distances = new ArrayList<>();
  private final Map<Long, Integer> numbers = new LinkedHashMap<>();
  private final List<long[]> vectors = new ArrayList<>();
  private byte[] bytes = new byte[1024];
  private int length;

  final int position() {
    return length;
  }

  final void put(int value) {
    if (length == bytes.length) {
      bytes = Arrays.copyOf(bytes, 2 * length);
    }
    bytes[length++] = (byte) value;
  }

  final void put32(int value) {
    for (int i = 0; i < Integer.BYTES; i++) {
      put(value >>> (Byte.SIZE * i));
    }
  }

  final void put64(long value) {
    put32((int) value);
    put32((int) (value >>> Integer.SIZE));
  }

  /** A displacement to a label, from the byte that follows it. */
  final void distance(Label label) {
    distances.add(new Distance(length, length + Integer.BYTES, label, -1));
    put32(0);
  }

  /** A displacement to a constant, from the end of an instruction that has more bytes to come. */
  final void distance(int constant, int more) {
    distances.add(new Distance(length, length + Integer.BYTES + more, null, constant));
    put32(0);
  }

  /** Gives a label its place: here. */
  public final void bind(Label label) {
    label.bind(length);
  }

  /** A constant of 64 bits that is to be read into all lanes. */
  public final Operand.Memory constant(long bits) {
    int number = numbers.computeIfAbsent(bits, key -> numbers.size());
    return new Operand.Memory(0, -1, 0, 0, number, true);
  }

  /** A constant vector, {@code [lane]}. */
  public final Operand.Memory vector(long... lanes) {
    vectors.add(lanes.clone());
    return new Operand.Memory(0, -1, 0, 0, -1 - vectors.size(), false);
  }

  /** Returns the code with its constants; it runs wherever it is put. */
  public final byte[] bytes() {
    int first = (length + Long.BYTES - 1) / Long.BYTES * Long.BYTES;
    int words = numbers.size() + vectors.stream().mapToInt(lanes -> lanes.length).sum();
    ByteBuffer all = ByteBuffer.allocate(first + words * Long.BYTES);
    all.order(ByteOrder.LITTLE_ENDIAN).put(bytes, 0, length).position(first);
    numbers.keySet().forEach(all::putLong);
    int[] places = new int[vectors.size()];
    for (int v = 0; v < places.length; v++) {
      places[v] = all.position();
      for (long lane : vectors.get(v)) {
        all.putLong(lane);
      }
    }
    for (Distance distance : distances) {
      int to =
          distance.label() != null
              ? distance.label().position()
              : distance.constant() >= 0
                  ? first + distance.constant() * Long.BYTES
                  : places[-2 - distance.constant()];
      all.putInt(distance.at(), to - distance.from());
    }
    return all.array();
  }
}
