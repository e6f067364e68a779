package io.rheobase.equations;

import io.rheobase.units.Quantity;
import io.rheobase.units.Unit;
import java.util.Optional;

/**
 * A parameter of a model.
 *
 * @param name its name
 * @param unit its unit as declared
 * @param defaultValue its value where none is given, of the unit's dimension
 * @param description what it is
 */
public record Parameter(
    String name, Unit unit, Optional<Quantity> defaultValue, String description) {}
