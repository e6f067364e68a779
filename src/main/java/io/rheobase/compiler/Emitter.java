package io.rheobase.compiler;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Writes the bytecode of single values inside a loop over neurons, each into a local variable. */
abstract class Emitter {
  /**
   * Where the loop keeps what leaves read: local variables.
   *
   * @param index the neuron's index, the first one's of a vector
   * @param arrays the array of each slot
   * @param heldUntil the array of last held samples
   * @param step the step's number, a long
   * @param uniforms the words that are the same for all neurons
   * @param counter the counter of pair 0 in the draw layout, a long
   */
  record Frame(
      int index,
      Map<Integer, Integer> arrays,
      int heldUntil,
      int step,
      int[] uniforms,
      int counter) {}

  final MethodVisitor mv;
  private final Frame frame;
  private final Locals free;
  private final Map<Value, Integer> locals = new HashMap<>();
  private Map<Value, Integer> reloads = Map.of();

  Emitter(MethodVisitor mv, Frame frame, Locals free) {
    this.mv = mv;
    this.frame = frame;
    this.free = free;
  }

  final Frame frame() {
    return frame;
  }

  /** Takes values from slots of the block when they are first used. */
  final void reload(Map<Value, Integer> fromSlots) {
    reloads = fromSlots;
  }

  /** Computes values, in order, into local variables. */
  final void compute(List<Value> body) {
    for (Value value : body) {
      compute(value);
    }
  }

  /** Computes a value into a local variable. */
  private void compute(Value value) {
    for (Value operand : value.operands()) {
      materialise(operand);
    }
    operation(value);
    keep(value);
  }

  /** Brings a value into a local variable, at a place that every later use passes. */
  final void materialise(Value value) {
    if (locals.containsKey(value) || isImmediate(value)) {
      return;
    }
    Integer slot = reloads.get(value);
    if (slot != null) {
      fromSlot(value.type(), slot);
    } else if (value.op() == Op.LOAD) {
      fromSlot(Type.REAL, (int) value.payload());
    } else {
      leaf(value);
    }
    keep(value);
  }

  final void keep(Value value) {
    int local = takeLocal(value.type());
    mv.visitVarInsn(storeOpcode(value.type()), local);
    locals.put(value, local);
  }

  final int takeLocal(Type type) {
    return free.take(size(type));
  }

  /** Pushes a value that has been computed or materialised. */
  final void push(Value value) {
    if (isImmediate(value)) {
      leaf(value);
    } else {
      mv.visitVarInsn(loadOpcode(value.type()), locals.get(value));
    }
  }

  /** Pushes the operands of a value, which have been computed or materialised. */
  final void pushOperands(Value value) {
    for (Value operand : value.operands()) {
      push(operand);
    }
  }

  /** Writes a value that has been computed or materialised into the neuron's entry of a slot. */
  final void toSlot(Value value, int slot) {
    store(value, frame.arrays().get(slot), frame.index());
  }

  final void pushArrayAndIndex(int array) {
    mv.visitVarInsn(Opcodes.ALOAD, array);
    mv.visitVarInsn(Opcodes.ILOAD, frame.index());
  }

  /** Adds a real that has been computed to an element; array and index are locals. */
  abstract void increase(int array, int index, Value value);

  /** Whether a leaf is pushed anew at every use. */
  abstract boolean isImmediate(Value value);

  abstract int size(Type type);

  abstract int loadOpcode(Type type);

  abstract int storeOpcode(Type type);

  /** Pushes a constant, the step, whether held, a uniform word or the pair's counter. */
  abstract void leaf(Value value);

  /** Pushes the neuron's entry of a slot as a value of this type. */
  abstract void fromSlot(Type type, int slot);

  /** Stores a value that has been computed or materialised; array and index are locals. */
  abstract void store(Value value, int array, int index);

  /** Pushes the result of an operation. */
  abstract void operation(Value value);
}
