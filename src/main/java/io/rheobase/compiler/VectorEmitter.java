package io.rheobase.compiler;

import static org.objectweb.asm.Opcodes.ALOAD;
import static org.objectweb.asm.Opcodes.GETSTATIC;
import static org.objectweb.asm.Opcodes.INVOKEINTERFACE;
import static org.objectweb.asm.Opcodes.INVOKESTATIC;
import static org.objectweb.asm.Opcodes.INVOKEVIRTUAL;
import static org.objectweb.asm.Opcodes.LLOAD;

import java.util.Collection;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Writes values as vectors of jdk.incubator.vector, by descriptors alone: they are the same from
 * JDK 17 to 25. Everything is inline; the JIT turns it into vector registers.
 */
final class VectorEmitter extends Emitter {
  private static final String PACKAGE = "jdk/incubator/vector/";
  private static final String DOUBLES = PACKAGE + "DoubleVector";
  private static final String LONGS = PACKAGE + "LongVector";
  private static final String MASK = PACKAGE + "VectorMask";
  private static final String SPECIES = PACKAGE + "VectorSpecies";
  private static final String OPERATORS = PACKAGE + "VectorOperators";

  private static final String VECTOR_DESC = "L" + PACKAGE + "Vector;";
  private static final String DOUBLES_DESC = "L" + DOUBLES + ";";
  private static final String LONGS_DESC = "L" + LONGS + ";";
  private static final String MASK_DESC = "L" + MASK + ";";
  private static final String SPECIES_DESC = "L" + SPECIES + ";";
  private static final String UNARY_DESC = "L" + OPERATORS + "$Unary;";
  private static final String BINARY_DESC = "L" + OPERATORS + "$Binary;";
  private static final String ASSOCIATIVE_DESC = "L" + OPERATORS + "$Associative;";
  private static final String COMPARISON_DESC = "L" + OPERATORS + "$Comparison;";

  private int numbers;

  VectorEmitter(MethodVisitor mv, Frame frame, Locals free) {
    super(mv, frame, free);
  }

  /** Broadcasts, before the loop, what is the same for all neurons. */
  void hoist(Collection<Value> leaves) {
    if (leaves.stream().anyMatch(leaf -> leaf.op() == Op.PAIR)) {
      fetchNumbers();
    }
    for (Value leaf : leaves) {
      if (leaf.op().isConstant() || leaf.op() == Op.STEP || leaf.op() == Op.UNIFORM) {
        materialise(leaf);
      }
    }
  }

  /**
   * Numbers from memory: LongVector.addIndex is not always inlined by the JIT of JDK 17, and a loop
   * whose index becomes a long is none that the JIT of JDK 25 can count.
   */
  private void fetchNumbers() {
    numbers = takeLocal(Type.WORD);
    mv.visitFieldInsn(GETSTATIC, GeneratedClass.internal(Noise.class), "NUMBERS", "[J");
    mv.visitVarInsn(Opcodes.ASTORE, numbers);
  }

  @Override
  boolean isImmediate(Value value) {
    return false;
  }

  @Override
  int size(Type type) {
    return 1;
  }

  @Override
  int loadOpcode(Type type) {
    return ALOAD;
  }

  @Override
  int storeOpcode(Type type) {
    return Opcodes.ASTORE;
  }

  @Override
  void leaf(Value value) {
    switch (value.op()) {
      case CONSTANT -> broadcast(value.number());
      case WORD_CONSTANT -> {
        species(LONGS);
        mv.visitLdcInsn(value.payload());
        broadcastWord();
      }
      case MASK_CONSTANT -> {
        species(DOUBLES);
        mv.visitInsn(value.payload() == 1 ? Opcodes.ICONST_1 : Opcodes.ICONST_0);
        mv.visitMethodInsn(INVOKEINTERFACE, SPECIES, "maskAll", "(Z)" + MASK_DESC, true);
      }
      case STEP -> {
        species(DOUBLES);
        mv.visitVarInsn(LLOAD, frame().step());
        mv.visitInsn(Opcodes.L2D);
        broadcastReal();
      }
      case HELD -> held();
      case UNIFORM -> {
        species(LONGS);
        mv.visitVarInsn(LLOAD, frame().uniforms()[(int) value.payload()]);
        broadcastWord();
      }
      case PAIR -> {
        species(LONGS);
        mv.visitVarInsn(LLOAD, frame().counter());
        broadcastWord();
        words(numbers);
        call(LONGS, "add", "(" + VECTOR_DESC + ")" + LONGS_DESC);
      }
      default -> throw new IllegalArgumentException(value.toString());
    }
  }

  private void held() {
    words(frame().heldUntil());
    operator("GT", COMPARISON_DESC);
    mv.visitVarInsn(LLOAD, frame().step());
    call(LONGS, "compare", "(" + COMPARISON_DESC + "J)" + MASK_DESC);
    species(DOUBLES);
    call(MASK, "cast", "(" + SPECIES_DESC + ")" + MASK_DESC);
  }

  /** Pushes the neurons' entries of an array of words. */
  private void words(int array) {
    species(LONGS);
    pushArrayAndIndex(array);
    mv.visitMethodInsn(
        INVOKESTATIC, LONGS, "fromArray", "(" + SPECIES_DESC + "[JI)" + LONGS_DESC, false);
  }

  /** Pushes a vector of one number. */
  void broadcast(double number) {
    species(DOUBLES);
    mv.visitLdcInsn(number);
    broadcastReal();
  }

  private void broadcastReal() {
    mv.visitMethodInsn(
        INVOKESTATIC, DOUBLES, "broadcast", "(" + SPECIES_DESC + "D)" + DOUBLES_DESC, false);
  }

