package io.rheobase.run;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What came of a run.
 *
 * @param folder where its files are
 * @param complete false where it was interrupted
 * @param resumable whether it was interrupted and can go on from a checkpoint
 * @param first the sample that it began at
 * @param steps done, those before the first sample included
 * @param rates of each population
 * @param degrees of each connection
 * @param simulationSeconds wall time from the first step to the last byte
 * @param difference from what was expected, if there is one
 */
public record RunResult(
    Path folder,
    boolean complete,
    boolean resumable,
    long first,
    long steps,
    List<RateSummary> rates,
    List<DegreeSummary> degrees,
    double simulationSeconds,
    Optional<Difference> difference) {}
