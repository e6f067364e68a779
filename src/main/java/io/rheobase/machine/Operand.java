package io.rheobase.machine;

/** The one operand of an instruction that may lie in a register or in memory. */
public sealed interface Operand {

  /** A register's number, of whatever kind the instruction takes. */
  record Register(int number) implements Operand {}

  /**
   * Memory: {@code [base + (index << shift) + displacement]}, or one of the code's own constants.
   *
   * @param base a general register
   * @param index a general register; -1 for none
   * @param shift of the index, 0 to 3
   * @param displacement in bytes
   * @param constant its number, which takes the place of all these; -1 for none
   * @param broadcast whether one number of 64 bits stands for all lanes
   */
  record Memory(int base, int index, int shift, int displacement, int constant, boolean broadcast)
      implements Operand {
    /** The number itself, for instructions that take no more than one. */
    Memory one() {
      return new Memory(base, index, shift, displacement, constant, false);
    }
  }

  /** A register. */
  static Operand register(int number) {
    return new Register(number);
  }

  /** A vector, or a word, at {@code base + displacement}. */
  static Memory at(int base, int displacement) {
    return new Memory(base, -1, 0, displacement, -1, false);
  }

  /** Numbers of 64 bits of an array, from the element {@code index + offset} on. */
  static Memory longs(int base, int index, int offset) {
    return new Memory(base, index, 3, Long.BYTES * offset, -1, false);
  }

  /** Numbers of 32 bits of an array, from the element {@code index} on. */
  static Memory ints(int base, int index) {
    return new Memory(base, index, 2, 0, -1, false);
  }

  /** Numbers of 16 bits of an array, from the element {@code index} on. */
  static Memory chars(int base, int index) {
    return new Memory(base, index, 1, 0, -1, false);
  }

  /** The sum of two registers and a number, as an address. */
  static Memory sum(int a, int b, int number) {
    return new Memory(a, b, 0, number, -1, false);
  }

  /** A number in memory for all lanes. */
  static Memory everywhere(int base, int displacement) {
    return new Memory(base, -1, 0, displacement, -1, true);
  }
}
