package io.rheobase.machine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Reads the file as a loader does: by its program headers, and symbols by their hashes. */
class SharedLibraryTest {
  private static final int LOAD = 1;
  private static final int DYNAMIC = 2;
  private static final int STACK = 0x6474e551;
  private static final int EXECUTE = 1;
  private static final int WRITE = 2;
  private static final int PAGE = 4096;

  private static final long HASH = 4;
  private static final long STRINGS = 5;
  private static final long SYMBOLS = 6;
  private static final long STRINGS_SIZE = 10;
  private static final long SYMBOL_SIZE = 11;

  private static final byte[] CODE = new byte[6000];
  private static final Map<String, Integer> FUNCTIONS =
      Map.of("first", 0, "second", 17, "a_function_of_a_longer_name", 4097, "last", 5999);

  static {
    for (int i = 0; i < CODE.length; i++) {
      CODE[i] = (byte) (i * 31 + i / 256);
    }
  }

  private record Segment(
      int type, int flags, long offset, long address, long fileSize, long size, long alignment) {
    boolean holds(long from, long length) {
      return type == LOAD && address <= from && from + length <= address + size;
    }
  }

  private final ByteBuffer file =
      ByteBuffer.wrap(new SharedLibrary(CODE, FUNCTIONS).bytes()).order(ByteOrder.LITTLE_ENDIAN);

  private List<Segment> segments(ByteBuffer library) {
    List<Segment> segments = new ArrayList<>();
    int first = (int) library.getLong(32);
    for (int i = 0; i < library.getShort(56); i++) {
      int at = first + i * library.getShort(54);
      assertEquals(library.getLong(at + 8), library.getLong(at + 16), "as in the file");
      segments.add(
          new Segment(
              library.getInt(at),
              library.getInt(at + 4),
              library.getLong(at + 8),
              library.getLong(at + 16),
              library.getLong(at + 32),
              library.getLong(at + 40),
              library.getLong(at + 48)));
    }
    return segments;
  }

  private List<Segment> segments(int type) {
    return segments(file).stream().filter(segment -> segment.type() == type).toList();
  }

  private Map<Long, Long> dynamic(ByteBuffer library) {
    Map<Long, Long> entries = new HashMap<>();
    for (Segment segment : segments(library)) {
      if (segment.type() == DYNAMIC) {
        int at = (int) segment.offset();
        for (; library.getLong(at) != 0; at += 16) {
          entries.put(library.getLong(at), library.getLong(at + 8));
        }
        assertEquals(segment.offset() + segment.fileSize(), at + 16, "zeros end it");
      }
    }
    return entries;
  }

  private static String string(ByteBuffer library, int at) {
    int end = at;
    while (library.get(end) != 0) {
      end++;
    }
    return new String(library.array(), at, end - at, StandardCharsets.US_ASCII);
  }

  /** The hash function of the System V ABI. */
  private static int hash(String name) {
    int hash = 0;
    for (int i = 0; i < name.length(); i++) {
      hash = (hash << 4) + name.charAt(i);
      int high = hash & 0xf0000000;
      hash = (hash ^ high >>> 24) & ~high;
    }
    return hash;
  }

  /** Returns where a function lies, -1 for one that there is not. */
  private long find(ByteBuffer library, String name) {
    Map<Long, Long> dynamic = dynamic(library);
    int table = dynamic.get(HASH).intValue();
    int buckets = library.getInt(table);
    int chains = library.getInt(table + 4);
    int chain = table + 8 + 4 * buckets;
    int symbol = library.getInt(table + 8 + 4 * (hash(name) % buckets));
    for (int steps = 0; symbol != 0; steps++) {
      assertTrue(steps < chains && symbol < chains, "a chain ends");
      int at = (int) (dynamic.get(SYMBOLS) + symbol * dynamic.get(SYMBOL_SIZE));
      int nameAt = library.getInt(at);
      assertTrue(nameAt < dynamic.get(STRINGS_SIZE));
      if (string(library, (int) (dynamic.get(STRINGS) + nameAt)).equals(name)) {
        assertEquals(0x12, library.get(at + 4), "a function for all");
        assertNotEquals(0, library.getShort(at + 6), "defined here");
        return library.getLong(at + 8);
      }
      symbol = library.getInt(chain + 4 * symbol);
    }
    return -1;
  }

