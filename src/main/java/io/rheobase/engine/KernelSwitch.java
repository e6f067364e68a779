package io.rheobase.engine;

import io.rheobase.compiler.Backend;
import io.rheobase.compiler.Kernel;
import io.rheobase.model.BoundModel;

/**
 * The kernel that steps a population: scalar until told otherwise, and not compiled before it is
 * asked for. Both give the same bits, so that it does not matter when, and blocks may look at any
 * slice.
 */
final class KernelSwitch {

  private final BoundModel model;
  private volatile Kernel current;

  KernelSwitch(BoundModel model) {
    this.model = model;
  }

  /** The kernel to step the next slice with. */
  Kernel current() {
    Kernel kernel = current;
    return kernel == null ? scalar() : kernel;
  }

  /** Of threads that ask at once, one compiles it. */
  private synchronized Kernel scalar() {
    if (current == null) {
      current = model.kernel(Backend.SCALAR);
    }
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
