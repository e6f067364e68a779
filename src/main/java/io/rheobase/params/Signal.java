package io.rheobase.params;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.function.Function;

/**
 * A recorded voltage, as far as imaging and averaging it need to know.
 *
 * @param name what it is called in messages
 * @param interval from one sample to the next (ms)
 * @param samples their number
 * @param tolerance by which part of itself a time may miss the samples
 * @param spikeHeight of a spike over rest (mV), by where it is wanted; nothing after a fault
 */
record Signal(
    String name,
    BigDecimal interval,
    long samples,
    BigDecimal tolerance,
    Function<Position, Optional<Double>> spikeHeight) {}
