package io.rheobase.compiler;

import io.rheobase.machine.Operand;
import io.rheobase.machine.Operand.Memory;
import io.rheobase.machine.VectorAssembler;
import io.rheobase.machine.VectorAssembler.Binary;
import io.rheobase.machine.VectorAssembler.Comparison;
import io.rheobase.machine.VectorAssembler.Fused;
import io.rheobase.machine.VectorAssembler.Shift;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes values as machine code on vectors: an instruction for each operation, in the order given,
 * between those that move values. What is the same for all lanes comes from memory, one number for
 * all, unless a register is left for it.
 */
final class MachineEmitter {
  /** What leaves are read from. */
  interface Leaves {
    /** One number in memory that a leaf is for all lanes; null if it is none of that kind. */
    Memory everywhere(Value leaf);

    /** The register that has held a value since before the loop; null if there is none. */
    Integer register(Value value);

    /** Reads a leaf that differs between lanes into a register. */
    void read(Value leaf, int register);
  }

  private final VectorAssembler code;
  private final Leaves leaves;
  private final Frame frame;
  private final List<Value> results;
  private final Lifetimes lifetimes;
  private final RegisterFile vectors;
  private final RegisterFile masks;
  private final Map<Value, Memory> kept = new HashMap<>();

  /** More values wait at once than the stack has room for. */
  static final class FrameFullException extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  /** Where values lie that have lost their register, on the stack. */
  static final class Frame {
    private final int base;
    private final int size;
    private int used;

    /**
     * @param base register that holds its address, a multiple of 64
     * @param size in bytes
     */
    Frame(int base, int size) {
      this.base = base;
      this.size = size;
    }

    /** Room for a vector, or a word at its beginning. */
    Memory vector() {
      return Operand.at(base, take(VectorAssembler.LANES * Long.BYTES));
    }

    /** Room for a word that is read into all lanes. */
    Memory everywhere() {
      return Operand.everywhere(base, take(Long.BYTES));
    }

    /** How much is in use. */
    int used() {
      return used;
    }

    /** Gives back what was taken since so much was in use. */
    void release(int before) {
      used = before;
    }

    private int take(int bytes) {
      int place = (used + bytes - 1) / bytes * bytes;
      used = place + bytes;
      if (used > size) {
        throw new FrameFullException();
      }
      return place;
    }
  }

  /**
   * @param order the operations
   * @param results what is read behind them, in order
   * @param vectorRegisters those that may be used
   * @param maskRegisters those that may be used, not 0
   */
  MachineEmitter(
      VectorAssembler code,
      Leaves leaves,
      Frame frame,
      List<Value> order,
      List<Value> results,
      List<Integer> vectorRegisters,
      List<Integer> maskRegisters) {
    this.code = code;
    this.leaves = leaves;
    this.frame = frame;
    this.results = results.stream().map(Lifetimes::same).toList();
    this.lifetimes = new Lifetimes(order, results);
    this.vectors = new RegisterFile(vectorRegisters, lifetimes, this::keepVector);
    this.masks = new RegisterFile(maskRegisters, lifetimes, this::keepMask);
    for (int place = 0; place < order.size(); place++) {
      Value value = order.get(place);
      if (!Lifetimes.isView(value)) {
        operation(value, place);
      }
      release(place);
    }
  }

  private void release(int place) {
    vectors.release(place);
    masks.release(place);
  }

  /** A result's register, until {@link #read}. */
  int result(int number, int place) {
    Value value = results.get(number);
    return value.type() == Type.MASK ? mask(value, place) : vector(value, place);
  }

  /** Gives back the registers of results that have been read. */
  void read(int place) {
    release(place);
  }

  private void keepVector(Value value, int register) {
    if (leaves.everywhere(value) != null || isReadAgain(value) || kept.containsKey(value)) {
      return;
    }
    Memory memory = frame.vector();
    code.storeVector(memory, register, 0);
    kept.put(value, memory);
  }

