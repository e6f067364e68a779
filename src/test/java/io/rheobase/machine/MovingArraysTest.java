package io.rheobase.machine;

import static io.rheobase.machine.Assembler.R10;
import static io.rheobase.machine.Assembler.R11;
import static io.rheobase.machine.Assembler.R12;
import static io.rheobase.machine.Assembler.R13;
import static io.rheobase.machine.Assembler.R14;
import static io.rheobase.machine.Assembler.R15;
import static io.rheobase.machine.Assembler.R8;
import static io.rheobase.machine.Assembler.R9;
import static io.rheobase.machine.Assembler.RAX;
import static io.rheobase.machine.Assembler.RBP;
import static io.rheobase.machine.Assembler.RBX;
import static io.rheobase.machine.Assembler.RCX;
import static io.rheobase.machine.Assembler.RDI;
import static io.rheobase.machine.Assembler.RDX;
import static io.rheobase.machine.Assembler.RSI;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Code is called from code that the JIT has compiled, while the collector moves the arrays. */
class MovingArraysTest {
  private static final int LENGTH = 50;
  private static final int COLLECTIONS = 8;
  private static final int CALLS = 30_000;
  private static final int[] KEPT = {RBX, RBP, R12, R13, R14, R15};
  private static final int[] OTHERS = {RCX, RDX, RSI, RDI, R8, R9, R10, R11};

  /** The sum of all words of x arrays of length y; it spoils every register it may. */
  private static MachineCode sum() {
    VectorAssembler code = new VectorAssembler();
    Label nextArray = new Label();
    Label nextWord = new Label();
    Label arrayEnds = new Label();
    Label end = new Label();
    for (int register : KEPT) {
      code.push(register);
    }
    code.set(RAX, 0);
    code.set(RBX, 0);
    code.bind(nextArray);
    code.compare(RBX, RSI);
    code.jump(Condition.GREATER_OR_EQUAL, end);
    code.load(R15, Operand.longs(RDI, RBX, 0));
    code.set(R12, 0);
    code.bind(nextWord);
    code.compare(R12, RDX);
    code.jump(Condition.GREATER_OR_EQUAL, arrayEnds);
    code.load(RBP, Operand.longs(R15, R12, 0));
    code.addRegister(RAX, RBP);
    code.add(R12, 1);
    code.jump(nextWord);
    code.bind(arrayEnds);
    code.add(RBX, 1);
    code.jump(nextArray);
    code.bind(end);
    for (int register : KEPT) {
      code.set(register, 0x5555_5555_5555_5555L);
    }
    for (int register : OTHERS) {
      code.set(register, 0x3333_3333_3333_3333L);
    }
    for (int vector = 0; vector < 32; vector++) {
      code.everywhere(vector, RCX);
    }
    for (int mask = 1; mask < 8; mask++) {
      code.maskFrom(mask, RCX);
    }
    code.endVectors();
    for (int i = KEPT.length - 1; i >= 0; i--) {
      code.pop(KEPT[i]);
    }
    code.leave();
    return MachineCode.of(code.bytes()).orElseThrow();
  }

  private static final class Garbage implements Runnable {
    private final AtomicBoolean ends = new AtomicBoolean();
    private final AtomicInteger collections = new AtomicInteger();

    @Override
    public void run() {
      long[][] garbage = new long[64][];
      while (!ends.get()) {
        for (int i = 0; i < garbage.length; i++) {
          garbage[i] = new long[1000 + i];
        }
        System.gc();
        collections.incrementAndGet();
      }
    }
  }

  /** Many sums are kept by this loop itself, so that registers are scarce. */
  private static long[] differences(MachineCode code, int arrays, int calls, int seed) {
    long first = seed;
    long second = 1;
    double third = 0.5;
    long wrong = 0;
    long[][] words = new long[arrays][];
    for (int call = 0; call < calls; call++) {
      int array = call % arrays;
      if (call % 64 < arrays) {
        words[array] = new long[LENGTH];
        words[array][LENGTH - 1] = 3;
      }
      for (int i = 0; i < arrays; i++) {
        if (words[i] == null) {
          words[i] = new long[LENGTH];
        }
      }
      words[array][call % LENGTH] += call;
      long expected = 0;
      for (long[] each : words) {
        for (long word : each) {
          expected += word;
        }
      }
      long sum = code.call(arrays, LENGTH, 0, (Object[]) words);
      wrong += sum == expected ? 0 : 1;
      first += sum;
      second ^= sum - expected;
      third += 1;
    }
    return new long[] {wrong, second, (long) (third - 0.5) - calls, first == seed ? 1 : 0};
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 6, 7, 20})
  void sumsAreRightWhileArraysMove(int arrays) throws InterruptedException {
    assumeTrue(MachineCode.isAvailable());
    MachineCode code = sum();
    Garbage garbage = new Garbage();
    Thread collector = new Thread(garbage, "collector");
    collector.start();
    try {
      for (int round = 0; round < 3 || garbage.collections.get() < COLLECTIONS; round++) {
        long[] differences = differences(code, arrays, CALLS / arrays, round);
        assertEquals(0, differences[0], "wrong sums");
        assertEquals(1, differences[1]);
        assertEquals(0, differences[2]);
        assertEquals(0, differences[3]);
      }
    } finally {
      garbage.ends.set(true);
      collector.join();
    }
  }
}
