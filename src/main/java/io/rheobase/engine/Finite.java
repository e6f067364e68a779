package io.rheobase.engine;

import io.rheobase.machine.FixedCode;
import io.rheobase.machine.MachineCode;
import java.util.Optional;

/** Whether numbers are finite. */
final class Finite {

  /** The code; none where it cannot be called. */
  private static final class Shared {
    static final Optional<MachineCode> LOADED =
        MachineCode.isAvailable()
            ? FixedCode.load(Finite.class, FiniteWriter.CODE)
            : Optional.empty();
  }

  private Finite() {}

  /** Whether all of an array are. */
  static boolean areAll(double[] values) {
    return Shared.LOADED.isPresent()
        ? Shared.LOADED.get().call(values.length, 0, 0, values, null, null, null, null, null) == 0
        : areAllByDefinition(values);
  }

  static boolean areAllByDefinition(double[] values) {
    boolean finite = true;
    for (double value : values) {
      finite &= Math.abs(value) <= Double.MAX_VALUE;
    }
    return finite;
  }

  /** Whether those of the first {@code n} neurons are. */
  static boolean areThose(double[] values, int[] neurons, int n) {
    boolean finite = true;
    for (int c = 0; c < n; c++) {
      finite &= Math.abs(values[neurons[c]]) <= Double.MAX_VALUE;
    }
    return finite;
  }
}
