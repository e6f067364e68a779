package io.rheobase.machine;

import io.rheobase.machine.Operand.Memory;
import io.rheobase.machine.Operand.Register;

/**
 * Writes instructions on vectors of eight 64-bit lanes (AVX-512 F and DQ) and on masks, a bit a
 * lane. Vector registers are 0 to 31, masks 0 to 7; mask 0 as a condition means all lanes.
 */
public class VectorAssembler extends Assembler {
  /** Lanes of a vector. */
  public static final int LANES = 8;

  /** Instructions on two vectors, the second of which may be in memory. */
  public enum Binary {
    ADD(0x58),
    MUL(0x59),
    SUB(0x5C),
    /** The lesser one; the second where they are equal or one is not a number. */
    MIN(0x5D),
    DIV(0x5E),
    /** The greater one; the second where they are equal or one is not a number. */
    MAX(0x5F),
    WORD_ADD(0xD4),
    WORD_AND(0xDB),
    WORD_OR(0xEB),
    WORD_XOR(0xEF);

    private final int opcode;

    Binary(int opcode) {
      this.opcode = opcode;
    }
  }

  /** {@code a * b + c} rounded once, by what the register that is overwritten held before. */
  public enum Fused {
    /** {@code to = to * third + second}. */
    TO_THIRD_SECOND(0x98),
    /** {@code to = second * to + third}. */
    SECOND_TO_THIRD(0xA8),
    /** {@code to = second * third + to}. */
    SECOND_THIRD_TO(0xB8);

    private final int opcode;

    Fused(int opcode) {
      this.opcode = opcode;
    }
  }

  /** Comparisons; but for {@link #NE} and negated ones, false where one is not a number. */
  public enum Comparison {
    EQ(0x00),
    NE(0x04),
    LT(0x11),
    LE(0x12),
    NOT_LT(0x15),
    NOT_LE(0x16),
    NOT_GE(0x19),
    NOT_GT(0x1A),
    GE(0x1D),
    GT(0x1E);

    private final int immediate;

    Comparison(int immediate) {
      this.immediate = immediate;
    }

    /** The one that says the same of operands in the other order. */
    public Comparison exchanged() {
      return switch (this) {
        case LT -> GT;
        case LE -> GE;
        case GT -> LT;
        case GE -> LE;
        case NOT_LT -> NOT_GT;
        case NOT_LE -> NOT_GE;
        case NOT_GT -> NOT_LT;
        case NOT_GE -> NOT_LE;
        default -> this;
      };
    }
  }

  /** Shifts by a number of bits that is known. */
  public enum Shift {
    RIGHT(0x73, 2),
    LEFT(0x73, 6),
    ROTATE_LEFT(0x72, 1);

    private final int opcode;
    private final int extension;

    Shift(int opcode, int extension) {
      this.opcode = opcode;
      this.extension = extension;
    }
  }

  private static final int MAP_0F = 1;
  private static final int MAP_0F38 = 2;
  private static final int MAP_0F3A = 3;
  private static final int PREFIX_66 = 1;
  private static final int PREFIX_F3 = 2;
  private static final int PREFIX_F2 = 3;
  private static final int NONE = -1;

  /** Masks of all lanes. */
  private static final int ALL = 0;

  /** Writes an EVEX instruction with W = 1. */
  private void evex(
      int map,
      int prefix,
      int opcode,
      int reg,
      int second,
      Operand third,
      int mask,
      int immediate) {
    evex(map, prefix, opcode, reg, second, third, mask, false, immediate);
  }

  private void evex(
      int map,
      int prefix,
      int opcode,
      int reg,
      int second,
      Operand third,
      int mask,
      boolean zero,
      int immediate) {
    boolean broadcast = third instanceof Memory memory && memory.broadcast();
    int x = third instanceof Register direct ? direct.number() >> 4 & 1 : highIndex(third);
    put(0x62);
    put(
        (~reg >> 3 & 1) << 7
            | (~x & 1) << 6
            | (~high(third) & 1) << 5
            | (~reg >> 4 & 1) << 4
            | map);
    put(0x80 | (~second & 15) << 3 | 4 | prefix);
    put((zero ? 0x80 : 0) | 0x40 | (broadcast ? 0x10 : 0) | (~second >> 4 & 1) << 3 | mask);
    put(opcode);
    address(reg, third, immediate == NONE ? 0 : 1);
    if (immediate != NONE) {
      put(immediate);
    }
  }

