package io.rheobase.compiler;

/** A program as text. */
final class Listing {
  private Listing() {}

  static String of(Program program) {
    return program.slots().toString();
  }
}
