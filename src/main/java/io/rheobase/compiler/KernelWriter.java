package io.rheobase.compiler;

import static org.objectweb.asm.Opcodes.AALOAD;
import static org.objectweb.asm.Opcodes.ACC_PRIVATE;
import static org.objectweb.asm.Opcodes.ACC_PUBLIC;
import static org.objectweb.asm.Opcodes.ACC_STATIC;
import static org.objectweb.asm.Opcodes.ALOAD;
import static org.objectweb.asm.Opcodes.ASTORE;
import static org.objectweb.asm.Opcodes.DASTORE;
import static org.objectweb.asm.Opcodes.I2D;
import static org.objectweb.asm.Opcodes.IASTORE;
import static org.objectweb.asm.Opcodes.ICONST_0;
import static org.objectweb.asm.Opcodes.IFEQ;
import static org.objectweb.asm.Opcodes.IF_ICMPGE;
import static org.objectweb.asm.Opcodes.ILOAD;
import static org.objectweb.asm.Opcodes.INVOKESTATIC;
import static org.objectweb.asm.Opcodes.IRETURN;
import static org.objectweb.asm.Opcodes.ISTORE;
import static org.objectweb.asm.Opcodes.LLOAD;
import static org.objectweb.asm.Opcodes.RETURN;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;

/**
 * Writes the class of a {@link Kernel}: a static method with a loop for each stage, in scalar form
 * and, for the vector backend, in vector form, which leaves the last neurons to the scalar one; for
 * each stage of the reset one for a neuron.
 */
final class KernelWriter {
  private static final String STAGE_DESC = "([[D[JJII[II)I";
  private static final int SLOTS = 0;
  private static final int HELD_UNTIL = 1;
  private static final int STEP = 2;
  private static final int FROM = 4;
  private static final int TO = 5;
  private static final int CANDIDATES = 6;
  private static final int COUNT = 7;

  private static final String RESET_DESC = "([[DIJ)V";
  private static final int NEURON = 1;
  private static final int SAMPLE = 2;

  private final Program program;
  private final List<Stages.Stage> stages;
  private final GeneratedClass generated;

  private KernelWriter(Program program, GeneratedClass generated) {
    this.program = program;
    this.stages = program.stages().list();
    this.generated = generated;
  }

  /** Returns the bytes of a class that implements {@link Kernel}. */
  static byte[] write(Program advance, Program reset, Backend backend) {
    GeneratedClass generated = new GeneratedClass(Kernel.class);
    KernelWriter writer = new KernelWriter(advance, generated);
    boolean simd = backend == Backend.SIMD;
    for (int stage = 0; stage < writer.stages.size(); stage++) {
      writer.loop(stage, 1, false);
      if (simd) {
        writer.loop(stage, Simd.lanes(), true);
      }
    }
    writer.advance(simd ? "vector" : "scalar");
    writer.reset(reset);
    return generated.bytes();
  }

  private void advance(String form) {
    MethodVisitor mv = generated.method(ACC_PUBLIC, "advance", "([[D[JJII[I)I");
    mv.visitInsn(ICONST_0);
    for (int stage = 0; stage < stages.size(); stage++) {
      mv.visitVarInsn(ISTORE, COUNT + 1);
      mv.visitVarInsn(ALOAD, SLOTS + 1);
      mv.visitVarInsn(ALOAD, HELD_UNTIL + 1);
      mv.visitVarInsn(LLOAD, STEP + 1);
      mv.visitVarInsn(ILOAD, FROM + 1);
      mv.visitVarInsn(ILOAD, TO + 1);
      mv.visitVarInsn(ALOAD, CANDIDATES + 1);
      mv.visitVarInsn(ILOAD, COUNT + 1);
      mv.visitMethodInsn(INVOKESTATIC, generated.name(), method(form, stage), STAGE_DESC, false);
    }
    mv.visitInsn(IRETURN);
    GeneratedClass.end(mv);
  }

