/**
 * Connections between populations: rules, synapses by block of targets, delays, the spikes that are
 * on their way, plasticity. It knows no files, no engine and no experiment.
 */
package io.rheobase.network;
