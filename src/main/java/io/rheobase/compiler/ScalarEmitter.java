package io.rheobase.compiler;

import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Writes values as Java's own doubles, longs and ints (1 for true). */
final class ScalarEmitter extends Emitter {
  private static final String MATH = "java/lang/Math";
  private static final String DOUBLE = "java/lang/Double";

  ScalarEmitter(MethodVisitor mv, Frame frame, Locals free) {
    super(mv, frame, free);
  }

  @Override
  boolean isImmediate(Value value) {
    return value.op().isConstant() || value.op() == Op.UNIFORM || value.op() == Op.PAIR;
  }

  @Override
  int size(Type type) {
    return type == Type.MASK ? 1 : 2;
  }

  @Override
  int loadOpcode(Type type) {
    return switch (type) {
      case REAL -> Opcodes.DLOAD;
      case WORD -> Opcodes.LLOAD;
      case MASK -> Opcodes.ILOAD;
    };
  }

  @Override
  int storeOpcode(Type type) {
    return switch (type) {
      case REAL -> Opcodes.DSTORE;
      case WORD -> Opcodes.LSTORE;
      case MASK -> Opcodes.ISTORE;
    };
  }

  @Override
  void leaf(Value value) {
    switch (value.op()) {
      case CONSTANT -> mv.visitLdcInsn(value.number());
      case WORD_CONSTANT -> mv.visitLdcInsn(value.payload());
      case MASK_CONSTANT ->
          mv.visitInsn(value.payload() == 1 ? Opcodes.ICONST_1 : Opcodes.ICONST_0);
      case STEP -> {
        mv.visitVarInsn(Opcodes.LLOAD, frame().step());
        mv.visitInsn(Opcodes.L2D);
      }
      case HELD -> {
        pushArrayAndIndex(frame().heldUntil());
        mv.visitInsn(Opcodes.LALOAD);
        mv.visitVarInsn(Opcodes.LLOAD, frame().step());
        mv.visitInsn(Opcodes.LCMP);
        truth(Opcodes.IFGT);
      }
      case UNIFORM -> mv.visitVarInsn(Opcodes.LLOAD, frame().uniforms()[(int) value.payload()]);
      case PAIR -> {
        mv.visitVarInsn(Opcodes.LLOAD, frame().counter());
        mv.visitVarInsn(Opcodes.ILOAD, frame().index());
        mv.visitInsn(Opcodes.I2L);
        mv.visitInsn(Opcodes.LADD);
      }
      default -> throw new IllegalArgumentException(value.toString());
    }
  }

  @Override
  void fromSlot(Type type, int slot) {
    pushArrayAndIndex(frame().arrays().get(slot));
    mv.visitInsn(Opcodes.DALOAD);
    switch (type) {
      case WORD -> call(DOUBLE, "doubleToRawLongBits", "(D)J");
      case MASK -> mv.visitInsn(Opcodes.D2I);
      case REAL -> {}
    }
  }

  @Override
  void store(Value value, int array, int index) {
    mv.visitVarInsn(Opcodes.ALOAD, array);
    mv.visitVarInsn(Opcodes.ILOAD, index);
    push(value);
    switch (value.type()) {
      case WORD -> call(DOUBLE, "longBitsToDouble", "(J)D");
      case MASK -> mv.visitInsn(Opcodes.I2D);
      case REAL -> {}
    }
    mv.visitInsn(Opcodes.DASTORE);
  }

  @Override
  void increase(int array, int index, Value value) {
    mv.visitVarInsn(Opcodes.ALOAD, array);
    mv.visitVarInsn(Opcodes.ILOAD, index);
    mv.visitInsn(Opcodes.DUP2);
    mv.visitInsn(Opcodes.DALOAD);
    push(value);
    mv.visitInsn(Opcodes.DADD);
    mv.visitInsn(Opcodes.DASTORE);
  }

