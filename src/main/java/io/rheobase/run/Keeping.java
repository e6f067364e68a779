package io.rheobase.run;

import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * How the state of a run is kept, so that it can go on from there. No result depends on it.
 *
 * @param every wall time from one checkpoint to the next; without it there are none
 * @param finalState whether the state at the end stays with the result
 * @param asked whether a checkpoint is asked for now; asked now and then, and true once each time
 * @param origin the parameter file
 */
public record Keeping(
    Optional<Duration> every, boolean finalState, BooleanSupplier asked, Origin origin) {}
