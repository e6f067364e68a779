package io.rheobase.model;

import io.rheobase.compiler.ProgramBuilder;
import io.rheobase.compiler.Value;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * {@code constant + sum of coefficient * variable}, where neither constant nor coefficients contain
 * a variable.
 *
 * @param constant what contains no variable
 * @param coefficients by variable; a variable that does not occur has none
 */
record LinearForm(Value constant, Map<String, Value> coefficients) {

  static LinearForm free(Value constant) {
    return new LinearForm(constant, Map.of());
  }

  boolean isFree() {
    return coefficients.isEmpty();
  }

  /** Applies an operation that is linear to all terms. */
  LinearForm each(UnaryOperator<Value> operation) {
    Map<String, Value> scaled = new LinkedHashMap<>();
    coefficients.forEach((name, value) -> scaled.put(name, operation.apply(value)));
    return new LinearForm(operation.apply(constant), scaled);
  }

  LinearForm plus(LinearForm other, ProgramBuilder b) {
    Map<String, Value> sum = new LinkedHashMap<>(coefficients);
    other.coefficients.forEach((name, value) -> sum.merge(name, value, b::add));
    return new LinearForm(b.add(constant, other.constant), sum);
  }
}
