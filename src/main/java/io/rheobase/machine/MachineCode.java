package io.rheobase.machine;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Code in memory that can be called with arrays of the heap.
 *
 * <p>It is called with the address of the list of the arrays' addresses in rdi and three numbers in
 * rsi, rdx and rcx, may use every register but those that the System V ABI (AMD64) has a function
 * keep, and returns a number in rax. What it reads and writes nobody checks.
 */
public final class MachineCode {
  private static final Path CPU = Path.of("/proc/cpuinfo");
  private static final List<String> NEEDED = List.of("avx512f", "avx512dq", "bmi2");
  private static final boolean AVAILABLE = isRightMachine() && loadEntries();

  private final long address;

  private MachineCode(long address) {
    this.address = address;
  }

  /**
   * Puts code into memory, where it stays.
   *
   * @return nothing if the system gives no memory for code
   * @throws IllegalStateException if {@link #isAvailable()} is false
   */
  public static Optional<MachineCode> of(byte[] code) {
    if (!AVAILABLE) {
      throw new IllegalStateException("no machine code can be called here");
    }
    long address = Entries.install(code, code.length);
    return address < 0 ? Optional.empty() : Optional.of(new MachineCode(address));
  }

  /** Whether this machine has the instructions, and this JVM lets machine code be called. */
  public static boolean isAvailable() {
    return AVAILABLE;
  }

  private static boolean isRightMachine() {
    if (!System.getProperty("os.name").equals("Linux")
        || !System.getProperty("os.arch").equals("amd64")) {
      return false;
    }
    try (BufferedReader lines = Files.newBufferedReader(CPU, StandardCharsets.US_ASCII)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith("flags")) {
          return Arrays.asList(line.split(" ")).containsAll(NEEDED);
        }
      }
      return false;
    } catch (IOException e) {
      return false;
    }
  }

  /** The loader of the system takes libraries from files only; the file is of no use after that. */
  private static boolean loadEntries() {
    String name = "rheobase-" + Long.toHexString(System.nanoTime()) + ".so";
    Path file = Path.of(System.getProperty("java.io.tmpdir")).toAbsolutePath().resolve(name);
    try {
      write(file, EntryWriter.library());
    } catch (IOException e) {
      return false;
    }
    try {
      System.load(file.toString());
      return true;
    } catch (UnsatisfiedLinkError | IllegalCallerException e) {
      return false;
    } finally {
      delete(file);
    }
  }

  /** Nobody else may change the file. */
  private static void write(Path file, byte[] bytes) throws IOException {
    Set<StandardOpenOption> options =
        EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    Set<PosixFilePermission> own = PosixFilePermissions.fromString("rwx------");
    try (WritableByteChannel channel =
        Files.newByteChannel(file, options, PosixFilePermissions.asFileAttribute(own))) {
      channel.write(ByteBuffer.wrap(bytes));
    }
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      // Whoever clears the folder of temporary files will find it.
    }
  }

  /**
   * Calls the code.
   *
   * @param arrays of primitive elements, none of them null
   * @return what it leaves in rax
   */
  public long call(long x, long y, long z, Object... arrays) {
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
