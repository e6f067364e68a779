package io.rheobase.engine;

import io.rheobase.machine.FixedCode;
import io.rheobase.machine.Operand;
import io.rheobase.machine.VectorAssembler;
import io.rheobase.machine.VectorAssembler.Binary;
import io.rheobase.machine.VectorAssembler.Comparison;

/**
 * Writes the code of {@link Finite}: a number less itself is 0 if it is finite, and else not a
 * number. The code is called with the length of an array, and returns 0 if all are finite.
 */
final class FiniteWriter implements FixedCode.Source {
  static final String CODE = "finite.code";

  private static final int BITS = VectorAssembler.RAX;
  private static final int LENGTH = VectorAssembler.RSI;
  private static final int INDEX = VectorAssembler.RDX;
  private static final int OTHER = VectorAssembler.RCX;
  private static final int VALUES = VectorAssembler.R8;
  private static final int VALUE = 0;
  private static final int FOUND = 1;
  private static final int THERE = 1;

  private final VectorAssembler code = new VectorAssembler();

  @Override
  public String name() {
    return CODE;
  }

  @Override
  public byte[] code() {
    code.load(VALUES, Operand.at(VectorAssembler.RDI, 0));
    code.loadEverywhere(FOUND, code.constant(0));
    code.eachVector(INDEX, LENGTH, THERE, BITS, OTHER, this::look);
    code.compare(Comparison.NE, THERE, FOUND, Operand.register(FOUND));
    code.maskTo(BITS, THERE);
    code.endVectors();
    code.leave();
    return code.bytes();
  }

  private void look() {
    code.loadVector(VALUE, Operand.longs(VALUES, INDEX, 0), THERE);
    code.operate(Binary.SUB, VALUE, VALUE, Operand.register(VALUE));
    code.operate(Binary.WORD_OR, FOUND, FOUND, Operand.register(VALUE));
  }
}
