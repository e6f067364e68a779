package io.rheobase.compiler;

/** Numbers of a method's local variables. */
final class Locals {
  private int next;

  Locals(int first) {
    next = first;
  }

  /** Returns the number of a new variable of one or two words. */
  int take(int size) {
    int local = next;
    next += size;
    return local;
  }
}
