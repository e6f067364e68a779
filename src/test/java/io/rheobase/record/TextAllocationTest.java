package io.rheobase.record;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class TextAllocationTest {
  private static final int VALUES = 100_000;

  /** Leaves room for classes that are loaded meanwhile, but not for one byte per value. */
  private static final long ALLOWED_BYTES = VALUES / 2;

  @Test
  void writingAllocatesNothing() {
    ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    StepTime time = new StepTime(new BigDecimal("0.025"));
    byte[] out = new byte[64];
    writeRow(time, 0, out);

    long before = thread.getCurrentThreadAllocatedBytes();
    for (int step = 0; step < VALUES; step++) {
      writeRow(time, step, out);
    }
    long allocated = thread.getCurrentThreadAllocatedBytes() - before;

    assertTrue(allocated < ALLOWED_BYTES, () -> allocated + " bytes");
  }

  private static void writeRow(StepTime time, int step, byte[] out) {
    int at = time.write(step, out, 0);
    at = ShortestDecimal.write(-65 - step / 777.0, out, at);
    WholeNumber.write(step, out, at);
  }
}
