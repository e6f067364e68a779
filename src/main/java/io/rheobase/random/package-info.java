/**
 * Counter-based random numbers: a draw is a pure function of stream key, draw index, neuron and
 * step. There is no generator state, so partition, order and recording cannot matter.
 */
package io.rheobase.random;
