package io.rheobase.engine;

import io.rheobase.compiler.Simd;

/** When a run uses vector code. It changes no result. */
public enum Vectorization {
  /** Never: scalar code is at speed at once. */
  NEVER,
  /** From when the JIT has compiled it, for which it is run on scratch beside the run. */
  WHEN_WARM,
  /** From the first step on. */
  ALWAYS;

  /** Whether this machine and JVM can do it; see {@link Simd#isAvailable()}. */
  public boolean isPossible() {
    return this == NEVER || Simd.isAvailable();
  }
}
