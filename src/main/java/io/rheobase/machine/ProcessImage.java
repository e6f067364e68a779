package io.rheobase.machine;

import java.util.List;

/**
 * Has the process of this JVM run another program: it keeps its number, its parent, its files and
 * its terminal. Source: execve(2), POSIX.1-2017.
 */
public final class ProcessImage {
  private static final int EXECUTE = 59;
  private static final long LAST = -1;

  private ProcessImage() {}

  /**
   * Runs a program. Returns only where the system refuses, and nothing has happened then.
   *
   * @param program its file
   * @param words its command line, the first of which is its name by custom, {@code [word][byte]}
   * @param environment its variables, {@code [variable][byte]}
   * @throws IllegalStateException if {@link MachineCode#isCallable()} is false
   */
  public static void replace(byte[] program, List<byte[]> words, List<byte[]> environment) {
    MachineCode.of(new Writer().write())
        .ifPresent(
            code -> {
              byte[] path = texts(List.of(program));
              code.call(
                  0,
                  0,
                  0,
                  path,
                  places(words),
                  texts(words),
                  places(environment),
                  texts(environment),
                  null);
            });
  }

  /** Texts one after the other, each with a zero byte at its end. */
  private static byte[] texts(List<byte[]> texts) {
    int length = 0;
    for (byte[] text : texts) {
      length += text.length + 1;
    }
    byte[] all = new byte[length];
    int at = 0;
    for (byte[] text : texts) {
      System.arraycopy(text, 0, all, at, text.length);
      at += text.length + 1;
    }
    return all;
  }

  /** Where each text begins among the others. */
  private static long[] places(List<byte[]> texts) {
    long[] places = new long[texts.size() + 1];
    int at = 0;
    int number = 0;
    for (byte[] text : texts) {
      places[number++] = at;
      at += text.length + 1;
    }
    places[number] = LAST;
    return places;
  }

  /** Code that makes addresses of places, and calls the system. */
  private static final class Writer extends Assembler {

    byte[] write() {
      load(R8, Operand.at(RDI, Long.BYTES));
      load(R9, Operand.at(RDI, 2 * Long.BYTES));
      addresses(R8, R9);
      load(RDX, Operand.at(RDI, 3 * Long.BYTES));
      load(R9, Operand.at(RDI, 4 * Long.BYTES));
      addresses(RDX, R9);
      load(RDI, Operand.at(RDI, 0));
      move(RSI, R8);
      set(RAX, EXECUTE);
      systemCall();
      leave();
      return bytes();
    }

    private void addresses(int places, int texts) {
      Label top = new Label();
      Label end = new Label();
      set(RCX, 0);
      bind(top);
      load(RAX, Operand.longs(places, RCX, 0));
      test(RAX);
      jump(Condition.NEGATIVE, end);
      addRegister(RAX, texts);
      store(Operand.longs(places, RCX, 0), RAX);
      add(RCX, 1);
      jump(top);
      bind(end);
      set(RAX, 0);
      store(Operand.longs(places, RCX, 0), RAX);
    }
  }
}
