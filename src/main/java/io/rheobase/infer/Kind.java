package io.rheobase.infer;

/** What a train is to the recorded neuron. */
public enum Kind {
  /** No synapse leads from it to the neuron. */
  UNCONNECTED("unconnected"),
  /** Its synapses depolarise the neuron. */
  EXCITATORY("excitatory"),
  /** Its synapses hyperpolarise the neuron, or hold it below threshold. */
  INHIBITORY("inhibitory");

  private final String text;

  Kind(String text) {
    this.text = text;
  }

  /** Whether there is a synapse. */
  public boolean isConnected() {
    return this != UNCONNECTED;
  }

  /** The word in files. */
  @Override
  public String toString() {
    return text;
  }
}