  private void broadcastWord() {
    mv.visitMethodInsn(
        INVOKESTATIC, LONGS, "broadcast", "(" + SPECIES_DESC + "J)" + LONGS_DESC, false);
  }

  private void species(String vector) {
    mv.visitFieldInsn(GETSTATIC, vector, "SPECIES_PREFERRED", SPECIES_DESC);
  }

  /** The same bits as words; the views of the Vector API are not always inlined. */
  private void asWords() {
    call(DOUBLES, "reinterpretAsLongs", "()" + LONGS_DESC);
  }

  private void asReals() {
    call(LONGS, "reinterpretAsDoubles", "()" + DOUBLES_DESC);
  }

  private void operator(String name, String descriptor) {
    mv.visitFieldInsn(GETSTATIC, OPERATORS, name, descriptor);
  }

  private void call(String owner, String name, String descriptor) {
    mv.visitMethodInsn(INVOKEVIRTUAL, owner, name, descriptor, false);
  }

  @Override
  void fromSlot(Type type, int slot) {
    species(DOUBLES);
    pushArrayAndIndex(frame().arrays().get(slot));
    fromArray();
    switch (type) {
      case WORD -> asWords();
      case MASK -> {
        operator("NE", COMPARISON_DESC);
        broadcast(0);
        compare();
      }
      case REAL -> {}
    }
  }

  @Override
  void store(Value value, int array, int index) {
    switch (value.type()) {
      case WORD -> {
        push(value);
        asReals();
      }
      case MASK -> {
        broadcast(0);
        broadcast(1);
        push(value);
        blend();
      }
      case REAL -> push(value);
    }
    mv.visitVarInsn(ALOAD, array);
    mv.visitVarInsn(Opcodes.ILOAD, index);
    call(DOUBLES, "intoArray", "([DI)V");
  }

  @Override
  void increase(int array, int index, Value value) {
    species(DOUBLES);
    mv.visitVarInsn(ALOAD, array);
    mv.visitVarInsn(Opcodes.ILOAD, index);
    fromArray();
    push(value);
    call(DOUBLES, "add", "(" + VECTOR_DESC + ")" + DOUBLES_DESC);
    mv.visitVarInsn(ALOAD, array);
    mv.visitVarInsn(Opcodes.ILOAD, index);
    call(DOUBLES, "intoArray", "([DI)V");
  }

  private void fromArray() {
    mv.visitMethodInsn(
        INVOKESTATIC, DOUBLES, "fromArray", "(" + SPECIES_DESC + "[DI)" + DOUBLES_DESC, false);
  }

  /** Pushes whether any lane of a mask is true. */
  void anyTrue(Value mask) {
    push(mask);
    call(MASK, "anyTrue", "()Z");
  }

  @Override
  void operation(Value value) {
    switch (value.op()) {
      case ADD -> binary(value, "add");
      case SUB -> binary(value, "sub");
      case MUL -> binary(value, "mul");
      case DIV -> binary(value, "div");
      case FMA -> {
        pushOperands(value);
        call(DOUBLES, "fma", "(" + VECTOR_DESC + VECTOR_DESC + ")" + DOUBLES_DESC);
      }
      case NEG, SQRT, ABS -> {
        push(value.operand(0));
        operator(value.op().name(), UNARY_DESC);
        call(DOUBLES, "lanewise", "(" + UNARY_DESC + ")" + DOUBLES_DESC);
      }
      case LT, LE, EQ, NE -> {
        push(value.operand(0));
        operator(value.op().name(), COMPARISON_DESC);
        push(value.operand(1));
        compare();
      }
      case AND -> mask(value, "and");
      case OR -> mask(value, "or");
      case NOT -> {
        push(value.operand(0));
        call(MASK, "not", "()" + MASK_DESC);
      }
      case SELECT -> {
        push(value.operand(2));
        push(value.operand(1));
        push(value.operand(0));
        blend();
      }
      case BITS -> {
        push(value.operand(0));
        asWords();
      }
      case FROM_BITS -> {
        push(value.operand(0));
        asReals();
      }
      case WORD_ADD -> words(value, "ADD");
      case WORD_AND -> words(value, "AND");
      case WORD_OR -> words(value, "OR");
      case WORD_XOR -> words(value, "XOR");
      case SHIFT_LEFT -> shift(value, "LSHL");
      case SHIFT_RIGHT -> shift(value, "LSHR");
      case ROTATE_LEFT -> shift(value, "ROL");
      default -> throw new IllegalArgumentException(value.toString());
    }
  }

  private void binary(Value value, String method) {
    pushOperands(value);
    call(DOUBLES, method, "(" + VECTOR_DESC + ")" + DOUBLES_DESC);
  }

  private void words(Value value, String operator) {
    push(value.operand(0));
    operator(operator, ASSOCIATIVE_DESC);
    push(value.operand(1));
    call(LONGS, "lanewise", "(" + BINARY_DESC + VECTOR_DESC + ")" + LONGS_DESC);
  }

  private void shift(Value value, String operator) {
    push(value.operand(0));
    operator(operator, BINARY_DESC);
    mv.visitLdcInsn(value.payload());
    call(LONGS, "lanewise", "(" + BINARY_DESC + "J)" + LONGS_DESC);
  }

  private void mask(Value value, String method) {
    pushOperands(value);
    call(MASK, method, "(" + MASK_DESC + ")" + MASK_DESC);
  }

  private void compare() {
    call(DOUBLES, "compare", "(" + COMPARISON_DESC + VECTOR_DESC + ")" + MASK_DESC);
  }

  private void blend() {
    call(DOUBLES, "blend", "(" + VECTOR_DESC + MASK_DESC + ")" + DOUBLES_DESC);
  }
}
