/**
 * Which of many spike trains are connected to a recorded neuron: spike-triggered averages of its
 * voltage, tested against averages over trains with shuffled intervals.
 *
 * <p>The method is that of T. Fiers' voltage-to-wiring study (github.com/tfiers/phd, the N-to-1
 * experiment): an imaging channel adds white noise to the voltage; for each train the voltage is
 * averaged over a window behind its spikes; the height of that average is compared with the heights
 * that the same train gives when its intervals are shuffled.
 */
package io.rheobase.infer;
