package io.rheobase.compiler;

/** How a kernel is compiled; the results are the same bits. */
public enum Backend {
  /** One neuron at a time; fast from the start. */
  SCALAR,
  /** As many as the machine's vectors hold; slow until the JIT has compiled it. */
  SIMD
}
