package io.rheobase.infer;

import io.rheobase.experiment.Inference.Kind;
import io.rheobase.experiment.Inference.Truth;

/** What trains are according to a table. */
final class FileKinds implements TrueKinds {

  private final Truth.FromFile table;

  FileKinds(Truth.FromFile table) {
    this.table = table;
  }

  @Override
  public Kind of(String population, int neuron, SpikeTrain train) {
    return train.neuron() < table.kinds().size()
        ? table.kinds().get(train.neuron())
        : Kind.UNCONNECTED;
  }
}
