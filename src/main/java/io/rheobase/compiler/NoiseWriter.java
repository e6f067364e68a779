package io.rheobase.compiler;

import static org.objectweb.asm.Opcodes.ACC_PUBLIC;
import static org.objectweb.asm.Opcodes.BIPUSH;
import static org.objectweb.asm.Opcodes.I2L;
import static org.objectweb.asm.Opcodes.IADD;
import static org.objectweb.asm.Opcodes.IAND;
import static org.objectweb.asm.Opcodes.ICONST_0;
import static org.objectweb.asm.Opcodes.ICONST_1;
import static org.objectweb.asm.Opcodes.IDIV;
import static org.objectweb.asm.Opcodes.IF_ICMPGE;
import static org.objectweb.asm.Opcodes.ILOAD;
import static org.objectweb.asm.Opcodes.IMUL;
import static org.objectweb.asm.Opcodes.ISHL;
import static org.objectweb.asm.Opcodes.ISTORE;
import static org.objectweb.asm.Opcodes.ISUB;
import static org.objectweb.asm.Opcodes.LADD;
import static org.objectweb.asm.Opcodes.LLOAD;
import static org.objectweb.asm.Opcodes.LSTORE;
import static org.objectweb.asm.Opcodes.RETURN;

import java.util.List;
import java.util.Map;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;

/**
 * Writes the class of the loop over neuron pairs: vectors over whole blocks of 16, then scalars.
 */
final class NoiseWriter {
  private static final int[] UNIFORMS = {1, 3, 5, 9};
  private static final int COUNTER = 7;
  private static final int PAIRS = 11;
  private static final int OUT = 12;
  private static final int FROM = 13;
  private static final int TO = 14;

  private final NoiseProgram program = new NoiseProgram();
  private final List<Value> body = Stages.live(program.results());
  private final MethodVisitor mv;
  private final Locals locals = new Locals(TO + 1);
  private final int pair = locals.take(1);
  private final int position = locals.take(1);
  private final int pairCounter = locals.take(2);

  private NoiseWriter(MethodVisitor mv) {
    this.mv = mv;
  }

  /** Returns the bytes of a class that implements {@link Noise.Pairs}. */
  static byte[] write(Backend backend) {
    GeneratedClass generated = new GeneratedClass(Noise.Pairs.class);
    NoiseWriter writer = new NoiseWriter(generated.method(ACC_PUBLIC, "fill", "(JJJJJI[DII)V"));
    writer.loops(backend == Backend.SIMD);
    return generated.bytes();
  }

  private void loops(boolean simd) {
    mv.visitInsn(ICONST_0);
    mv.visitVarInsn(ISTORE, pair);
    Emitter.Frame frame = new Emitter.Frame(position, Map.of(), -1, -1, UNIFORMS, pairCounter);
    if (simd) {
      VectorEmitter vectors = new VectorEmitter(mv, frame, locals);
      vectors.hoist(Stages.leaves(body, List.of()));
      int whole = wholeBlocks();
      Loop loop = Loop.begin(mv, pair, whole);
      pairs(vectors, false);
      loop.end(mv, Simd.lanes());
    }
    ScalarEmitter scalars = new ScalarEmitter(mv, frame, locals);
    Loop loop = Loop.begin(mv, pair, PAIRS);
    pairs(scalars, true);
    loop.end(mv, 1);
    mv.visitInsn(RETURN);
    GeneratedClass.end(mv);
  }

  private int wholeBlocks() {
    int whole = locals.take(1);
    mv.visitVarInsn(ILOAD, TO);
    mv.visitVarInsn(ILOAD, FROM);
    mv.visitInsn(ISUB);
    mv.visitIntInsn(BIPUSH, 2 * NoiseProgram.PAIRS);
    mv.visitInsn(IDIV);
    mv.visitIntInsn(BIPUSH, NoiseProgram.PAIRS);
    mv.visitInsn(IMUL);
    mv.visitVarInsn(ISTORE, whole);
    return whole;
  }

  private void pairs(Emitter emitter, boolean checked) {
    mv.visitVarInsn(LLOAD, COUNTER);
    mv.visitVarInsn(ILOAD, pair);
    mv.visitInsn(I2L);
    mv.visitInsn(LADD);
    mv.visitVarInsn(LSTORE, pairCounter);
    position();
    emitter.compute(body);
    put(emitter, program.results().get(0), checked);
    mv.visitIincInsn(position, NoiseProgram.PAIRS);
    put(emitter, program.results().get(1), checked);
  }

  /** from + 16 (pair / 8) + pair % 8. */
  private void position() {
    mv.visitVarInsn(ILOAD, FROM);
    mv.visitVarInsn(ILOAD, pair);
    mv.visitIntInsn(BIPUSH, -NoiseProgram.PAIRS);
    mv.visitInsn(IAND);
    mv.visitInsn(ICONST_1);
    mv.visitInsn(ISHL);
    mv.visitInsn(IADD);
    mv.visitVarInsn(ILOAD, pair);
    mv.visitIntInsn(BIPUSH, NoiseProgram.PAIRS - 1);
    mv.visitInsn(IAND);
    mv.visitInsn(IADD);
    mv.visitVarInsn(ISTORE, position);
  }

  private void put(Emitter emitter, Value normal, boolean checked) {
    Label beyond = new Label();
    if (checked) {
      mv.visitVarInsn(ILOAD, position);
      mv.visitVarInsn(ILOAD, TO);
      mv.visitJumpInsn(IF_ICMPGE, beyond);
    }
    emitter.store(normal, OUT, position);
    mv.visitLabel(beyond);
  }
}