  private void loop(int number, int lanes, boolean vector) {
    Stages.Stage stage = stages.get(number);
    boolean last = number == stages.size() - 1;
    String name = method(vector ? "vector" : "scalar", number);
    MethodVisitor mv = generated.method(ACC_PRIVATE | ACC_STATIC, name, STAGE_DESC);
    Locals locals = new Locals(COUNT + 1);
    int index = locals.take(1);
    int flagged = locals.take(1);
    List<Value> results = last ? results(program) : List.of();
    Map<Integer, Integer> arrays = arrays(mv, locals, slots(program, stage, results, vector));
    Emitter.Frame frame = new Emitter.Frame(index, arrays, HELD_UNTIL, STEP, new int[0], -1);
    Emitter emitter;
    if (vector) {
      VectorEmitter vectors = new VectorEmitter(mv, frame, locals);
      vectors.hoist(Stages.leaves(stage.body(), results));
      emitter = vectors;
    } else {
      emitter = new ScalarEmitter(mv, frame, locals);
    }
    mv.visitVarInsn(ILOAD, FROM);
    mv.visitVarInsn(ISTORE, index);
    mv.visitInsn(ICONST_0);
    mv.visitVarInsn(ISTORE, flagged);
    int limit = Loop.limit(mv, TO, lanes, locals);
    Loop loop = Loop.begin(mv, index, limit);
    body(emitter, stage, last, flagged);
    loop.end(mv, lanes);
    if (vector) {
      if (last && detects()) {
        collect(emitter, flagged);
      }
      rest(mv, index, number);
    }
    mv.visitVarInsn(ILOAD, COUNT);
    mv.visitInsn(IRETURN);
    GeneratedClass.end(mv);
  }

  private void body(Emitter emitter, Stages.Stage stage, boolean last, int flagged) {
    compute(emitter, stage);
    if (last) {
      states(emitter, program);
      candidate(emitter, flagged);
    }
  }

  private static void compute(Emitter emitter, Stages.Stage stage) {
    emitter.reload(stage.reloads());
    emitter.compute(stage.body());
    stage.spills().forEach(emitter::toSlot);
  }

  /** All values are in locals before the first state is overwritten. */
  private static void states(Emitter emitter, Program program) {
    Map<Integer, Value> changed = changed(program);
    changed.values().forEach(emitter::materialise);
    emitter.materialise(program.candidate());
    changed.forEach((state, next) -> emitter.toSlot(next, state));
  }

  /** What becomes of the states that do not stay as they are. */
  private static Map<Integer, Value> changed(Program program) {
    Map<Integer, Value> changed = new LinkedHashMap<>();
    for (int state = 0; state < program.next().size(); state++) {
      Value next = program.next().get(state);
      if (changes(next, state)) {
        changed.put(state, next);
      }
    }
    return changed;
  }

  private static boolean changes(Value next, int state) {
    return next.op() != Op.LOAD || next.payload() != state;
  }

  private void candidate(Emitter emitter, int flagged) {
    if (!detects()) {
      return;
    }
    Value candidate = program.candidate();
    MethodVisitor mv = emitter.mv;
    Label none = new Label();
    if (emitter instanceof VectorEmitter vectors) {
      vectors.anyTrue(candidate);
      mv.visitJumpInsn(IFEQ, none);
      emitter.toSlot(candidate, program.stages().flags());
      mv.visitVarInsn(ALOAD, emitter.frame().arrays().get(program.stages().flagged()));
      mv.visitVarInsn(ILOAD, flagged);
      mv.visitVarInsn(ILOAD, emitter.frame().index());
      mv.visitInsn(I2D);
      mv.visitInsn(DASTORE);
      mv.visitIincInsn(flagged, 1);
    } else {
      emitter.push(candidate);
      mv.visitJumpInsn(IFEQ, none);
      mv.visitVarInsn(ALOAD, CANDIDATES);
      mv.visitVarInsn(ILOAD, COUNT);
      mv.visitVarInsn(ILOAD, emitter.frame().index());
      mv.visitInsn(IASTORE);
      mv.visitIincInsn(COUNT, 1);
    }
    mv.visitLabel(none);
  }

  private boolean detects() {
    Value candidate = program.candidate();
    return candidate.op() != Op.MASK_CONSTANT || candidate.payload() == 1;
  }

  /** A call within the loop would cost every vector the constants held in registers. */
  private void collect(Emitter emitter, int flagged) {
    MethodVisitor mv = emitter.mv;
    mv.visitVarInsn(ALOAD, emitter.frame().arrays().get(program.stages().flags()));
    mv.visitVarInsn(ALOAD, emitter.frame().arrays().get(program.stages().flagged()));
    mv.visitVarInsn(ILOAD, flagged);
    mv.visitLdcInsn(Simd.lanes());
    mv.visitVarInsn(ALOAD, CANDIDATES);
    mv.visitVarInsn(ILOAD, COUNT);
    mv.visitMethodInsn(
        INVOKESTATIC, GeneratedClass.internal(Candidates.class), "collect", "([D[DII[II)I", false);
    mv.visitVarInsn(ISTORE, COUNT);
  }

