/**
 * Sources of current (constant, periodic, random, from files) and of spikes (Poisson processes,
 * given times). Units: pA, kHz, steps, ms.
 */
package io.rheobase.input;