  /** Writes a VEX instruction on masks or general registers. */
  private void vex(
      int map, int prefix, int wide, int length, int opcode, int reg, int second, Operand third) {
    put(0xC4);
    put((~reg >> 3 & 1) << 7 | (~highIndex(third) & 1) << 6 | (~high(third) & 1) << 5 | map);
    put(wide << 7 | (~second & 15) << 3 | length << 2 | prefix);
    put(opcode);
    address(reg, third, 0);
  }

  public final void operate(Binary instruction, int to, int first, Operand second) {
    evex(MAP_0F, PREFIX_66, instruction.opcode, to, first, second, ALL, NONE);
  }

  /** Works on the lanes of a mask; {@code to} keeps the others. */
  public final void operateWhere(Binary instruction, int mask, int to, int first, int second) {
    evex(MAP_0F, PREFIX_66, instruction.opcode, to, first, new Register(second), mask, false, NONE);
  }

  public final void fuse(Fused instruction, int to, int second, Operand third) {
    evex(MAP_0F38, PREFIX_66, instruction.opcode, to, second, third, ALL, NONE);
  }

  public final void squareRoot(int to, Operand of) {
    evex(MAP_0F, PREFIX_66, 0x51, to, 0, of, ALL, NONE);
  }

  public final void shift(Shift instruction, int to, Operand from, int bits) {
    evex(MAP_0F, PREFIX_66, instruction.opcode, instruction.extension, to, from, ALL, bits);
  }

  /** The lanes of {@code yes} where the mask is set, else those of {@code no}. */
  public final void select(int to, int mask, int no, Operand yes) {
    evex(MAP_0F38, PREFIX_66, 0x65, to, no, yes, mask, NONE);
  }

  /** Compares doubles. */
  public final void compare(Comparison comparison, int toMask, int first, Operand second) {
    evex(MAP_0F, PREFIX_66, 0xC2, toMask, first, second, ALL, comparison.immediate);
  }

  /** Which lanes of a mask in {@code first} are less than in {@code second} as signed words. */
  public final void lessWords(int toMask, int first, Operand second, int mask) {
    evex(MAP_0F3A, PREFIX_66, 0x1F, toMask, first, second, mask, 1);
  }

  public final void moveVector(int to, int from) {
    evex(MAP_0F, PREFIX_66, 0x28, to, 0, new Register(from), ALL, NONE);
  }

  /** Reads a vector; lanes that the mask leaves out are 0, and their memory is not touched. */
  public final void loadVector(int to, Memory from, int mask) {
    evex(MAP_0F, PREFIX_66, 0x10, to, 0, from, mask, mask != ALL, NONE);
  }

  /** Writes the lanes of a mask. */
  public final void storeVector(Memory to, int from, int mask) {
    evex(MAP_0F, PREFIX_66, 0x11, from, 0, to, mask, NONE);
  }

  /** Reads one number into all lanes. */
  public final void loadEverywhere(int to, Memory from) {
    evex(MAP_0F38, PREFIX_66, 0x19, to, 0, from.one(), ALL, NONE);
  }

  /** A general register in all lanes. */
  public final void everywhere(int to, int from) {
    evex(MAP_0F38, PREFIX_66, 0x7C, to, 0, new Register(from), ALL, NONE);
  }

  /** Reads one number into the first lane; the others become 0. */
  public final void loadFirst(int to, Memory from) {
    evex(MAP_0F, PREFIX_F2, 0x10, to, 0, from.one(), ALL, NONE);
  }

  /** Works on the first lanes, of doubles; the others are those of the first operand. */
  public final void operateFirst(Binary instruction, int to, int first, Memory second) {
    evex(MAP_0F, PREFIX_F2, instruction.opcode, to, first, second.one(), ALL, NONE);
  }

  /** Writes the first lane. */
  public final void storeFirst(Memory to, int from) {
    evex(MAP_0F, PREFIX_F2, 0x11, from, 0, to.one(), ALL, NONE);
  }

  /** A signed word as a double, in the first lane; the vector register is below 16. */
  public final void convert(int to, int from) {
    vex(MAP_0F, PREFIX_F2, 1, 0, 0x2A, to, to, new Register(from));
  }

