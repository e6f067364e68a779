package io.rheobase.equations;

import io.rheobase.units.Unit;

/**
 * A state variable and its differential equation.
 *
 * @param name its name
 * @param unit its unit as declared
 * @param rate its derivative by time; the dimension is the unit's per time
 * @param span its equation
 */
public record StateVariable(String name, Unit unit, Numeric rate, Span span) {}
