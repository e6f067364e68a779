package io.rheobase.engine;

import io.rheobase.compiler.Backend;
import io.rheobase.compiler.Kernel;
import io.rheobase.model.BoundModel;

/**
 * The kernel that steps a population: scalar at first, vectors when told to. Both give the same
 * bits, so that it does not matter when, and blocks may look at any slice.
 */
final class KernelSwitch {

  private final BoundModel model;
  private volatile Kernel current;

  KernelSwitch(BoundModel model) {
    this.model = model;
    this.current = model.kernel(Backend.SCALAR);
  }

  /** The kernel to step the next slice with. */
  Kernel current() {
    return current;
  }

  /** The vector kernel, newly compiled and not yet in use. */
  Kernel vector() {
    return model.kernel(Backend.SIMD);
  }

  /** Steps with machine code from now on. */
  void useMachineCode() {
    current = model.kernel(Backend.MACHINE);
  }

  /** Steps with this kernel from now on. */
  void use(Kernel kernel) {
    current = kernel;
  }
}