  /** A result may be read after its slot has been written. */
  private boolean isReadAgain(Value value) {
    return value.op() == Op.LOAD && !results.contains(value);
  }

  private void keepMask(Value value, int register) {
    if (value.op() == Op.HELD || kept.containsKey(value)) {
      return;
    }
    Memory memory = frame.vector();
    code.storeMask(memory, register);
    kept.put(value, memory);
  }

  /** Brings a value into a register. */
  private int vector(Value operand, int place) {
    Value value = Lifetimes.same(operand);
    Integer fixed = leaves.register(value);
    if (fixed != null) {
      return fixed;
    }
    Integer known = vectors.of(value);
    if (known != null) {
      vectors.pin(value);
      return known;
    }
    int register = vectors.take(value, place);
    Memory number = leaves.everywhere(value);
    Memory memory = kept.get(value);
    if (number != null) {
      code.loadEverywhere(register, number);
    } else if (memory != null) {
      code.loadVector(register, memory, 0);
    } else {
      leaves.read(value, register);
    }
    return register;
  }

  /** Where a value can be read by an instruction. */
  private Operand readable(Value operand, int place) {
    Value value = Lifetimes.same(operand);
    boolean inRegister = leaves.register(value) != null || vectors.of(value) != null;
    if (!inRegister && leaves.everywhere(value) != null) {
      return leaves.everywhere(value);
    }
    return Operand.register(vector(value, place));
  }

  private boolean isInMemory(Value operand) {
    Value value = Lifetimes.same(operand);
    return leaves.register(value) == null
        && vectors.of(value) == null
        && leaves.everywhere(value) != null;
  }

  private int mask(Value value, int place) {
    Integer known = masks.of(value);
    if (known != null) {
      masks.pin(value);
      return known;
    }
    int register = masks.take(value, place);
    Memory memory = kept.get(value);
    if (memory != null) {
      code.loadMask(register, memory);
    } else {
      leaves.read(value, register);
    }
    return register;
  }

  private void operation(Value value, int place) {
    switch (value.op()) {
      case ADD -> binary(Binary.ADD, value, place);
      case SUB -> binary(Binary.SUB, value, place);
      case MUL -> binary(Binary.MUL, value, place);
      case DIV -> binary(Binary.DIV, value, place);
      case WORD_ADD -> binary(Binary.WORD_ADD, value, place);
      case WORD_AND -> binary(Binary.WORD_AND, value, place);
      case WORD_OR -> binary(Binary.WORD_OR, value, place);
      case WORD_XOR -> binary(Binary.WORD_XOR, value, place);
      case FMA -> fused(value, place);
      case NEG -> bits(Binary.WORD_XOR, Long.MIN_VALUE, value, place);
      case ABS -> bits(Binary.WORD_AND, Long.MAX_VALUE, value, place);
      case SQRT -> {
        Operand of = readable(value.operand(0), place);
        code.squareRoot(target(value, place), of);
      }
      case SHIFT_LEFT -> shift(Shift.LEFT, value, place);
      case SHIFT_RIGHT -> shift(Shift.RIGHT, value, place);
      case ROTATE_LEFT -> shift(Shift.ROTATE_LEFT, value, place);
      case LT -> compare(Comparison.LT, value, place);
      case LE -> compare(Comparison.LE, value, place);
      case NOT_LT -> compare(Comparison.NOT_LT, value, place);
      case NOT_LE -> compare(Comparison.NOT_LE, value, place);
      case MIN -> binary(Binary.MIN, value, place);
      case MAX -> binary(Binary.MAX, value, place);
      case EQ -> compare(Comparison.EQ, value, place);
      case NE -> compare(Comparison.NE, value, place);
      case AND -> {
        int a = mask(value.operand(0), place);
        int b = mask(value.operand(1), place);
        code.andMasks(maskTarget(value, place), a, b);
      }
      case OR -> {
        int a = mask(value.operand(0), place);
        int b = mask(value.operand(1), place);
        code.orMasks(maskTarget(value, place), a, b);
      }
      case NOT -> {
        int of = mask(value.operand(0), place);
        code.notMask(maskTarget(value, place), of);
      }
      case SELECT -> {
        int mask = mask(value.operand(0), place);
        int no = vector(value.operand(2), place);
        Operand yes = readable(value.operand(1), place);
        code.select(target(value, place), mask, no, yes);
      }
      default -> throw new IllegalArgumentException(value.toString());
    }
  }

