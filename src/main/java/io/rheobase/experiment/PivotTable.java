package io.rheobase.experiment;

import java.util.Optional;

/**
 * A measure over one or two addresses.
 *
 * @param name of its file
 * @param rows the address whose values make the rows
 * @param columns the address whose values make the columns
 * @param value name of the measure in the cells
 */
public record PivotTable(String name, String rows, Optional<String> columns, String value) {}
