package io.rheobase.params;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A population as the file describes it.
 *
 * @param name its name in the file
 * @param model name of its model
 * @param size number of neurons
 * @param parameters values that all its neurons share, by name, in the file's order
 * @param refractory t_ref of its neurons
 * @param initialV V at sample 0 (mV)
 */
public record PopulationSpec(
    String name,
    ModelName model,
    int size,
    Map<String, Parameter> parameters,
    RefractoryPeriod refractory,
    BigDecimal initialV) {

  public PopulationSpec {
    parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
  }

  /** The models that there are. */
  public enum ModelName {
    LIF("LIF"),
    EXP_LIF("ExpLIF");

    private final String text;

    ModelName(String text) {
      this.text = text;
    }

    @Override
    public String toString() {
      return text;
    }
  }

  /**
   * A value with its unit.
   *
   * @param value in that unit
   * @param unit one of the coherent units ms, mV, nS, pA
   */
  public record Parameter(BigDecimal value, String unit) {}

  /** The value of a parameter (ms, mV, nS, pA). */
  public double parameter(String parameter) {
    return parameters.get(parameter).value().doubleValue();
  }
}
