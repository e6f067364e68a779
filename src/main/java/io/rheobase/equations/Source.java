package io.rheobase.equations;

/**
 * Which of the texts of a model something stands in.
 *
 * @param section the kind of text
 * @param parameter the parameter it belongs to, or empty outside the {@code PARAMETER} sections
 * @param receptor the receptor it belongs to, or empty in the texts of the model itself
 */
public record Source(Section section, String parameter, String receptor) {
  /** The texts of a model and of its receptors. */
  public enum Section {
    /** Of a model or a receptor. */
    EQUATIONS,
    THRESHOLD,
    RESET,
    REFRACTORY,
    INPUT_UNIT,
    /** Of a model or a receptor, as the other two of a parameter. */
    PARAMETER_NAME,
    PARAMETER_UNIT,
    PARAMETER_DEFAULT,
    RECEPTOR_NAME,
    CURRENT,
    VOLTAGE_DEPENDENCE,
    ARRIVAL
  }

  /** A text of the model itself. */
  public Source(Section section, String parameter) {
    this(section, parameter, "");
  }

  static Source of(Section section) {
    return new Source(section, "");
  }
}
