package io.rheobase.input;

import io.rheobase.machine.Condition;
import io.rheobase.machine.FixedCode;
import io.rheobase.machine.Label;
import io.rheobase.machine.Operand;
import io.rheobase.machine.VectorAssembler;
import io.rheobase.machine.VectorAssembler.Binary;
import io.rheobase.machine.VectorAssembler.Comparison;
import io.rheobase.machine.VectorAssembler.Shift;
import io.rheobase.random.ThreefryCode;

/**
 * Writes what {@link PoissonCounts} does for neurons of one rate, sixteen at a time: draws their
 * counts and adds their weights as often. The code is called with the range of neurons; with the
 * uniform words, the two arrays of the table, weights and sums.
 */
final class PoissonWriter implements FixedCode.Source {
  static final String CODE = "poisson.code";

  /** Places among the uniform words, behind those of {@link ThreefryCode}. */
  static final int SCALE = ThreefryCode.UNIFORMS;

  static final int LEAST = SCALE + 1;
  static final int UNIFORMS = LEAST + 1;

  /** Bits of a word that a uniform draw does without. */
  private static final int UNUSED = 11;

  private static final int INDEX = VectorAssembler.RSI;
  private static final int TO = VectorAssembler.RDX;
  private static final int BITS = VectorAssembler.RAX;
  private static final int OTHER = VectorAssembler.RCX;
  private static final int WORDS = VectorAssembler.R8;
  private static final int SPLIT = VectorAssembler.R9;
  private static final int DIFFERENCE = VectorAssembler.R10;
  private static final int WEIGHTS = VectorAssembler.R11;
  private static final int SUMS = VectorAssembler.RBX;
  private static final int[] POINTERS = {WORDS, SPLIT, DIFFERENCE, WEIGHTS, SUMS};

  /** The two halves of sixteen neurons: words and counts, weights, sums, and which are there. */
  private static final int[] COUNTS = {0, 1};

  private static final int[] WEIGHT = {2, 3};
  private static final int[] SUM = {4, 5};
  private static final int[] THERE = {1, 2};
  private static final int[] MORE = {3, 4};

  private static final int SCRATCH = 6;
  private static final int SCALED = 7;
  private static final int PART = 8;
  private static final int SPLITS = 9;
  private static final int DIFFERENCES = 10;
  private static final int ADDED = 11;
  private static final int ONE = 12;
  private static final int SCALES = 13;
  private static final int LEASTS = 14;
  private static final int ZERO = 15;
  private static final int FIRST_OF_THREEFRY = 16;

  private static final int GATHERED = 5;
  private static final int UPPER = 6;

  private final VectorAssembler code = new VectorAssembler();
  private final ThreefryCode threefry = new ThreefryCode(code, FIRST_OF_THREEFRY);

  @Override
  public String name() {
    return CODE;
  }

  @Override
  public byte[] code() {
    Label top = new Label();
    Label end = new Label();
    code.push(SUMS);
    for (int i = 0; i < POINTERS.length; i++) {
      code.load(POINTERS[i], Operand.at(VectorAssembler.RDI, Long.BYTES * i));
    }
    threefry.begin(WORDS);
    code.loadEverywhere(SCALES, Operand.at(WORDS, Long.BYTES * SCALE));
    code.loadEverywhere(LEASTS, Operand.at(WORDS, Long.BYTES * LEAST));
    code.loadEverywhere(ONE, code.constant(1));
    code.loadEverywhere(ZERO, code.constant(0));
    code.bind(top);
    code.compare(INDEX, TO);
    code.jump(Condition.GREATER_OR_EQUAL, end);
    sixteen();
    code.add(INDEX, 2 * VectorAssembler.LANES);
    code.jump(top);
    code.bind(end);
    code.endVectors();
    code.pop(SUMS);
    code.leave();
    return code.bytes();
  }

  private void sixteen() {
    code.bitsFrom(BITS, INDEX, TO, OTHER);
    code.maskFrom(THERE[0], BITS);
    code.shiftRight(BITS, VectorAssembler.LANES);
    code.maskFrom(THERE[1], BITS);
    threefry.words(COUNTS[0], COUNTS[1], SCRATCH);
    for (int half = 0; half < 2; half++) {
      count(COUNTS[half]);
      code.loadVector(WEIGHT[half], element(WEIGHTS, half), THERE[half]);
      code.loadVector(SUM[half], element(SUMS, half), THERE[half]);
    }
    add();
    for (int half = 0; half < 2; half++) {
      code.storeVector(element(SUMS, half), SUM[half], THERE[half]);
    }
  }

  /** Words become counts: {@link PoissonTable#count}. */
  private void count(int words) {
    code.shift(Shift.RIGHT, words, Operand.register(words), UNUSED);
    code.toDoubles(SCALED, words);
    code.operate(Binary.MUL, SCALED, SCALED, Operand.register(SCALES));
    code.toWords(PART, SCALED);
    code.toDoubles(SCRATCH, PART);
    code.operate(Binary.SUB, SCALED, SCALED, Operand.register(SCRATCH));
    code.setMask(GATHERED);
    code.gather(SPLITS, SPLIT, PART, GATHERED);
    code.setMask(GATHERED);
    code.gather(DIFFERENCES, DIFFERENCE, PART, GATHERED);
    code.compare(Comparison.NOT_LT, UPPER, SCALED, Operand.register(SPLITS));
    code.operate(Binary.WORD_ADD, words, LEASTS, Operand.register(PART));
    code.operateWhere(Binary.WORD_ADD, UPPER, words, words, DIFFERENCES);
  }

  /** One weight after the other, as their sum is rounded each time. */
  private void add() {
    Label top = new Label();
    Label end = new Label();
    code.moveVector(ADDED, ZERO);
    code.bind(top);
    for (int half = 0; half < 2; half++) {
      code.lessWords(MORE[half], ADDED, Operand.register(COUNTS[half]), 0);
      code.operateWhere(Binary.ADD, MORE[half], SUM[half], SUM[half], WEIGHT[half]);
    }
    code.orMasks(UPPER, MORE[0], MORE[1]);
    code.testMask(UPPER);
    code.jump(Condition.ZERO, end);
    code.operate(Binary.WORD_ADD, ADDED, ADDED, Operand.register(ONE));
    code.jump(top);
    code.bind(end);
  }

  private static Operand.Memory element(int array, int half) {
    return Operand.longs(array, INDEX, half * VectorAssembler.LANES);
  }
}
