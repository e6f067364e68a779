package io.rheobase.compiler;

import static org.objectweb.asm.Opcodes.ACC_PRIVATE;
import static org.objectweb.asm.Opcodes.ACC_PUBLIC;
import static org.objectweb.asm.Opcodes.ACC_STATIC;
import static org.objectweb.asm.Opcodes.ALOAD;
import static org.objectweb.asm.Opcodes.BIPUSH;
import static org.objectweb.asm.Opcodes.IADD;
import static org.objectweb.asm.Opcodes.IAND;
import static org.objectweb.asm.Opcodes.ICONST_0;
import static org.objectweb.asm.Opcodes.ICONST_1;
import static org.objectweb.asm.Opcodes.IDIV;
import static org.objectweb.asm.Opcodes.IF_ICMPGE;
import static org.objectweb.asm.Opcodes.ILOAD;
import static org.objectweb.asm.Opcodes.IMUL;
import static org.objectweb.asm.Opcodes.INVOKESTATIC;
import static org.objectweb.asm.Opcodes.ISHL;
import static org.objectweb.asm.Opcodes.ISTORE;
import static org.objectweb.asm.Opcodes.ISUB;
import static org.objectweb.asm.Opcodes.LLOAD;
import static org.objectweb.asm.Opcodes.RETURN;

import java.util.List;
import java.util.Map;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;

/**
 * Writes the class of {@link Noise.Pairs}: a loop that makes the random words of neuron pairs and
 * one that makes normals of them, each in scalar and, for the vector backend, in vector form, which
 * leaves the pairs behind the last whole block of 16 neurons to the scalar one.
 *
 * <p>Two loops, since either is a long chain of operations that wait for each other: the processor
 * overlaps as many turns of a loop as it sees instructions of, and the JIT needs less time for two
 * small methods.
 */
final class NoiseWriter {
  private static final String ADD = "(JJJJJJJI[D[D[DII)V";
  private static final String WORDS = "(JJJJJII[D[D)V";
  private static final String NORMALS = "(JJII[D[D[DII)V";

  // Local variables of the method that is called: its arguments, and two of its own.
  private static final int[] KEY_STEP_COUNTER = {1, 3, 5, 7, 9};
  private static final int[] SCALE_OFFSET = {11, 13};
  private static final int PAIRS = 15;
  private static final int A = 16;
  private static final int B = 17;
  private static final int OUT = 18;
  private static final int FROM = 19;
  private static final int TO = 20;
  private static final int FIRST = 21;
  private static final int WHOLE = 22;

  private final NoiseProgram program = new NoiseProgram();
  private final GeneratedClass generated = new GeneratedClass(Noise.Pairs.class);

  private NoiseWriter() {}

  /** Returns the bytes of a class that implements {@link Noise.Pairs}. */
  static byte[] write(Backend backend) {
    NoiseWriter writer = new NoiseWriter();
    writer.words("scalarWords", false);
    writer.normals("scalarNormals", false);
    if (backend == Backend.SIMD) {
      writer.words("vectorWords", true);
      writer.normals("vectorNormals", true);
    }
    writer.add(backend == Backend.SIMD);
    return writer.generated.bytes();
  }

  /** Whole blocks in vector form, then the rest. */
  private void add(boolean simd) {
    MethodVisitor mv = generated.method(ACC_PUBLIC, "add", ADD);
    mv.visitInsn(ICONST_0);
    mv.visitVarInsn(ISTORE, FIRST);
    if (simd) {
      mv.visitVarInsn(ILOAD, TO);
      mv.visitVarInsn(ILOAD, FROM);
      mv.visitInsn(ISUB);
      mv.visitIntInsn(BIPUSH, 2 * NoiseProgram.PAIRS);
      mv.visitInsn(IDIV);
      mv.visitIntInsn(BIPUSH, NoiseProgram.PAIRS);
      mv.visitInsn(IMUL);
      mv.visitVarInsn(ISTORE, WHOLE);
      loops(mv, "vector", WHOLE);
      mv.visitVarInsn(ILOAD, WHOLE);
      mv.visitVarInsn(ISTORE, FIRST);
    }
    loops(mv, "scalar", PAIRS);
    mv.visitInsn(RETURN);
    GeneratedClass.end(mv);
  }

