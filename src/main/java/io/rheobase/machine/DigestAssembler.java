package io.rheobase.machine;

/**
 * Writes instructions on vectors of four 32-bit words, those of SHA-256 among them, in the encoding
 * of SSE. Source: Intel 64 and IA-32 Architectures Software Developer's Manual, volume 2.
 */
final class DigestAssembler extends Assembler {
  private static final int NONE = 0;
  private static final int SIZE = 0x66;
  private static final int REPEAT = 0xF3;

  private static final int TWO_BYTES = 0;
  private static final int THREE_BYTES = 0x38;
  private static final int THREE_BYTES_AND_NUMBER = 0x3A;

  private void put(int prefix, int map, int opcode, int register, Operand operand, int more) {
    if (prefix != NONE) {
      put(prefix);
    }
    int upper = (register >> 3 & 1) << 2 | highIndex(operand) << 1 | high(operand);
    if (upper != 0) {
      put(0x40 | upper);
    }
    put(0x0F);
    if (map != TWO_BYTES) {
      put(map);
    }
    put(opcode);
    address(register, operand, more);
  }

  private void put(int prefix, int map, int opcode, int register, int other) {
    put(prefix, map, opcode, register, Operand.register(other), 0);
  }

  void loadWords(int to, Operand.Memory from) {
    put(REPEAT, TWO_BYTES, 0x6F, to, from, 0);
  }

  void storeWords(Operand.Memory to, int from) {
    put(REPEAT, TWO_BYTES, 0x7F, from, to, 0);
  }

  void moveWords(int to, int from) {
    put(SIZE, TWO_BYTES, 0x6F, to, from);
  }

  void addWords(int to, int other) {
    put(SIZE, TWO_BYTES, 0xFE, to, other);
  }

  /** Puts bytes where another vector says. */
  void shuffleBytes(int to, int places) {
    put(SIZE, THREE_BYTES, 0x00, to, places);
  }

  /** Takes words of another vector, each where two bits of the number say. */
  void shuffleWords(int to, int from, int places) {
    put(SIZE, TWO_BYTES, 0x70, to, Operand.register(from), 1);
    put(places);
  }

  /** Shifts two vectors, {@code to} the upper one, down by bytes and keeps the lower half. */
  void shiftTogether(int to, int lower, int bytes) {
    put(SIZE, THREE_BYTES_AND_NUMBER, 0x0F, to, Operand.register(lower), 1);
    put(bytes);
  }

  /** Two rounds, with words and constants of xmm0. */
  void rounds(int to, int other) {
    put(NONE, THREE_BYTES, 0xCB, to, other);
  }

  /** The first half of the next four words of the schedule. */
  void scheduleFirst(int to, int next) {
    put(NONE, THREE_BYTES, 0xCC, to, next);
  }

  /** The second half. */
  void scheduleSecond(int to, int last) {
    put(NONE, THREE_BYTES, 0xCD, to, last);
  }
}
