package io.rheobase.equations;

import java.util.List;

/**
 * A model as its author wrote it. Texts that are not there are empty.
 *
 * @param equations the equations, one a line
 * @param threshold the condition of a spike, or empty
 * @param reset the statements carried out at a spike, or empty
 * @param refractory a parameter's name or a time, or empty
 * @param inputUnit the unit of {@code I}; empty for pA
 * @param parameters the parameters in the order in which they are declared
 */
public record ModelText(
    String equations,
    String threshold,
    String reset,
    String refractory,
    String inputUnit,
    List<ParameterText> parameters) {
  public ModelText {
    parameters = List.copyOf(parameters);
  }

  /**
   * A parameter as its author wrote it.
   *
   * @param name its name
   * @param unit its unit; {@code 1} if it has none
   * @param defaultValue a quantity, or empty if every use of the model must give a value
   * @param description what it is
   */
  public record ParameterText(String name, String unit, String defaultValue, String description) {}
}