  @Override
  void operation(Value value) {
    if (value.op() == Op.SELECT) {
      select(value);
      return;
    }
    if (value.op() == Op.ROTATE_LEFT) {
      rotateLeft(value);
      return;
    }
    pushOperands(value);
    switch (value.op()) {
      case ADD -> mv.visitInsn(Opcodes.DADD);
      case SUB -> mv.visitInsn(Opcodes.DSUB);
      case MUL -> mv.visitInsn(Opcodes.DMUL);
      case DIV -> mv.visitInsn(Opcodes.DDIV);
      case NEG -> mv.visitInsn(Opcodes.DNEG);
      case FMA -> call(MATH, "fma", "(DDD)D");
      case SQRT -> call(MATH, "sqrt", "(D)D");
      case ABS -> call(MATH, "abs", "(D)D");
      case LT -> compare(Opcodes.DCMPG, Opcodes.IFLT);
      case LE -> compare(Opcodes.DCMPG, Opcodes.IFLE);
      case EQ -> compare(Opcodes.DCMPG, Opcodes.IFEQ);
      case NE -> compare(Opcodes.DCMPG, Opcodes.IFNE);
      case AND -> mv.visitInsn(Opcodes.IAND);
      case OR -> mv.visitInsn(Opcodes.IOR);
      case NOT -> {
        mv.visitInsn(Opcodes.ICONST_1);
        mv.visitInsn(Opcodes.IXOR);
      }
      case BITS -> call(DOUBLE, "doubleToRawLongBits", "(D)J");
      case FROM_BITS -> call(DOUBLE, "longBitsToDouble", "(J)D");
      case WORD_ADD -> mv.visitInsn(Opcodes.LADD);
      case WORD_AND -> mv.visitInsn(Opcodes.LAND);
      case WORD_OR -> mv.visitInsn(Opcodes.LOR);
      case WORD_XOR -> mv.visitInsn(Opcodes.LXOR);
      case SHIFT_LEFT -> shift(value, Opcodes.LSHL);
      case SHIFT_RIGHT -> shift(value, Opcodes.LUSHR);
      default -> throw new IllegalArgumentException(value.toString());
    }
  }

  private void call(String owner, String name, String descriptor) {
    mv.visitMethodInsn(Opcodes.INVOKESTATIC, owner, name, descriptor, false);
  }

  private void shift(Value value, int opcode) {
    mv.visitIntInsn(Opcodes.BIPUSH, (int) value.payload());
    mv.visitInsn(opcode);
  }

  /** As two shifts, in which the JIT sees a rotation; Long.rotateLeft may stay a call. */
  private void rotateLeft(Value value) {
    push(value.operand(0));
    shift(value, Opcodes.LSHL);
    push(value.operand(0));
    mv.visitIntInsn(Opcodes.BIPUSH, Long.SIZE - (int) value.payload());
    mv.visitInsn(Opcodes.LUSHR);
    mv.visitInsn(Opcodes.LOR);
  }

  /** DCMPG makes NaN compare as greater: false for all but NE. */
  private void compare(int comparison, int jump) {
    mv.visitInsn(comparison);
    truth(jump);
  }

  private void truth(int jump) {
    Label yes = new Label();
    Label end = new Label();
    mv.visitJumpInsn(jump, yes);
    mv.visitInsn(Opcodes.ICONST_0);
    mv.visitJumpInsn(Opcodes.GOTO, end);
    mv.visitLabel(yes);
    mv.visitInsn(Opcodes.ICONST_1);
    mv.visitLabel(end);
  }

  private void select(Value value) {
    if (value.payload() == Op.UNPREDICTABLE) {
      selectBits(value);
      return;
    }
    Label no = new Label();
    Label end = new Label();
    push(value.operand(0));
    mv.visitJumpInsn(Opcodes.IFEQ, no);
    push(value.operand(1));
    mv.visitJumpInsn(Opcodes.GOTO, end);
    mv.visitLabel(no);
    push(value.operand(2));
    mv.visitLabel(end);
  }

  /** no ^ ((no ^ yes) & -mask): no branch that would be mispredicted half the time. */
  private void selectBits(Value value) {
    pushBits(value.operand(2));
    pushBits(value.operand(2));
    pushBits(value.operand(1));
    mv.visitInsn(Opcodes.LXOR);
    push(value.operand(0));
    mv.visitInsn(Opcodes.INEG);
    mv.visitInsn(Opcodes.I2L);
    mv.visitInsn(Opcodes.LAND);
    mv.visitInsn(Opcodes.LXOR);
    call(DOUBLE, "longBitsToDouble", "(J)D");
  }

  private void pushBits(Value real) {
    push(real);
    call(DOUBLE, "doubleToRawLongBits", "(D)J");
  }
}
