package io.rheobase.compiler;

/** What a {@link Value} holds for one neuron. */
public enum Type {
  /** A double. */
  REAL,
  /** 64 bits. */
  WORD,
  /** True or false. */
  MASK
}