  /** The vector loop leaves fewer neurons than a vector has lanes. */
  private void rest(MethodVisitor mv, int index, int number) {
    Label none = new Label();
    mv.visitVarInsn(ILOAD, index);
    mv.visitVarInsn(ILOAD, TO);
    mv.visitJumpInsn(IF_ICMPGE, none);
    mv.visitVarInsn(ALOAD, SLOTS);
    mv.visitVarInsn(ALOAD, HELD_UNTIL);
    mv.visitVarInsn(LLOAD, STEP);
    mv.visitVarInsn(ILOAD, index);
    mv.visitVarInsn(ILOAD, TO);
    mv.visitVarInsn(ALOAD, CANDIDATES);
    mv.visitVarInsn(ILOAD, COUNT);
    mv.visitMethodInsn(INVOKESTATIC, generated.name(), method("scalar", number), STAGE_DESC, false);
    mv.visitInsn(IRETURN);
    mv.visitLabel(none);
  }

  private void reset(Program reset) {
    int parts = reset.stages().list().size();
    for (int part = 0; part < parts; part++) {
      resetPart(reset, part);
    }
    MethodVisitor mv = generated.method(ACC_PUBLIC, "reset", RESET_DESC);
    for (int part = 0; part < parts; part++) {
      mv.visitVarInsn(ALOAD, SLOTS + 1);
      mv.visitVarInsn(ILOAD, NEURON + 1);
      mv.visitVarInsn(LLOAD, SAMPLE + 1);
      mv.visitMethodInsn(INVOKESTATIC, generated.name(), method("reset", part), RESET_DESC, false);
    }
    mv.visitInsn(RETURN);
    GeneratedClass.end(mv);
  }

  private void resetPart(Program reset, int number) {
    List<Stages.Stage> parts = reset.stages().list();
    Stages.Stage part = parts.get(number);
    boolean last = number == parts.size() - 1;
    MethodVisitor mv =
        generated.method(ACC_PRIVATE | ACC_STATIC, method("reset", number), RESET_DESC);
    Locals locals = new Locals(SAMPLE + 2);
    List<Value> results = last ? results(reset) : List.of();
    Map<Integer, Integer> arrays = arrays(mv, locals, slots(reset, part, results, false));
    Emitter.Frame frame = new Emitter.Frame(NEURON, arrays, -1, SAMPLE, new int[0], -1);
    Emitter emitter = new ScalarEmitter(mv, frame, locals);
    compute(emitter, part);
    if (last) {
      states(emitter, reset);
    }
    mv.visitInsn(RETURN);
    GeneratedClass.end(mv);
  }

  /** Plain concatenation would cost a cold start 20 ms for its bootstrap. */
  private static String method(String form, int stage) {
    return form.concat(Integer.toString(stage));
  }

  private static List<Value> results(Program program) {
    List<Value> results = new ArrayList<>(changed(program).values());
    results.add(program.candidate());
    return results;
  }

  private static TreeSet<Integer> slots(
      Program program, Stages.Stage stage, List<Value> results, boolean vector) {
    TreeSet<Integer> slots = new TreeSet<>(stage.reloads().values());
    slots.addAll(stage.spills().values());
    for (Value leaf : Stages.leaves(stage.body(), results)) {
      if (leaf.op() == Op.LOAD) {
        slots.add((int) leaf.payload());
      }
    }
    if (!results.isEmpty()) {
      slots.addAll(changed(program).keySet());
      if (vector) {
        slots.add(program.stages().flags());
        slots.add(program.stages().flagged());
      }
    }
    return slots;
  }

  /** Fetches the arrays of the slots into locals. */
  private static Map<Integer, Integer> arrays(
      MethodVisitor mv, Locals locals, TreeSet<Integer> slots) {
    Map<Integer, Integer> arrays = new HashMap<>();
    for (int slot : slots) {
      int local = locals.take(1);
      mv.visitVarInsn(ALOAD, SLOTS);
      mv.visitLdcInsn(slot);
      mv.visitInsn(AALOAD);
      mv.visitVarInsn(ASTORE, local);
      arrays.put(slot, local);
    }
    return arrays;
  }
}
