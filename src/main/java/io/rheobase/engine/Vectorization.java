package io.rheobase.engine;

import io.rheobase.compiler.Backend;

/** When a run uses vector code. It changes no result. */
public enum Vectorization {
  /** Never: scalar code is at speed at once. */
  NEVER,
  /** From when the JIT has compiled it, for which it is run on scratch beside the run. */
  WHEN_WARM,
  /** From the first step on. */
  ALWAYS,
  /** In machine code, which is at speed at once. */
  MACHINE_CODE;

  /** Returns the fastest that this machine and JVM can do. */
  public static Vectorization best() {
    return MACHINE_CODE.isPossible() ? MACHINE_CODE : WHEN_WARM.isPossible() ? WHEN_WARM : NEVER;
  }

  /** Whether this machine and JVM can do it; see {@link Backend#isAvailable()}. */
  public boolean isPossible() {
    return switch (this) {
      case NEVER -> true;
      case WHEN_WARM, ALWAYS -> Backend.SIMD.isAvailable();
      case MACHINE_CODE -> Backend.MACHINE.isAvailable();
    };
  }
}
