package io.rheobase.run;

import io.rheobase.experiment.DataFile;
import io.rheobase.input.StreamedCurrent;
import io.rheobase.params.CurrentRows;
import java.io.IOException;

/**
 * The current of a file, streamed: two slices of rows are in memory, {@code [row of the
 * slice][neuron]}, one being read while the other is in use.
 */
final class FileCurrent implements StreamedCurrent {

  private final CurrentRows rows;
  private final int neurons;
  private double[] inUse;
  private double[] loading;
  private long firstStepInUse;
  private long firstStepLoading;

  FileCurrent(DataFile file, int neurons, int sliceSteps) throws IOException {
    this.rows = new CurrentRows(file);
    this.neurons = neurons;
    this.inUse = new double[Math.multiplyExact(neurons, sliceSteps)];
    this.loading = new double[inUse.length];
  }

  @Override
  public void load(long firstStep, int steps) throws IOException {
    for (int row = 0; row < steps; row++) {
      rows.next(loading, row * neurons, neurons);
    }
    firstStepLoading = firstStep;
  }

  @Override
  public void turn() {
    double[] used = inUse;
    inUse = loading;
    loading = used;
    firstStepInUse = firstStepLoading;
  }

  @Override
  public BlockCurrent over(int firstNeuron, int count) {
    return (step, current) -> {
      int at = (int) (step - firstStepInUse) * neurons + firstNeuron;
      for (int i = 0; i < count; i++) {
        current[i] += inUse[at + i];
      }
    };
  }

  @Override
  public void close() throws IOException {
    rows.close();
  }
}
