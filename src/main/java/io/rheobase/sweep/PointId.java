package io.rheobase.sweep;

import io.rheobase.experiment.Experiment;
import io.rheobase.run.Identity;
import io.rheobase.run.ResolvedParameters;
import java.nio.ByteBuffer;
import java.util.HexFormat;

/**
 * What a point is known by: the SHA-256 of all that its results depend on, its resolved parameters
 * and the version of the simulator's results.
 */
record PointId(long a, long b, long c, long d) {

  private static final int SHORT = 16;

  /**
   * The identity of an experiment.
   *
   * @param experiment with those recorders only that its measures look at, and with an inference
   *     only if they look at it
   * @param memory of texts that it has in common with other points
   */
  static PointId of(Experiment experiment, ResolvedParameters.Memory memory) {
    return parse(Identity.ofAll(experiment, memory));
  }

  /**
   * Reads what {@link #toString} writes.
   *
   * @throws IllegalArgumentException if it is nothing of the kind
   */
  static PointId parse(String hex) {
    ByteBuffer hash = ByteBuffer.wrap(HexFormat.of().parseHex(hex));
    if (hash.remaining() != 4 * Long.BYTES) {
      throw new IllegalArgumentException("no SHA-256: " + hex);
    }
    return new PointId(hash.getLong(), hash.getLong(), hash.getLong(), hash.getLong());
  }

  /** The beginning, which names the folder of a point. */
  String shortName() {
    return toString().substring(0, SHORT);
  }

  @Override
  public String toString() {
    HexFormat hex = HexFormat.of();
    return hex.toHexDigits(a) + hex.toHexDigits(b) + hex.toHexDigits(c) + hex.toHexDigits(d);
  }
}
