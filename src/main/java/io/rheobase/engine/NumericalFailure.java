package io.rheobase.engine;

/**
 * A state that is not finite.
 *
 * @param neuron counted within its population
 * @param sample where it was first seen
 * @param earliest the first sample that it may have been so at: none before was looked at since
 * @param slot the variable
 * @param value NaN or an infinity
 */
record NumericalFailure(int neuron, long sample, long earliest, int slot, double value) {}
