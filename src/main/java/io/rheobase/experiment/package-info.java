/**
 * What a parameter file means: immutable values in the coherent system of units (ms, mV, pA, nS,
 * pF), with nothing left to a default and no trace of how the file was written.
 */
package io.rheobase.experiment;
