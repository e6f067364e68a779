package io.rheobase.compiler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RegisterFileTest {
  private final Graph graph = new Graph();
  private final Value[] slots =
      IntStream.range(0, 6).mapToObj(i -> graph.leaf(Op.LOAD, i)).toArray(Value[]::new);
  private final Map<Value, Integer> kept = new HashMap<>();

  /** A file for operations each of which reads one of the slots. */
  private RegisterFile file(List<Integer> registers, int... reads) {
    List<Value> order = new ArrayList<>();
    for (int read : reads) {
      order.add(new Value(order.size(), Op.SQRT, 0, List.of(slots[read])));
    }
    return new RegisterFile(
        registers,
        new Lifetimes(order, List.of()),
        (value, register) -> assertNull(kept.put(value, register), "kept twice"));
  }

  @Test
  void registersAreGivenOutInTheirOrder() {
    RegisterFile file = file(List.of(5, 3, 9), 0, 1, 2);
    assertNull(file.of(slots[0]));
    assertEquals(5, file.take(slots[0], 0));
    assertEquals(3, file.take(slots[1], 0));
    assertEquals(9, file.take(slots[2], 0));
    assertEquals(3, file.of(slots[1]));
    assertEquals(Map.of(), kept);
  }

  @Test
  void theValueThatIsReadLastLosesItsRegister() {
    RegisterFile file = file(List.of(1, 2, 3), 0, 1, 2, 3, 0, 2, 1, 3);
    for (int i = 0; i < 3; i++) {
      file.take(slots[i], i);
    }
    file.release(2);
    assertEquals(2, file.take(slots[3], 3), "that of the second, which is read at 6");
    assertEquals(Map.of(slots[1], 2), kept);
    assertNull(file.of(slots[1]));
    assertEquals(1, file.of(slots[0]));
    assertEquals(3, file.of(slots[2]));
  }

  @Test
  void ofTwoThatAreReadAtTheSamePlaceTheOneInTheLowerRegisterGoes() {
    Value product = new Value(0, Op.MUL, 0, List.of(slots[0], slots[1]));
    for (List<Integer> registers : List.of(List.of(7, 4), List.of(4, 7))) {
      kept.clear();
      RegisterFile file =
          new RegisterFile(
              registers,
              new Lifetimes(List.of(product), List.of()),
              (value, r) -> kept.put(value, r));
      file.take(slots[0], 0);
      file.take(slots[1], 0);
      file.release(-1);
      assertEquals(4, file.take(slots[2], 0));
      assertEquals(Map.of(registers.get(0) == 4 ? slots[0] : slots[1], 4), kept);
    }
  }

  @Test
  void aPinnedValueKeepsItsRegister() {
    RegisterFile file = file(List.of(1, 2), 0, 1, 2, 0, 1);
    file.take(slots[0], 0);
    file.release(0);
    file.take(slots[1], 1);
    file.release(1);
    file.pin(slots[1]);
    assertEquals(1, file.take(slots[2], 2), "although the second is read later");
    assertEquals(Map.of(slots[0], 1), kept);
  }

  @Test
  void whatIsTakenIsPinned() {
    RegisterFile file = file(List.of(1, 2), 0, 1, 2, 0, 1);
    file.take(slots[0], 0);
    file.release(0);
    file.take(slots[1], 1);
    assertEquals(1, file.take(slots[2], 1));
    assertEquals(Map.of(slots[0], 1), kept);
  }

  @Test
  void ifAllArePinnedNoRegisterCanBeTaken() {
    RegisterFile file = file(List.of(1, 2), 0, 1, 2);
    file.take(slots[0], 0);
    file.take(slots[1], 0);
    assertThrows(IllegalStateException.class, () -> file.take(slots[2], 0));
    assertEquals(Map.of(), kept);
    file.release(-1);
    assertEquals(2, file.take(slots[2], 0), "a release ends that");
  }

  @Test
  void whatIsReadNoMoreFreesItsRegisterAndIsNotKept() {
    RegisterFile file = file(List.of(1, 2), 0, 1, 1, 2, 3);
    file.take(slots[0], 0);
    file.take(slots[1], 0);
    file.release(0);
    assertNull(file.of(slots[0]));
    assertEquals(2, file.of(slots[1]));
    assertEquals(1, file.take(slots[2], 1));
    file.release(1);
    assertEquals(2, file.of(slots[1]), "read once more");
    file.release(2);
    assertNull(file.of(slots[1]));
    assertEquals(2, file.take(slots[3], 3));
    assertEquals(Map.of(), kept);
  }

  @Test
  void theLowestOfFreedRegistersIsTakenFirst() {
    RegisterFile file = file(List.of(8, 6, 7), 0, 1, 2, 3, 4, 5);
    for (int i = 0; i < 3; i++) {
      file.take(slots[i], 0);
    }
    file.release(2);
    assertEquals(6, file.take(slots[3], 3));
    assertEquals(7, file.take(slots[4], 3));
    assertEquals(8, file.take(slots[5], 3));
  }

  /** The result of an operation may take an operand's register while other operands are pinned. */
  @Test
  void registersAreFreedWithoutAnEndOfPins() {
    RegisterFile file = file(List.of(1, 2), 0, 1, 1);
    file.take(slots[0], 0);
    file.take(slots[1], 0);
    file.drop(0);
    assertEquals(1, file.take(slots[2], 0));
    assertThrows(IllegalStateException.class, () -> file.take(slots[3], 0));
  }

  @Test
  void aValueMayTakeTheRegisterOfAnother() {
    RegisterFile file = file(List.of(1, 2), 0, 2);
    file.take(slots[0], 0);
    assertEquals(1, file.replace(slots[0], slots[2]));
    assertNull(file.of(slots[0]));
    assertEquals(1, file.of(slots[2]));
    file.take(slots[1], 0);
    assertThrows(IllegalStateException.class, () -> file.take(slots[3], 0), "it is pinned");
    assertEquals(Map.of(), kept);
  }

  @Test
  void noOtherChoiceNeedsFewerReloads() {
    SplittableRandom random = new SplittableRandom(3);
    for (int trial = 0; trial < 300; trial++) {
      int registers = random.nextInt(1, 4);
      int[] reads = random.ints(random.nextInt(1, 16), 0, slots.length).toArray();
      kept.clear();
      List<Integer> numbers = IntStream.range(0, registers).boxed().toList();
      List<Value> order = new ArrayList<>();
      for (int read : reads) {
        order.add(new Value(order.size(), Op.SQRT, 0, List.of(slots[read])));
      }
      RegisterFile file =
          new RegisterFile(numbers, new Lifetimes(order, List.of()), (value, register) -> {});
      int loads = 0;
      for (int place = 0; place < reads.length; place++) {
        if (file.of(slots[reads[place]]) == null) {
          file.take(slots[reads[place]], place);
          loads++;
        }
        file.release(place);
      }
      assertEquals(fewestLoads(reads, registers), loads, Arrays.toString(reads));
    }
  }

  /** Tries everything: the least number of loads for each set of slots that may be held. */
  private int fewestLoads(int[] reads, int registers) {
    Map<Integer, Integer> fewest = Map.of(0, 0);
    for (int read : reads) {
      Map<Integer, Integer> after = new HashMap<>();
      for (Map.Entry<Integer, Integer> entry : fewest.entrySet()) {
        int held = entry.getKey();
        int bit = 1 << read;
        if ((held & bit) != 0) {
          after.merge(held, entry.getValue(), Math::min);
        } else if (Integer.bitCount(held) < registers) {
          after.merge(held | bit, entry.getValue() + 1, Math::min);
        } else {
          for (int other = held; other != 0; other &= other - 1) {
            int without = held & ~Integer.lowestOneBit(other);
            after.merge(without | bit, entry.getValue() + 1, Math::min);
          }
        }
      }
      fewest = after;
    }
    return fewest.values().stream().mapToInt(Integer::intValue).min().orElseThrow();
  }
}