  /** Signed words as doubles. */
  public final void toDoubles(int to, int from) {
    evex(MAP_0F, PREFIX_F3, 0xE6, to, 0, new Register(from), ALL, NONE);
  }

  /** Doubles as signed words, without what is behind the point. */
  public final void toWords(int to, int from) {
    evex(MAP_0F, PREFIX_66, 0x7A, to, 0, new Register(from), ALL, NONE);
  }

  /**
   * Reads the elements of an array of 64 bits that the words of a vector tell, where the mask is
   * set, which is empty then.
   */
  public final void gather(int to, int base, int index, int mask) {
    Memory elements = new Memory(base, index & 15, 3, 0, -1, false);
    evex(MAP_0F38, PREFIX_66, 0x93, to, index & 16, elements, mask, NONE);
  }

  /** Sets all lanes. */
  public final void setMask(int to) {
    vex(MAP_0F, PREFIX_66, 0, 1, 0x46, to, to, new Register(to));
  }

  public final void andMasks(int to, int a, int b) {
    vex(MAP_0F, PREFIX_66, 0, 1, 0x41, to, a, new Register(b));
  }

  public final void orMasks(int to, int a, int b) {
    vex(MAP_0F, PREFIX_66, 0, 1, 0x45, to, a, new Register(b));
  }

  public final void notMask(int to, int from) {
    vex(MAP_0F, PREFIX_66, 0, 0, 0x44, to, 0, new Register(from));
  }

  /** Sets the flag {@link Condition#ZERO} if no lane is set. */
  public final void testMask(int mask) {
    vex(MAP_0F, PREFIX_66, 0, 0, 0x98, mask, 0, new Register(mask));
  }

  public final void loadMask(int to, Memory from) {
    vex(MAP_0F, PREFIX_66, 0, 0, 0x90, to, 0, from);
  }

  public final void storeMask(Memory to, int from) {
    vex(MAP_0F, PREFIX_66, 0, 0, 0x91, from, 0, to);
  }

  /** The lower eight bits of a general register as a mask. */
  public final void maskFrom(int to, int register) {
    vex(MAP_0F, PREFIX_66, 0, 0, 0x92, to, 0, new Register(register));
  }

  /** A mask as a number. */
  public final void maskTo(int register, int from) {
    vex(MAP_0F, PREFIX_66, 0, 0, 0x93, register, 0, new Register(from));
  }

  /**
   * Sets a bit for each of the numbers from an index to an end, the lowest ones, and not more than
   * 32. All are general registers; the scratch is overwritten.
   */
  public final void bitsFrom(int to, int index, int end, int scratch) {
    Label few = new Label();
    move(to, end);
    subtract(to, index);
    set(scratch, Integer.SIZE);
    compare(scratch, to);
    jump(Condition.GREATER, few);
    move(to, scratch);
    bind(few);
    set(scratch, 0xFFFF_FFFFL);
    lowestBits(to, scratch, to);
  }

  /**
   * Writes a loop over the vectors of arrays, of which the mask says which lanes there are.
   *
   * @param index general register for the first element of a vector
   * @param length general register that holds the number of elements
   * @param bits general register that is overwritten, as is {@code scratch}
   */
  public final void eachVector(
      int index, int length, int mask, int bits, int scratch, Runnable body) {
    Label top = new Label();
    Label end = new Label();
    set(index, 0);
    bind(top);
    compare(index, length);
    jump(Condition.GREATER_OR_EQUAL, end);
    bitsFrom(bits, index, length, scratch);
    maskFrom(mask, bits);
    body.run();
    add(index, LANES);
    jump(top);
    bind(end);
  }

  /** Keeps the lowest bits of a register, as many as {@code count} says, which is below 256. */
  final void lowestBits(int to, int from, int count) {
    vex(MAP_0F38, 0, 1, 0, 0xF5, to, count, new Register(from));
  }

  /** Shifts to the right by what a register says; zeros move in. All are general registers. */
  public final void shiftRight(int to, int from, int bits) {
    vex(MAP_0F38, PREFIX_F2, 1, 0, 0xF7, to, bits, new Register(from));
  }

  /** Lets code that knows no wide vectors run at full speed afterwards. */
  public final void endVectors() {
    put(0xC5);
    put(0xF8);
    put(0x77);
  }
}
