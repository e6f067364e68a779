package io.rheobase.compiler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LifetimesTest {
  private final Graph graph = new Graph();
  private final Value first = graph.leaf(Op.LOAD, 0);
  private final Value second = graph.leaf(Op.LOAD, 1);
  private final Value sum = graph.op(Op.ADD, first, second);
  private final Value square = graph.op(Op.MUL, sum, sum);
  private final Value difference = graph.op(Op.SUB, square, first);

  private static int most(List<Value> order, List<Value> results) {
    return new Lifetimes(order, results).most(order, Type.REAL, Type.WORD);
  }

  @Test
  void aValueIsReadAtThePlacesOfTheOperationsThatTakeIt() {
    Lifetimes lifetimes = new Lifetimes(List.of(sum, square, difference), List.of());
    assertEquals(0, lifetimes.next(first, 0));
    assertEquals(2, lifetimes.next(first, 1));
    assertEquals(2, lifetimes.next(first, 2));
    assertEquals(Lifetimes.NEVER, lifetimes.next(first, 3));
    assertEquals(0, lifetimes.next(second, 0));
    assertEquals(Lifetimes.NEVER, lifetimes.next(second, 1));
    assertEquals(Lifetimes.NEVER, lifetimes.next(difference, 0));
  }

  @Test
  void resultsAreReadBehindAllOperationsInTheirOrder() {
    Lifetimes lifetimes =
        new Lifetimes(List.of(sum, square, difference), List.of(difference, first, difference));
    assertEquals(3, lifetimes.next(difference, 0));
    assertEquals(5, lifetimes.next(difference, 4));
    assertEquals(4, lifetimes.next(first, 3));
    assertEquals(Lifetimes.NEVER, lifetimes.next(difference, 6));
  }

  @Test
  void everyReadIsCounted() {
    Lifetimes lifetimes =
        new Lifetimes(List.of(sum, square, difference), List.of(difference, first));
    assertEquals(3, lifetimes.count(first));
    assertEquals(1, lifetimes.count(second));
    assertEquals(2, lifetimes.count(sum), "twice by one operation");
    assertEquals(0, lifetimes.count(graph.leaf(Op.LOAD, 7)));
    assertEquals(1, lifetimes.next(sum, 1));
    assertEquals(Lifetimes.NEVER, lifetimes.next(sum, 2));
  }

  @Test
  void aDoubleAndItsBitsAreOneValue() {
    Value bits = graph.op(Op.BITS, sum);
    Value again = graph.op(Op.FROM_BITS, bits);
    Value root = graph.op(Op.SQRT, again);
    assertSame(sum, Lifetimes.same(again));
    assertSame(sum, Lifetimes.same(bits));
    assertSame(root, Lifetimes.same(root));
    assertTrue(Lifetimes.isView(bits));
    assertTrue(Lifetimes.isView(again));
    assertFalse(Lifetimes.isView(root));
    Lifetimes lifetimes = new Lifetimes(List.of(sum, bits, again, root), List.of(bits));
    assertEquals(3, lifetimes.next(sum, 3), "the root reads it");
    assertEquals(4, lifetimes.next(sum, 4), "so does the result");
  }

  @Test
  void inAChainTwoAreLiveAtOnce() {
    List<Value> order = new ArrayList<>();
    Value last = first;
    for (int i = 0; i < 10; i++) {
      last = graph.op(Op.SQRT, last);
      order.add(last);
    }
    assertEquals(2, most(order, List.of(last)));
  }

  @Test
  void valuesAreLiveUntilTheirLastRead() {
    List<Value> order = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      order.add(graph.op(Op.SQRT, graph.leaf(Op.LOAD, i)));
    }
    List<Value> roots = List.copyOf(order);
    assertEquals(7, most(order, roots), "six roots and the last one's operand");
    Value total = roots.get(0);
    for (Value root : roots.subList(1, 6)) {
      total = graph.op(Op.ADD, total, root);
      order.add(total);
    }
    assertEquals(7, most(order, List.of(total)));
  }

  @Test
  void aSlotIsLiveFromItsFirstRead() {
    Value late = graph.leaf(Op.LOAD, 2);
    Value root = graph.op(Op.SQRT, first);
    Value product = graph.op(Op.MUL, root, late);
    List<Value> order = List.of(root, product);
    assertEquals(3, most(order, List.of(product)));
    assertEquals(4, most(order, List.of(product, first)), "the first slot is a result too");
  }

  @Test
  void onlyTheTypesAskedForAreCounted() {
    Value mask = graph.op(Op.LT, first, second);
    Value opposite = graph.op(Op.LE, first, second);
    Value both = graph.op(Op.AND, mask, opposite);
    List<Value> order = List.of(mask, opposite, both);
    Lifetimes lifetimes = new Lifetimes(order, List.of(both));
    assertEquals(3, lifetimes.most(order, Type.MASK));
    assertEquals(2, lifetimes.most(order, Type.REAL));
    assertEquals(4, lifetimes.most(order, Type.REAL, Type.MASK));
  }

  @Test
  void aViewTakesNoRegister() {
    Value bits = graph.op(Op.BITS, first);
    Value shifted = graph.op(Op.SHIFT_LEFT, 1, bits);
    assertEquals(2, most(List.of(bits, shifted), List.of(shifted)));
  }
}
