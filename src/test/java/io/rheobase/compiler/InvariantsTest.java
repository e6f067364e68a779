package io.rheobase.compiler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rheobase.machine.Operand;
import io.rheobase.machine.Operand.Memory;
import io.rheobase.machine.VectorAssembler;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class InvariantsTest {
  private static final Memory STEP = Operand.everywhere(VectorAssembler.R9, 8);

  private final Graph graph = new Graph();
  private final Value state = graph.leaf(Op.LOAD, 0);
  private final Value step = graph.leaf(Op.STEP, 0);

  private static Invariants of(List<Value> results, int taken, int copies) {
    return new Invariants(
        new VectorAssembler(),
        new MachineEmitter.Frame(VectorAssembler.RSP, 4096),
        Stages.live(results),
        results,
        leaf -> STEP,
        taken,
        copies);
  }

  @Test
  void whatReadsConstantsAndTheStepAloneLeavesTheLoop() {
    Value root = graph.op(Op.SQRT, step);
    Value bits = graph.op(Op.BITS, root);
    Value shifted = graph.op(Op.SHIFT_LEFT, 1, bits);
    Value number = graph.op(Op.FROM_BITS, shifted);
    Value sum = graph.op(Op.ADD, number, state);
    Invariants invariants = of(List.of(sum), 1, 2);
    assertEquals(List.of(sum), invariants.varying());
    for (Value same : List.of(shifted, number, step, graph.constant(3))) {
      assertTrue(invariants.isInvariant(same), same.toString());
    }
    assertFalse(invariants.isInvariant(sum));
    assertFalse(invariants.isInvariant(state));
  }

  @Test
  void onlyWhatTheLoopReadsIsKept() {
    Value root = graph.op(Op.SQRT, step);
    Value square = graph.op(Op.MUL, root, root);
    Value sum = graph.op(Op.ADD, square, state);
    Invariants invariants = of(List.of(sum, square), 1, 1);
    assertNull(invariants.everywhere(root));
    Memory place = invariants.everywhere(square);
    assertNotNull(place);
    assertTrue(place.broadcast(), "one number for all lanes");
    assertNotEquals(STEP, place);
    assertEquals(STEP, invariants.everywhere(step));
  }

  @Test
  void aComparisonStaysInTheLoopAsThereAreNoMasksBeforeIt() {
    Value early = graph.op(Op.LT, step, graph.constant(7));
    Value chosen = graph.op(Op.SELECT, early, step, graph.constant(1));
    Invariants invariants = of(List.of(chosen), 1, 2);
    assertEquals(List.of(early, chosen), invariants.varying());
    assertFalse(invariants.isInvariant(early));
    assertFalse(invariants.isInvariant(chosen));
  }

  @Test
  void theLoopIsLeftTheRegistersItNeedsAndNoneOfThoseInUse() {
    Value sum = graph.op(Op.ADD, state, graph.constant(3));
    Invariants invariants = of(List.of(sum), 1, 2);
    int live = new Lifetimes(List.of(sum), List.of(sum)).most(List.of(sum), Type.REAL);
    assertEquals(IntStream.range(0, 2 * live + 3).boxed().toList(), invariants.left());
    int register = invariants.register(graph.constant(3));
    assertTrue(register >= invariants.left().size() && register < 31);
  }

  @Test
  void aLoopThatNeedsAllRegistersGetsAllButThoseInUse() {
    List<Value> roots =
        IntStream.range(0, 40).mapToObj(i -> graph.op(Op.SQRT, graph.leaf(Op.LOAD, i))).toList();
    Value scaled = graph.op(Op.MUL, roots.get(0), graph.constant(3));
    List<Value> results =
        IntStream.range(0, 40).mapToObj(i -> i == 0 ? scaled : roots.get(i)).toList();
    Invariants invariants = of(results, 2, 1);
    assertEquals(IntStream.range(0, 30).boxed().toList(), invariants.left());
    assertNull(invariants.register(graph.constant(3)));
    assertNotNull(invariants.everywhere(graph.constant(3)));
  }

  @Test
  void theMostReadAreInRegisters() {
    Value sum = state;
    for (int i = 0; i < 40; i++) {
      sum = graph.op(Op.FMA, sum, graph.constant(i + 2), state);
      if (i % 2 == 1) {
        sum = graph.op(Op.SUB, sum, graph.constant(i + 2));
      }
    }
    Invariants invariants = of(List.of(sum), 1, 1);
    Set<Integer> registers = new HashSet<>();
    for (int i = 1; i < 40; i += 2) {
      registers.add(invariants.register(graph.constant(i + 2)));
    }
    assertEquals(20, registers.size(), "each its own");
    assertFalse(registers.contains(null));
    int left = invariants.left().size();
    assertTrue(registers.stream().allMatch(register -> register >= left && register < 31));
    assertNull(invariants.register(graph.constant(40)), "read once, and last of all");
  }

  @Test
  void moreInvariantsThanFitAreRefused() {
    Value total = state;
    for (int i = 0; i < 600; i++) {
      Value number = graph.op(Op.SQRT, graph.op(Op.ADD, step, graph.constant(i + 1)));
      total = graph.op(Op.ADD, graph.op(Op.MUL, total, number), number);
    }
    List<Value> results = List.of(total);
    assertThrows(MachineEmitter.FrameFullException.class, () -> of(results, 1, 1));
  }
}
