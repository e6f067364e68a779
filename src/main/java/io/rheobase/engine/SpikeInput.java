package io.rheobase.engine;

import io.rheobase.input.SpikeSource;
import java.util.function.IntToDoubleFunction;

/**
 * Spikes from outside that arrive at a receptor of a population.
 *
 * @param receptor its name
 * @param source which neurons they reach, and when
 * @param weight of a spike, by the neuron that it reaches (the receptor's unit)
 */
public record SpikeInput(String receptor, SpikeSource source, IntToDoubleFunction weight) {}
