package io.rheobase.engine;

import io.rheobase.checkpoint.CheckpointException;
import io.rheobase.checkpoint.StateIn;
import io.rheobase.checkpoint.StateOut;
import java.io.IOException;
import java.util.List;

/**
 * What the neurons of a population carry from sample to sample, by neuron: the state variables,
 * receptors' among them, how long each is held, and the currents that have a memory. Everything
 * else in a block's slots is a parameter, or made anew in every step. Sources of spikes have no
 * state: what they emit at a sample is a function of it.
 */
final class PopulationState {

  private final Population population;
  private final List<NeuronBlock> blocks;

  PopulationState(Population population) {
    this.population = population;
    this.blocks =
        population.blocks().stream()
            .filter(NeuronBlock.class::isInstance)
            .map(NeuronBlock.class::cast)
            .toList();
  }

  void save(StateOut out) throws IOException {
    out.text(population.name());
    out.number(population.size());
    if (population.isSource()) {
      return;
    }
    out.number(population.model().states().size());
    for (int slot = 0; slot < population.model().states().size(); slot++) {
      for (NeuronBlock block : blocks) {
        out.doubles(block.state(slot), 0, block.count());
      }
    }
    for (NeuronBlock block : blocks) {
      out.longs(block.heldUntil(), 0, block.count());
    }
    for (int c = 0; c < population.currents().size(); c++) {
      for (NeuronBlock block : blocks) {
        out.doubles(block.memory(c), 0, block.memory(c).length);
      }
    }
  }

  void load(StateIn in) throws IOException {
    String name = in.text();
    if (!name.equals(population.name())) {
      throw new CheckpointException(
          "it is of another network: a population " + name + ", now " + population.name());
    }
    in.expect(population.size(), "neurons of " + name);
    if (population.isSource()) {
      return;
    }
    in.expect(population.model().states().size(), "state variables of " + name);
    for (int slot = 0; slot < population.model().states().size(); slot++) {
      for (NeuronBlock block : blocks) {
        in.doubles(block.state(slot), 0, block.count());
      }
    }
    for (NeuronBlock block : blocks) {
      in.longs(block.heldUntil(), 0, block.count());
    }
    for (int c = 0; c < population.currents().size(); c++) {
      for (NeuronBlock block : blocks) {
        in.doubles(block.memory(c), 0, block.memory(c).length);
      }
    }
  }
}
