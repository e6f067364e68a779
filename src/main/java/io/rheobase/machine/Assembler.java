package io.rheobase.machine;

import io.rheobase.machine.Operand.Memory;
import io.rheobase.machine.Operand.Register;

/**
 * Writes instructions of x86-64: those on general registers here, vectors in {@link
 * VectorAssembler}. Source: Intel 64 and IA-32 Architectures Software Developer's Manual, volume 2.
 */
class Assembler extends Code {
  public static final int RAX = 0;
  public static final int RCX = 1;
  public static final int RDX = 2;
  public static final int RBX = 3;
  public static final int RSP = 4;
  public static final int RBP = 5;
  public static final int RSI = 6;
  public static final int RDI = 7;
  public static final int R8 = 8;
  public static final int R9 = 9;
  public static final int R10 = 10;
  public static final int R11 = 11;
  public static final int R12 = 12;
  public static final int R13 = 13;
  public static final int R14 = 14;
  public static final int R15 = 15;

  /** Writes {@code modrm}, {@code sib} and displacement; {@code more} bytes follow them. */
  final void address(int register, Operand operand, int more) {
    int field = (register & 7) << 3;
    if (operand instanceof Register direct) {
      put(0xC0 | field | direct.number() & 7);
      return;
    }
    Memory memory = (Memory) operand;
    if (memory.constant() != -1) {
      put(field | 5);
      distance(memory.constant(), more);
      return;
    }
    if (memory.index() >= 0) {
      put(0x80 | field | 4);
      put(memory.shift() << 6 | (memory.index() & 7) << 3 | memory.base() & 7);
    } else if ((memory.base() & 7) == RSP) {
      put(0x80 | field | 4);
      put(0x24);
    } else {
      put(0x80 | field | memory.base() & 7);
    }
    put32(memory.displacement());
  }

  /** Bit 3 of the register in {@code rm} or of the base, and of the index. */
  static int high(Operand operand) {
    if (operand instanceof Register direct) {
      return direct.number() >> 3 & 1;
    }
    return ((Memory) operand).base() >> 3 & 1;
  }

  static int highIndex(Operand operand) {
    return operand instanceof Memory memory && memory.index() >= 0 ? memory.index() >> 3 & 1 : 0;
  }

  private void wide(int opcode, int register, Operand operand, int more) {
    put(0x48 | (register >> 3 & 1) << 2 | highIndex(operand) << 1 | high(operand));
    if (opcode > 0xFF) {
      put(opcode >> 8);
    }
    put(opcode & 0xFF);
    address(register, operand, more);
  }

  public final void load(int to, Memory from) {
    wide(0x8B, to, from, 0);
  }

  public final void store(Memory to, int from) {
    wide(0x89, from, to, 0);
  }

  /** Stores the lower half of a register. */
  public final void store32(Memory to, int from) {
    int prefix = 0x40 | (from >> 3 & 1) << 2 | highIndex(to) << 1 | high(to);
    put(prefix);
    put(0x89);
    address(from, to, 0);
  }

  /** Loads 32 bits; the upper half becomes 0. */
  public final void load32(int to, Memory from) {
    put(0x40 | (to >> 3 & 1) << 2 | highIndex(from) << 1 | high(from));
    put(0x8B);
    address(to, from, 0);
  }

  /** Loads 16 bits; the others become 0. */
  public final void load16(int to, Memory from) {
    wide(0x0FB7, to, from, 0);
  }

  /** Stores the lowest byte of a register. */
  public final void store8(Memory to, int from) {
    put(0x40 | (from >> 3 & 1) << 2 | highIndex(to) << 1 | high(to));
    put(0x88);
    address(from, to, 0);
  }

  public final void move(int to, int from) {
    wide(0x8B, to, new Register(from), 0);
  }

  public final void set(int to, long number) {
    put(0x48 | to >> 3 & 1);
    put(0xB8 | to & 7);
    put64(number);
  }

  public final void address(int to, Memory of) {
    wide(0x8D, to, of, 0);
  }

  public final void add(int to, int number) {
    wide(0x81, 0, new Register(to), Integer.BYTES);
    put32(number);
  }

  public final void and(int to, int number) {
    wide(0x81, 4, new Register(to), Integer.BYTES);
    put32(number);
  }

  public final void subtract(int from, int register) {
    wide(0x2B, from, new Register(register), 0);
  }

  public final void addRegister(int to, int register) {
    wide(0x03, to, new Register(register), 0);
  }

  public final void andRegister(int to, int register) {
    wide(0x23, to, new Register(register), 0);
  }

  public final void orRegister(int to, int register) {
    wide(0x0B, to, new Register(register), 0);
  }

  public final void multiply(int to, int register) {
    wide(0x0FAF, to, new Register(register), 0);
  }

  public final void compare(int a, int b) {
    wide(0x3B, a, new Register(b), 0);
  }

  public final void test(int register) {
    wide(0x85, register, new Register(register), 0);
  }

  /** The place of the lowest bit that is set. */
  public final void lowestBit(int to, int from) {
    wide(0x0FBC, to, new Register(from), 0);
  }

  /** Shifts to the right; zeros move in. */
  public final void shiftRight(int register, int bits) {
    wide(0xC1, 5, new Register(register), 1);
    put(bits);
  }

  public final void shiftLeft(int register, int bits) {
    wide(0xC1, 4, new Register(register), 1);
    put(bits);
  }

  public final void push(int register) {
    put(0x40 | register >> 3 & 1);
    put(0x50 | register & 7);
  }

  public final void pop(int register) {
    put(0x40 | register >> 3 & 1);
    put(0x58 | register & 7);
  }

  public final void call(Operand target) {
    wide(0xFF, 2, target, 0);
  }

  public final void jump(Label label) {
    put(0xE9);
    distance(label);
  }

  public final void jump(Condition condition, Label label) {
    put(0x0F);
    put(0x80 | condition.bits());
    distance(label);
  }

  public final void leave() {
    put(0xC3);
  }

  final void systemCall() {
    put(0x0F);
    put(0x05);
  }

  /** Copies {@code rcx} bytes from {@code rsi} to {@code rdi}. */
  final void copyBytes() {
    put(0xF3);
    put(0xA4);
  }
}
