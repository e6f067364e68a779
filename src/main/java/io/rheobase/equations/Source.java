package io.rheobase.equations;

/**
 * Which of the texts of a model something stands in.
 *
 * @param section the kind of text
 * @param parameter the parameter it belongs to, or empty outside the {@code PARAMETER} sections
 */
public record Source(Section section, String parameter) {
  /** The texts of a model. */
  public enum Section {
    EQUATIONS,
    THRESHOLD,
    RESET,
    REFRACTORY,
    INPUT_UNIT,
    PARAMETER_NAME,
    PARAMETER_UNIT,
    PARAMETER_DEFAULT
  }

  static Source of(Section section) {
    return new Source(section, "");
  }
}
