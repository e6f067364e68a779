package io.rheobase.compiler;

import static org.objectweb.asm.Opcodes.ACC_PUBLIC;
import static org.objectweb.asm.Opcodes.ALOAD;
import static org.objectweb.asm.Opcodes.ASTORE;
import static org.objectweb.asm.Opcodes.GETSTATIC;
import static org.objectweb.asm.Opcodes.IADD;
import static org.objectweb.asm.Opcodes.IALOAD;
import static org.objectweb.asm.Opcodes.ILOAD;
import static org.objectweb.asm.Opcodes.INVOKESTATIC;
import static org.objectweb.asm.Opcodes.INVOKEVIRTUAL;
import static org.objectweb.asm.Opcodes.IRETURN;
import static org.objectweb.asm.Opcodes.ISTORE;

import org.objectweb.asm.MethodVisitor;

/**
 * Writes the loop of {@link VectorWindowSums}: the sums of a block stay in vector registers while
 * all pieces go by, one addition of a vector from memory each.
 */
final class WindowSumsWriter {
  private static final String DOUBLES = "jdk/incubator/vector/DoubleVector";
  private static final String DOUBLES_DESC = "L" + DOUBLES + ";";
  private static final String SPECIES_DESC = "Ljdk/incubator/vector/VectorSpecies;";
  private static final String VECTOR_DESC = "Ljdk/incubator/vector/Vector;";

  private static final int SUMS = 1;
  private static final int BLOCK = 2;
  private static final int LENGTH = 3;
  private static final int SIGNAL = 4;
  private static final int STARTS = 5;
  private static final int FROM = 6;
  private static final int TO = 7;

  private final MethodVisitor mv;
  private final Locals locals = new Locals(TO + 1);
  private final int piece = locals.take(1);
  private final int at = locals.take(1);
  private final int[] block;

  private WindowSumsWriter(MethodVisitor mv, int vectors) {
    this.mv = mv;
    this.block = new int[vectors];
    for (int v = 0; v < vectors; v++) {
      block[v] = locals.take(1);
    }
  }

  /**
   * Returns the bytes of a class that implements {@link VectorWindowSums.Blocks}.
   *
   * @param vectors of a block
   */
  static byte[] write(int vectors) {
    GeneratedClass generated = new GeneratedClass(VectorWindowSums.Blocks.class);
    MethodVisitor mv = generated.method(ACC_PUBLIC, "add", "([DII[D[III)I");
    new WindowSumsWriter(mv, vectors).blocks();
    return generated.bytes();
  }

  private void blocks() {
    int lanes = Simd.lanes();
    int limit = Loop.limit(mv, LENGTH, lanes * block.length, locals);
    Loop blocks = Loop.begin(mv, BLOCK, limit);
    for (int v = 0; v < block.length; v++) {
      load(SUMS, BLOCK, v * lanes);
      mv.visitVarInsn(ASTORE, block[v]);
    }
    mv.visitVarInsn(ILOAD, FROM);
    mv.visitVarInsn(ISTORE, piece);
    Loop pieces = Loop.begin(mv, piece, TO);
    mv.visitVarInsn(ALOAD, STARTS);
    mv.visitVarInsn(ILOAD, piece);
    mv.visitInsn(IALOAD);
    mv.visitVarInsn(ILOAD, BLOCK);
    mv.visitInsn(IADD);
    mv.visitVarInsn(ISTORE, at);
    for (int v = 0; v < block.length; v++) {
      mv.visitVarInsn(ALOAD, block[v]);
      load(SIGNAL, at, v * lanes);
      mv.visitMethodInsn(
          INVOKEVIRTUAL, DOUBLES, "add", "(" + VECTOR_DESC + ")" + DOUBLES_DESC, false);
      mv.visitVarInsn(ASTORE, block[v]);
    }
    pieces.end(mv, 1);
    for (int v = 0; v < block.length; v++) {
      mv.visitVarInsn(ALOAD, block[v]);
      mv.visitVarInsn(ALOAD, SUMS);
      index(BLOCK, v * lanes);
      mv.visitMethodInsn(INVOKEVIRTUAL, DOUBLES, "intoArray", "([DI)V", false);
    }
    blocks.end(mv, lanes * block.length);
    mv.visitVarInsn(ILOAD, BLOCK);
    mv.visitInsn(IRETURN);
    GeneratedClass.end(mv);
  }

  private void load(int array, int index, int offset) {
    mv.visitFieldInsn(GETSTATIC, DOUBLES, "SPECIES_PREFERRED", SPECIES_DESC);
    mv.visitVarInsn(ALOAD, array);
    index(index, offset);
    mv.visitMethodInsn(
        INVOKESTATIC, DOUBLES, "fromArray", "(" + SPECIES_DESC + "[DI)" + DOUBLES_DESC, false);
  }

  private void index(int index, int offset) {
    mv.visitVarInsn(ILOAD, index);
    mv.visitLdcInsn(offset);
    mv.visitInsn(IADD);
  }
}
