/**
 * Synapses that change. Delays are axonal: a presynaptic spike is at the synapse when it arrives, a
 * postsynaptic one when it is fired.
 */
package io.rheobase.network.plasticity;
