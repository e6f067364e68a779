package io.rheobase.experiment;

import java.util.List;

/**
 * The values of one address.
 *
 * @param address that leads to the value in the parameter file
 * @param unit of the values where they are numbers with one, else empty
 * @param cells the values as tables show them: numbers in the unit, else their text; empty where a
 *     point leaves the address as it is in the file
 * @param meanings one text for one meaning, however it is written: 20 ms and 0.02 s have the same;
 *     empty where a point leaves the address as it is in the file
 */
public record SweepAxis(String address, String unit, List<String> cells, List<String> meanings) {

  public SweepAxis {
    cells = List.copyOf(cells);
    meanings = List.copyOf(meanings);
  }

  /** Number of values. */
  public int size() {
    return cells.size();
  }

  /** The address, with the unit where there is one: the head of a column. */
  public String title() {
    return unit.isEmpty() ? address : address + "_" + unit;
  }
}