  /** A register for a result: it may be that of an operand that is read no more. */
  private int target(Value value, int place) {
    vectors.drop(place);
    return vectors.take(value, place);
  }

  private int maskTarget(Value value, int place) {
    masks.drop(place);
    return masks.take(value, place);
  }

  private void binary(Binary instruction, Value value, int place) {
    Value a = value.operand(0);
    Value b = value.operand(1);
    if (value.op().isCommutative() && isInMemory(a)) {
      Value other = a;
      a = b;
      b = other;
    }
    int first = vector(a, place);
    Operand second = readable(b, place);
    code.operate(instruction, target(value, place), first, second);
  }

  private void bits(Binary instruction, long bits, Value value, int place) {
    int of = vector(value.operand(0), place);
    code.operate(instruction, target(value, place), of, code.constant(bits));
  }

  private void shift(Shift instruction, Value value, int place) {
    Operand from = readable(value.operand(0), place);
    code.shift(instruction, target(value, place), from, (int) value.payload());
  }

  private void compare(Comparison comparison, Value value, int place) {
    Value a = value.operand(0);
    Value b = value.operand(1);
    Comparison wanted = comparison;
    if (isInMemory(a)) {
      Value other = a;
      a = b;
      b = other;
      wanted = comparison.exchanged();
    }
    int first = vector(a, place);
    Operand second = readable(b, place);
    code.compare(wanted, maskTarget(value, place), first, second);
  }

  /** One of the three registers is overwritten: best one whose value is read no more. */
  private void fused(Value value, int place) {
    Value a = value.operand(0);
    Value b = value.operand(1);
    Value c = value.operand(2);
    if (isInMemory(a)) {
      Value other = a;
      a = b;
      b = other;
    }
    int first = vector(a, place);
    if (isLast(c, place)) {
      vector(c, place);
      Operand third = readable(b, place);
      code.fuse(Fused.SECOND_THIRD_TO, overwrite(c, value), first, third);
      return;
    }
    if (!isLast(a, place) && isLast(b, place)) {
      vector(b, place);
      Value other = a;
      a = b;
      b = other;
    }
    if (isLast(a, place)) {
      if (isInMemory(c)) {
        int second = vector(b, place);
        Operand third = readable(c, place);
        code.fuse(Fused.SECOND_TO_THIRD, overwrite(a, value), second, third);
      } else {
        int second = vector(c, place);
        Operand third = readable(b, place);
        code.fuse(Fused.TO_THIRD_SECOND, overwrite(a, value), second, third);
      }
      return;
    }
    Operand second = readable(b, place);
    Memory number = isInMemory(c) ? leaves.everywhere(Lifetimes.same(c)) : null;
    int added = number == null ? vector(c, place) : -1;
    int to = vectors.take(value, place);
    if (number != null) {
      code.loadEverywhere(to, number);
    } else {
      code.moveVector(to, added);
    }
    code.fuse(Fused.SECOND_THIRD_TO, to, first, second);
  }

  /** Whether an operand has a register that is free for the result. */
  private boolean isLast(Value operand, int place) {
    Value value = Lifetimes.same(operand);
    return leaves.register(value) == null
        && leaves.everywhere(value) == null
        && lifetimes.next(value, place + 1) == Lifetimes.NEVER;
  }

  private int overwrite(Value operand, Value value) {
    return vectors.replace(Lifetimes.same(operand), value);
  }
}
