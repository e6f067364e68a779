package io.rheobase.record;

import java.io.IOException;

/**
 * Weights over time as text: {@code t_ms} and the columns of {@link SynapseColumns}, each followed
 * by its unit ({@code exc[3]->inh[5]_nS}), a row for each sample.
 */
public final class WeightTable {

  private final StepTime time;
  private final int timeRoom;
  private final ResultFile file;
  private final TextChunk text = new TextChunk();

  /**
   * @param unit of the weights, coherent
   * @param steps of the run
   * @param file where it goes; the header is written at once
   */
  public WeightTable(
      SynapseColumns columns, String unit, StepTime time, long steps, ResultFile file)
      throws IOException {
    this.time = time;
    this.timeRoom = time.maxChars(steps);
    this.file = file;
    text.text("t_ms");
    columns.forEach((name, rows, source, target) -> text.text("," + name + "_" + unit));
    text.character('\n');
    file.write(text);
  }

  /**
   * Writes a row.
   *
   * @param sample at which the weights were these
   * @param weights {@code [column]}
   */
  public void row(long sample, double[] weights) throws IOException {
    text.clear();
    text.time(time, sample, timeRoom);
    for (double weight : weights) {
      text.character(',').decimal(weight);
    }
    text.character('\n');
    file.write(text);
  }
}