  @Test
  void theFileIsASharedLibraryForThisProcessor() {
    assertArrayEquals(
        new byte[] {0x7f, 'E', 'L', 'F', 2, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0},
        Arrays.copyOf(file.array(), 16));
    assertEquals(3, file.getShort(16), "a shared object");
    assertEquals(62, file.getShort(18), "x86-64");
    assertEquals(1, file.getInt(20));
    assertEquals(0, file.getLong(40), "no section headers");
    assertEquals(64, file.getShort(52), "size of this header");
    assertEquals(56, file.getShort(54), "size of a program header");
    assertEquals(0, file.getShort(60));
    assertTrue(file.capacity() < CODE.length + 2 * PAGE);
  }

  @Test
  void nothingIsWritableAndExecutable() {
    for (Segment segment : segments(file)) {
      assertNotEquals(WRITE | EXECUTE, segment.flags() & (WRITE | EXECUTE));
    }
    List<Segment> stack = segments(STACK);
    assertEquals(1, stack.size());
    assertEquals(0, stack.get(0).flags() & EXECUTE);
  }

  @Test
  void whatIsLoadedLiesInTheFileAndInPagesOfItsOwn() {
    List<Segment> loaded = segments(LOAD);
    long free = 0;
    for (Segment segment : loaded) {
      assertTrue(segment.address() >= free, "in order, and no page is shared");
      assertEquals(segment.size(), segment.fileSize());
      assertTrue(segment.offset() + segment.fileSize() <= file.capacity());
      assertEquals(PAGE, segment.alignment());
      assertEquals(segment.address() % PAGE, segment.offset() % PAGE);
      free = (segment.address() + segment.size() + PAGE - 1) / PAGE * PAGE;
    }
    for (Segment segment : segments(DYNAMIC)) {
      assertTrue(
          loaded.stream()
              .anyMatch(
                  whole ->
                      whole.holds(segment.address(), segment.size())
                          && (whole.flags() & WRITE) != 0),
          "the loader writes addresses into it");
    }
  }

  @Test
  void tablesAreLoaded() {
    Map<Long, Long> dynamic = dynamic(file);
    assertEquals(24, dynamic.get(SYMBOL_SIZE));
    assertEquals(0, dynamic.get(SYMBOLS) % 8);
    assertEquals(0, dynamic.get(HASH) % 4);
    int symbols = file.getInt(dynamic.get(HASH).intValue() + 4);
    assertEquals(FUNCTIONS.size() + 1, symbols, "the first is none");
    long[][] tables = {
      {dynamic.get(STRINGS), dynamic.get(STRINGS_SIZE)},
      {dynamic.get(SYMBOLS), 24L * symbols},
      {dynamic.get(HASH), 4L * (2 + 1 + symbols)}
    };
    for (long[] table : tables) {
      assertTrue(segments(LOAD).stream().anyMatch(part -> part.holds(table[0], table[1])));
    }
    assertEquals(0, file.get(dynamic.get(STRINGS).intValue()), "the first name is empty");
  }

  @Test
  void everyFunctionIsFoundAtItsCode() {
    for (Map.Entry<String, Integer> function : FUNCTIONS.entrySet()) {
      int address = (int) find(file, function.getKey());
      int length = CODE.length - function.getValue();
      assertArrayEquals(
          Arrays.copyOfRange(CODE, function.getValue(), CODE.length),
          Arrays.copyOfRange(file.array(), address, address + length),
          function.getKey());
      List<Segment> parts =
          segments(LOAD).stream().filter(part -> part.holds(address, length)).toList();
      assertEquals(1, parts.size());
      assertEquals(EXECUTE, parts.get(0).flags() & EXECUTE);
    }
    assertEquals(-1, find(file, "another"));
    assertEquals(-1, find(file, ""));
  }

  @Test
  void codeBeginsWhereItsConstantsAreAligned() {
    assertEquals(0, find(file, "first") % 8);
  }

  @Test
  void theEntriesAreFoundByTheNamesOfTheirMethods() {
    ByteBuffer library = ByteBuffer.wrap(new EntryWriter().code()).order(ByteOrder.LITTLE_ENDIAN);
    long install = find(library, "Java_io_rheobase_machine_Entries_install");
    long few = find(library, "Java_io_rheobase_machine_Entries_call6");
    long many = find(library, "Java_io_rheobase_machine_Entries_callMany");
    assertTrue(0 < install && install < few && few < many);
  }
}
