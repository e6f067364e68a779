package io.rheobase.experiment;

/** How the differential equations are advanced by a step. */
public enum Method {
  EULER("euler"),
  EXACT("exact"),
  RK2("rk2"),
  RK4("rk4");

  private final String text;

  Method(String text) {
    this.text = text;
  }

  /** The word in the parameter file. */
  @Override
  public String toString() {
    return text;
  }
}
