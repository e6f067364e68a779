package io.rheobase.sweep;

import io.rheobase.experiment.Sweep;
import io.rheobase.experiment.SweepAxis;
import io.rheobase.machine.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The seed of a point: it follows from the sweep's seed, the values of the point and the repeat, so
 * that further points, or axes in another order, change no point's seed. Values of an inference are
 * no part of it: points that differ in them alone look at the same simulation.
 */
final class PointSeed {

  private static final String VERSION = "rheobase sweep seed 1";

  private record Assigned(SweepAxis axis, int factor) {}

  private final Sweep sweep;
  private final List<Assigned> byAddress = new ArrayList<>();

  PointSeed(Sweep sweep) {
    this.sweep = sweep;
    for (int factor = 0; factor < sweep.factors().size(); factor++) {
      for (SweepAxis axis : sweep.factors().get(factor).axes()) {
        if (!SweepPlan.isOfInference(axis)) {
          byAddress.add(new Assigned(axis, factor));
        }
      }
    }
    byAddress.sort(Comparator.comparing(assigned -> assigned.axis().address()));
  }

  /**
   * The first eight bytes, big-endian, of the SHA-256 of the version, the sweep's seed (8 bytes,
   * big-endian), address and meaning of each value in the order of the addresses, those of an
   * inference apart, unless all points share their noise, and the repeat (4 bytes, big-endian); the
   * highest bit is cleared. Each text is its UTF-8 bytes after their number (4 bytes, big-endian).
   */
  long of(long point) {
    MessageDigest digest = Sha256.create();
    update(digest, VERSION);
    digest.update(ByteBuffer.allocate(Long.BYTES).putLong(0, sweep.seed()));
    if (!sweep.commonNoise()) {
      int[] rows = sweep.rows(point);
      for (Assigned assigned : byAddress) {
        String meaning = assigned.axis().meanings().get(rows[assigned.factor()]);
        if (!meaning.isEmpty()) {
          update(digest, assigned.axis().address());
          update(digest, meaning);
        }
      }
    }
    digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, sweep.repeat(point)));
    return ByteBuffer.wrap(digest.digest()).getLong() & Long.MAX_VALUE;
  }

  private static void update(MessageDigest digest, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, bytes.length));
    digest.update(bytes);
  }
}
