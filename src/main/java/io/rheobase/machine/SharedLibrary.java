package io.rheobase.machine;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A shared library as the loader of Linux reads it: code and the names of its functions, nothing
 * else. Source: System V Application Binary Interface, chapters 4 and 5, and its AMD64 supplement.
 */
final class SharedLibrary {
  private static final int PAGE = 4096;
  private static final int FILE_HEADER = 64;
  private static final int PROGRAM_HEADER = 56;
  private static final int PROGRAM_HEADERS = 4;
  private static final int SYMBOL = 24;
  private static final int SHARED_OBJECT = 3;
  private static final int X86_64 = 62;

  private static final int LOAD = 1;
  private static final int DYNAMIC = 2;
  private static final int STACK = 0x6474e551;
  private static final int EXECUTE = 1;
  private static final int WRITE = 2;
  private static final int READ = 4;

  private static final byte GLOBAL_FUNCTION = 0x12;

  private final byte[] code;
  private final TreeMap<String, Integer> functions;

  /**
   * @param functions where each begins in the code
   */
  SharedLibrary(byte[] code, Map<String, Integer> functions) {
    this.code = code.clone();
    this.functions = new TreeMap<>(functions);
  }

  /** Returns the file's bytes. */
  byte[] bytes() {
    int symbols = FILE_HEADER + PROGRAM_HEADERS * PROGRAM_HEADER;
    int hash = symbols + (functions.size() + 1) * SYMBOL;
    int names = hash + (4 + functions.size()) * Integer.BYTES;
    int namesLength = 1 + functions.keySet().stream().mapToInt(name -> name.length() + 1).sum();
    int start = (names + namesLength + 15) / 16 * 16;
    int dynamic = (start + code.length + PAGE - 1) / PAGE * PAGE;
    List<long[]> entries =
        List.of(
            new long[] {4, hash},
            new long[] {5, names},
            new long[] {6, symbols},
            new long[] {10, namesLength},
            new long[] {11, SYMBOL},
            new long[] {0, 0});
    int dynamicLength = entries.size() * 2 * Long.BYTES;
    ByteBuffer file = ByteBuffer.allocate(dynamic + dynamicLength).order(ByteOrder.LITTLE_ENDIAN);
    fileHeader(file);
    programHeader(file, LOAD, READ | EXECUTE, 0, start + code.length, PAGE);
    programHeader(file, LOAD, READ | WRITE, dynamic, dynamicLength, PAGE);
    programHeader(file, DYNAMIC, READ | WRITE, dynamic, dynamicLength, Long.BYTES);
    programHeader(file, STACK, READ | WRITE, 0, 0, 16);
    symbols(file, start);
    hash(file);
    file.put((byte) 0);
    for (String name : functions.keySet()) {
      file.put(name.getBytes(StandardCharsets.US_ASCII)).put((byte) 0);
    }
    file.position(start).put(code);
    file.position(dynamic);
    for (long[] entry : entries) {
      file.putLong(entry[0]).putLong(entry[1]);
    }
    return file.array();
  }

  private static void fileHeader(ByteBuffer file) {
    file.put(new byte[] {0x7f, 'E', 'L', 'F', 2, 1, 1, 0}).putLong(0);
    file.putShort((short) SHARED_OBJECT).putShort((short) X86_64).putInt(1);
    file.putLong(0).putLong(FILE_HEADER).putLong(0).putInt(0);
    file.putShort((short) FILE_HEADER);
    file.putShort((short) PROGRAM_HEADER).putShort((short) PROGRAM_HEADERS);
    file.putShort((short) 64).putShort((short) 0).putShort((short) 0);
  }

  /** Everything lies in memory as it lies in the file. */
  private static void programHeader(
      ByteBuffer file, int type, int flags, long offset, long length, long alignment) {
    file.putInt(type).putInt(flags).putLong(offset).putLong(offset).putLong(offset);
    file.putLong(length).putLong(length).putLong(alignment);
  }

  private void symbols(ByteBuffer file, int start) {
    file.put(new byte[SYMBOL]);
    int name = 1;
    for (Map.Entry<String, Integer> function : functions.entrySet()) {
      file.putInt(name).put(GLOBAL_FUNCTION).put((byte) 0).putShort((short) 1);
      file.putLong(start + function.getValue()).putLong(0);
      name += function.getKey().length() + 1;
    }
  }

  /** One bucket, and in it all functions in a row. */
  private void hash(ByteBuffer file) {
    int count = functions.size();
    file.putInt(1).putInt(count + 1).putInt(1).putInt(0);
    for (int symbol = 1; symbol <= count; symbol++) {
      file.putInt(symbol == count ? 0 : symbol + 1);
    }
  }
}