  /** Both loops over pairs from FIRST to a limit, if there are any. */
  private void loops(MethodVisitor mv, String form, int limit) {
    Label none = new Label();
    mv.visitVarInsn(ILOAD, FIRST);
    mv.visitVarInsn(ILOAD, limit);
    mv.visitJumpInsn(IF_ICMPGE, none);
    push(mv, LLOAD, KEY_STEP_COUNTER);
    push(mv, ILOAD, FIRST, limit);
    push(mv, ALOAD, A, B);
    call(mv, form.concat("Words"), WORDS);
    push(mv, LLOAD, SCALE_OFFSET);
    push(mv, ILOAD, FIRST, limit);
    push(mv, ALOAD, A, B, OUT);
    push(mv, ILOAD, FROM, TO);
    call(mv, form.concat("Normals"), NORMALS);
    mv.visitLabel(none);
  }

  private static void push(MethodVisitor mv, int opcode, int... locals) {
    for (int local : locals) {
      mv.visitVarInsn(opcode, local);
    }
  }

  private void call(MethodVisitor mv, String method, String descriptor) {
    mv.visitMethodInsn(INVOKESTATIC, generated.name(), method, descriptor, false);
  }

  private void words(String name, boolean vector) {
    int[] uniforms = {0, 2, 4, 6};
    int counter = 8;
    int pair = 10;
    int limit = 11;
    Map<Integer, Integer> arrays = Map.of(0, 12, 1, 13);
    MethodVisitor mv = generated.method(ACC_PRIVATE | ACC_STATIC, name, WORDS);
    Locals locals = new Locals(14);
    Emitter.Frame frame = new Emitter.Frame(pair, arrays, -1, -1, uniforms, counter);
    List<Value> body = Stages.live(program.words());
    Emitter emitter = emitter(vector, mv, frame, locals, body);
    Loop loop = Loop.begin(mv, pair, limit);
    emitter.compute(body);
    for (int word = 0; word < program.words().size(); word++) {
      emitter.toSlot(program.words().get(word), word);
    }
    loop.end(mv, vector ? Simd.lanes() : 1);
    mv.visitInsn(RETURN);
    GeneratedClass.end(mv);
  }

  private void normals(String name, boolean vector) {
    int[] uniforms = {-1, -1, -1, -1, 0, 2};
    int pair = 4;
    int limit = 5;
    Map<Integer, Integer> arrays = Map.of(0, 6, 1, 7, 2, 8);
    int from = 9;
    int to = 10;
    MethodVisitor mv = generated.method(ACC_PRIVATE | ACC_STATIC, name, NORMALS);
    Locals locals = new Locals(11);
    int position = locals.take(1);
    Emitter.Frame frame = new Emitter.Frame(pair, arrays, -1, -1, uniforms, -1);
    List<Value> words = program.words();
    List<Value> all = Stages.live(program.results());
    List<Value> body = all.subList(Stages.live(words).size(), all.size());
    Emitter emitter = emitter(vector, mv, frame, locals, body);
    Loop loop = Loop.begin(mv, pair, limit);
    position(mv, from, pair, position);
    emitter.reload(Map.of(words.get(0), 0, words.get(1), 1));
    emitter.compute(body);
    for (Value result : program.results()) {
      Label beyond = new Label();
      if (!vector) {
        mv.visitVarInsn(ILOAD, position);
        mv.visitVarInsn(ILOAD, to);
        mv.visitJumpInsn(IF_ICMPGE, beyond);
      }
      emitter.increase(arrays.get(2), position, result);
      mv.visitLabel(beyond);
      mv.visitIincInsn(position, NoiseProgram.PAIRS);
    }
    loop.end(mv, vector ? Simd.lanes() : 1);
    mv.visitInsn(RETURN);
    GeneratedClass.end(mv);
  }

  private static Emitter emitter(
      boolean vector, MethodVisitor mv, Emitter.Frame frame, Locals locals, List<Value> body) {
    if (!vector) {
      return new ScalarEmitter(mv, frame, locals);
    }
    VectorEmitter vectors = new VectorEmitter(mv, frame, locals);
    vectors.hoist(Stages.leaves(body, List.of()));
    return vectors;
  }

  /** from + 16 (pair / 8) + pair % 8. */
  private static void position(MethodVisitor mv, int from, int pair, int position) {
    mv.visitVarInsn(ILOAD, from);
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
}
