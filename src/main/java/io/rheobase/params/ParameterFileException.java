package io.rheobase.params;

import java.util.List;
import java.util.stream.Collectors;

/** The user's file, or an option that stands for a part of it, is wrong. */
public final class ParameterFileException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient List<Fault> faults;
  private final transient List<Fault> warnings;

  /**
   * @param faults all that is wrong, at least one
   * @param warnings what is doubtful besides
   */
  public ParameterFileException(List<Fault> faults, List<Fault> warnings) {
    super(faults.stream().map(Fault::toString).collect(Collectors.joining("\n")));
    this.faults = List.copyOf(faults);
    this.warnings = List.copyOf(warnings);
  }

  /** All that is wrong. */
  public List<Fault> faults() {
    return faults;
  }

  /** What is doubtful besides. */
  public List<Fault> warnings() {
    return warnings;
  }
}
