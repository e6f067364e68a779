package io.rheobase.compiler;

import io.rheobase.machine.Condition;
import io.rheobase.machine.Label;
import io.rheobase.machine.Operand;
import io.rheobase.machine.Operand.Memory;
import io.rheobase.machine.VectorAssembler;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * Writes the step of a model as machine code: a loop over vectors of neurons, and the same once
 * more for what is left of the last one, by a mask. It is called with the step and the range of
 * neurons, and returns the number of candidates.
 */
final class MachineKernelWriter {
  private static final int LANES = VectorAssembler.LANES;

  private static final int CANDIDATES = 0;
  private static final int STEP = VectorAssembler.RSI;

  /** Takes the place of the step, which is in a vector by then. */
  private static final int BOUND = STEP;

  private static final int INDEX = VectorAssembler.RDX;
  private static final int TO = VectorAssembler.RCX;
  private static final int COUNT = VectorAssembler.RAX;
  private static final int[] POINTERS = MachineFunction.POINTERS;
  private static final int WORD = VectorAssembler.R10;
  private static final int ADDRESS = VectorAssembler.R11;

  /** Holds the step as a word in all lanes. */
  private static final int STEP_REGISTER = 31;

  /** Holds which lanes there are in the last vector. */
  private static final int REST = 7;

  private final VectorAssembler code = new VectorAssembler();
  private final MachineFunction function = new MachineFunction(code);
  private final int vectors;
  private final List<Integer> changed = new ArrayList<>();
  private final List<Value> results;
  private final boolean detects;
  private final Map<Integer, Integer> numbers = new HashMap<>();
  private final List<Integer> slots;
  private Invariants invariants;

  /**
   * @param vectors that are worked on at once
   */
  MachineKernelWriter(Program program, int vectors) {
    this.vectors = vectors;
    Value candidate = program.candidate();
    detects = candidate.op() != Op.MASK_CONSTANT || candidate.payload() == 1;
    TreeSet<Integer> used = new TreeSet<>();
    List<Value> kept = new ArrayList<>();
    for (int state = 0; state < program.next().size(); state++) {
      Value next = program.next().get(state);
      if (next.op() != Op.LOAD || next.payload() != state) {
        changed.add(state);
        kept.add(next);
        used.add(state);
      }
    }
    if (detects) {
      kept.add(candidate);
    }
    results = Fusion.of(kept);
    List<Value> order = Stages.live(results);
    for (Value leaf : Stages.leaves(order, results)) {
      if (leaf.op() == Op.LOAD) {
        used.add((int) leaf.payload());
      }
    }
    slots = List.copyOf(used);
    slots.forEach(slot -> numbers.put(slot, numbers.size() + MachineKernel.FIRST_SLOT));
    write(order);
  }

  /** Returns the code. */
  byte[] bytes() {
    return code.bytes();
  }

  /** Returns the slots whose arrays it is to be called with, in order. */
  List<Integer> slots() {
    return slots;
  }

  private void write(List<Value> order) {
    function.enter(MachineKernel.FIRST_SLOT + slots.size());
    code.set(COUNT, 0);
    boolean usesStep =
        Stages.leaves(order, results).stream().anyMatch(leaf -> leaf.op() == Op.STEP);
    Memory step = usesStep ? function.frame().everywhere() : null;
    if (usesStep) {
      code.convert(0, STEP);
      code.storeFirst(step, 0);
    }
    code.everywhere(STEP_REGISTER, STEP);
    invariants = new Invariants(code, function.frame(), order, results, leaf -> step, 1, vectors);
    int shared = function.frame().used();
    int array = function.pointer(aligned(), ADDRESS);
    function.aligned(
        INDEX,
        TO,
        BOUND,
        array,
        vectors * LANES,
        WORD,
        () -> vectors(vectors, 0),
        () -> {
          function.frame().release(shared);
          rest();
        });
    function.exit();
  }

  /**
   * The array whose cache lines vectors are to be, one that is written to if any is: the middle
   * one, as arrays that were made one after another lie alike on one side of a gap or the other.
   */
  private int aligned() {
    return changed.isEmpty()
        ? MachineKernel.HELD_UNTIL
        : numbers.get(changed.get(changed.size() / 2));
  }

  private void rest() {
    code.bitsFrom(WORD, INDEX, BOUND, ADDRESS);
    code.maskFrom(REST, WORD);
    vectors(1, REST);
  }

  private void vectors(int count, int rest) {
    Copies copies = new Copies(count, invariants.varying(), results, invariants);
    List<Value> order = copies.order();
    List<Value> all = copies.results();
    MachineEmitter emitter =
        new MachineEmitter(
            code,
            invariants.leaves((leaf, register) -> read(leaf, register, copies, rest)),
            function.frame(),
            order,
            all,
            invariants.left(),
            IntStream.range(1, REST).boxed().toList());
    // All loads of what is stored elsewhere are before the first store.
    for (int i = 0; i < all.size(); i++) {
      if (Lifetimes.same(all.get(i)).op() == Op.LOAD) {
        emitter.result(i, order.size());
        emitter.read(order.size() - 1);
      }
    }
    int next = 0;
    for (int copy = 0; copy < count; copy++) {
      for (int slot : changed) {
        int register = emitter.result(next, order.size() + next);
        code.storeVector(element(slot, copy), register, rest);
        emitter.read(order.size() + next++);
      }
      if (detects) {
        collect(emitter.result(next, order.size() + next), copy, rest);
        emitter.read(order.size() + next++);
      }
    }
  }

  private Memory element(int slot, int copy) {
    return Operand.longs(function.pointer(numbers.get(slot), ADDRESS), INDEX, copy * LANES);
  }

  private void collect(int mask, int copy, int rest) {
    Label none = new Label();
    Label next = new Label();
    if (rest != 0) {
      code.andMasks(mask, mask, rest);
    }
    code.testMask(mask);
    code.jump(Condition.ZERO, none);
    code.maskTo(WORD, mask);
    code.bind(next);
    code.lowestBit(ADDRESS, WORD);
    code.address(ADDRESS, Operand.sum(ADDRESS, INDEX, copy * LANES));
    code.store32(Operand.ints(POINTERS[CANDIDATES], COUNT), ADDRESS);
    code.add(COUNT, 1);
    code.address(ADDRESS, Operand.at(WORD, -1));
    code.andRegister(WORD, ADDRESS);
    code.jump(Condition.NOT_ZERO, next);
    code.bind(none);
  }

  /** Reads what differs between neurons into a register. */
  private void read(Value leaf, int register, Copies copies, int rest) {
    switch (leaf.op()) {
      case LOAD ->
          code.loadVector(register, element((int) leaf.payload(), copies.number(leaf)), rest);
      case HELD -> {
        int heldUntil = function.pointer(MachineKernel.HELD_UNTIL, ADDRESS);
        Memory words = Operand.longs(heldUntil, INDEX, copies.number(leaf) * LANES);
        code.lessWords(register, STEP_REGISTER, words, rest);
      }
      case MASK_CONSTANT -> {
        code.set(WORD, leaf.payload() == 1 ? 0xFF : 0);
        code.maskFrom(register, WORD);
      }
      default -> throw new IllegalArgumentException(leaf.toString());
    }
  }
}
