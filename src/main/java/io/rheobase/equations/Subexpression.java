package io.rheobase.equations;

import io.rheobase.units.Unit;

/**
 * A named sub-expression.
 *
 * @param name its name
 * @param unit its unit as declared
 * @param value what it stands for
 * @param span its equation
 */
public record Subexpression(String name, Unit unit, Numeric value, Span span) {}
