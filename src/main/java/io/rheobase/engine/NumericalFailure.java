package io.rheobase.engine;

/**
 * A state that is not finite.
 *
 * @param neuron counted within its population
 * @param sample where it was first seen
 * @param slot the variable
 * @param value NaN or an infinity
 */
record NumericalFailure(int neuron, long sample, int slot, double value) {}
