package io.rheobase.compiler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.rheobase.machine.Operand;
import io.rheobase.machine.VectorAssembler;
import java.util.List;
import org.junit.jupiter.api.Test;

class CopiesTest {
  private final Graph graph = new Graph();
  private final Value state = graph.leaf(Op.LOAD, 3);
  private final Value step = graph.leaf(Op.STEP, 0);
  private final Value root = graph.op(Op.SQRT, step);
  private final Value product = graph.op(Op.MUL, state, root);
  private final Value sum = graph.op(Op.ADD, product, state);
  private final Value below = graph.op(Op.LT, sum, graph.constant(2));
  private final List<Value> order = List.of(root, product, sum, below);
  private final List<Value> results = List.of(sum, step, state, below);
  private final Invariants invariants =
      new Invariants(
          new VectorAssembler(),
          new MachineEmitter.Frame(VectorAssembler.RSP, 4096),
          order,
          results,
          leaf -> Operand.everywhere(VectorAssembler.RSP, 0),
          1,
          3);
  private final Copies copies = new Copies(3, invariants.varying(), results, invariants);

  @Test
  void eachOperationIsDoneForAllVectorsInTurn() {
    List<Op> kinds = copies.order().stream().map(Value::op).toList();
    assertEquals(
        List.of(Op.MUL, Op.MUL, Op.MUL, Op.ADD, Op.ADD, Op.ADD, Op.LT, Op.LT, Op.LT), kinds);
    for (int i = 0; i < 9; i++) {
      assertEquals(i % 3, copies.number(copies.order().get(i)));
    }
  }

  @Test
  void operandsBelongToTheSameVector() {
    for (int number = 0; number < 3; number++) {
      Value multiplied = copies.order().get(number);
      Value added = copies.order().get(3 + number);
      Value compared = copies.order().get(6 + number);
      assertSame(multiplied, added.operand(1));
      assertSame(multiplied.operand(0), added.operand(0), "a slot is one value in a vector");
      assertSame(added, compared.operand(0));
      assertEquals(number, copies.number(multiplied.operand(0)));
      assertEquals(3, multiplied.operand(0).payload());
    }
    assertNotSame(copies.order().get(0).operand(0), copies.order().get(1).operand(0));
  }

  @Test
  void whatIsTheSameForAllNeuronsIsNotCopied() {
    for (int number = 0; number < 3; number++) {
      assertSame(root, copies.order().get(number).operand(1));
      assertSame(below.operand(1), copies.order().get(6 + number).operand(1));
      assertSame(step, copies.results(number).get(1));
    }
  }

  @Test
  void resultsComeVectorByVector() {
    for (int number = 0; number < 3; number++) {
      List<Value> own = copies.results(number);
      assertSame(copies.order().get(3 + number), own.get(0));
      assertSame(copies.order().get(number).operand(0), own.get(2));
      assertSame(copies.order().get(6 + number), own.get(3));
      assertEquals(own, copies.results().subList(4 * number, 4 * number + 4));
    }
    assertEquals(12, copies.results().size());
  }

  @Test
  void aSlotThatNoOperationReadsIsCopiedToo() {
    Value other = graph.leaf(Op.LOAD, 5);
    Copies rotated = new Copies(2, List.of(), List.of(other), invariants);
    assertEquals(List.of(), rotated.order());
    assertEquals(0, rotated.number(rotated.results(0).get(0)));
    assertEquals(1, rotated.number(rotated.results(1).get(0)));
    assertEquals(5, rotated.results(1).get(0).payload());
  }

  @Test
  void payloadsRemain() {
    Value shifted = graph.op(Op.SHIFT_LEFT, 13, graph.op(Op.BITS, state));
    List<Value> one = List.of(shifted.operand(0), shifted);
    Copies many = new Copies(2, one, List.of(shifted), invariants);
    assertEquals(13, many.results(1).get(0).payload());
    assertEquals(Op.BITS, many.results(1).get(0).operand(0).op());
    assertEquals(1, many.number(Lifetimes.same(many.results(1).get(0).operand(0))));
  }
}
