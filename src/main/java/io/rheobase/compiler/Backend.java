package io.rheobase.compiler;

import io.rheobase.machine.MachineCode;

/** How a kernel is compiled; the results are the same bits. */
public enum Backend {
  /** One neuron at a time; fast from the start. */
  SCALAR,
  /** As many as the machine's vectors hold; slow until the JIT has compiled it. */
  SIMD,
  /** Vectors of eight in machine code of our own, where the processor has them: fast at once. */
  MACHINE;

  /** Whether this machine and JVM can do it. */
  public boolean isAvailable() {
    return switch (this) {
      case SCALAR -> true;
      case SIMD -> Simd.isAvailable();
      case MACHINE -> MachineCode.isAvailable();
    };
  }
}
