package io.rheobase.compiler;

import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** A loop of the form {@code while (index < limit) { body; index += stride; }}. */
final class Loop {
  private final Label top = new Label();
  private final Label end = new Label();
  private final int index;

  private Loop(int index) {
    this.index = index;
  }

  /** Writes what stands before the body; index and limit are local variables. */
  static Loop begin(MethodVisitor mv, int index, int limit) {
    Loop loop = new Loop(index);
    mv.visitLabel(loop.top);
    mv.visitVarInsn(Opcodes.ILOAD, index);
    mv.visitVarInsn(Opcodes.ILOAD, limit);
    mv.visitJumpInsn(Opcodes.IF_ICMPGE, loop.end);
    return loop;
  }

  /** Writes what stands after the body. */
  void end(MethodVisitor mv, int stride) {
    mv.visitIincInsn(index, stride);
    mv.visitJumpInsn(Opcodes.GOTO, top);
    mv.visitLabel(end);
  }

  /** Returns a local that holds the limit of a loop by this many lanes. */
  static int limit(MethodVisitor mv, int to, int lanes, Locals locals) {
    int limit = locals.take(1);
    mv.visitVarInsn(Opcodes.ILOAD, to);
    mv.visitLdcInsn(lanes - 1);
    mv.visitInsn(Opcodes.ISUB);
    mv.visitVarInsn(Opcodes.ISTORE, limit);
    return limit;
  }
}
