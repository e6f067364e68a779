package io.rheobase.machine;

import java.util.Optional;

/**
 * Code in memory that can be called with arrays of the heap.
 *
 * <p>It is called with the address of the list of the arrays' addresses in rdi and three numbers in
 * rsi, rdx and rcx, may use every register but those that the System V ABI (AMD64) has a function
 * keep, and returns a number in rax. What it reads and writes nobody checks.
 */
public final class MachineCode {
  /** The most arrays of a call: their addresses take 16 bytes each of a thread's stack. */
  public static final int MOST_ARRAYS = 1 << 12;

  private static final boolean AVAILABLE =
      isCallable() && Processor.has("avx512f", "avx512dq", "bmi2");

  private final long address;

  private MachineCode(long address) {
    this.address = address;
  }

  /**
   * Puts code into memory, where it stays.
   *
   * @return nothing if the system gives no memory for code
   * @throws IllegalStateException if {@link #isCallable()} is false
   */
  public static Optional<MachineCode> of(byte[] code) {
    if (!isCallable()) {
      throw new IllegalStateException("no machine code can be called here");
    }
    long address = Entries.install(code, code.length);
    return address < 0 ? Optional.empty() : Optional.of(new MachineCode(address));
  }

  /** Whether this JVM lets code of this kind of processor be called. */
  public static boolean isCallable() {
    return EntryLibrary.IS_LOADED;
  }

  /** Whether code can be called, and the processor has the instructions on vectors. */
  public static boolean isAvailable() {
    return AVAILABLE;
  }

  /** Where it lies: what other code calls it by, with a list of addresses and numbers likewise. */
  public long address() {
    return address;
  }

  /**
   * Calls the code.
   *
   * @param arrays of primitive elements, none of them null
   * @return what it leaves in rax
   * @throws IllegalArgumentException if there are more than {@link #MOST_ARRAYS}
   */
  public long call(long x, long y, long z, Object... arrays) {
    if (arrays.length > MOST_ARRAYS) {
      throw new IllegalArgumentException(arrays.length + " arrays");
    }
    return Entries.callMany(address, x, y, z, arrays, arrays.length);
  }

  /**
   * Calls the code, in half the time and with no object made; the arrays may be null, of which the
   * address is 0.
   *
   * @return what it leaves in rax
   */
  public long call(
      long x, long y, long z, Object a, Object b, Object c, Object d, Object e, Object f) {
    return Entries.call6(address, x, y, z, a, b, c, d, e, f);
  }
}
