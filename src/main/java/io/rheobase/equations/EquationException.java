package io.rheobase.equations;

import java.util.List;
import java.util.stream.Collectors;

/** The text of a model is faulty. It holds every fault that was found. */
public final class EquationException extends IllegalArgumentException {
  private final List<EquationFault> faults;

  EquationException(List<EquationFault> faults) {
    super(
        faults.stream()
            .map(
                fault -> fault.span().line() + ":" + fault.span().column() + ": " + fault.message())
            .collect(Collectors.joining("\n")));
    this.faults = List.copyOf(faults);
  }

  /**
   * The faults in the order of the texts: parameters, equations, threshold, reset, refractory, then
   * those of each receptor.
   */
  public List<EquationFault> faults() {
    return faults;
  }
}
