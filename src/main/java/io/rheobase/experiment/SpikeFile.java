package io.rheobase.experiment;

import io.rheobase.units.Unit;

/**
 * The file that spikes were read from.
 *
 * @param file the file
 * @param column the column of neurons that was chosen by name; empty where none was
 * @param population the population whose spikes were chosen; empty where none was
 * @param unit of the times
 */
public record SpikeFile(DataFile file, String column, String population, Unit unit) {}
