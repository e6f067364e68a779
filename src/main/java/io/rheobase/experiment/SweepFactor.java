package io.rheobase.experiment;

import java.util.List;

/**
 * Addresses whose values change together: an address of a grid, all of a zip, of a list of points
 * or of random samples.
 *
 * @param axes at least one, with equally many values
 */
public record SweepFactor(List<SweepAxis> axes) {

  public SweepFactor {
    axes = List.copyOf(axes);
    int rows = axes.get(0).size();
    if (axes.stream().anyMatch(axis -> axis.size() != rows)) {
      throw new IllegalArgumentException("axes of different length");
    }
  }

  /** Number of values of each axis. */
  public int rows() {
    return axes.get(0).size();
  }
}
