package io.rheobase.cli;

import java.util.List;

/** Flags of a JVM that runs vector kernels. */
final class VectorFlags {
  private VectorFlags() {}

  /** What the compiler of the JVM is told. */
  static final List<String> COMPILATION = List.of();
}
