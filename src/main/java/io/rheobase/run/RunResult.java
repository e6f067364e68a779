package io.rheobase.run;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What came of a run.
 *
 * @param folder where its files are
 * @param complete false where it was interrupted
 * @param steps done
 * @param rates of each population
 * @param simulationSeconds wall time from the first step to the last byte
 * @param difference from what was expected, if there is one
 */
public record RunResult(
    Path folder,
    boolean complete,
    long steps,
    List<RateSummary> rates,
    double simulationSeconds,
    Optional<Difference> difference) {}
