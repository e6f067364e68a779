package io.rheobase.machine;

import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;

/**
 * SHA-256 by the processor's own instructions: at full speed from the first byte on, where the
 * JDK's has to be compiled first, which takes as long as the hashes of a short run. Source: FIPS
 * 180-4, section 6.2.
 */
public final class Sha256 extends MessageDigest implements Cloneable {
  private static final String NAME = "SHA-256";
  static final String CODE = "sha256.code";
  private static final int LENGTH = 32;
  private static final int BLOCK = 64;

  /**
   * First 32 bits of the fractional parts of the square roots of the first eight primes, A to H.
   */
  private static final int[] INITIAL = {
    0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19
  };

  /** Where the words A to H lie for the instructions. */
  private static final int[] PLACES = {3, 2, 7, 6, 1, 0, 5, 4};

  /** The code, of which a process needs one. */
  private static final class Shared {
    static final Optional<MachineCode> LOADED =
        MachineCode.isCallable() && Processor.has("sha_ni", "ssse3", "sse4_1")
            ? FixedCode.load(Sha256.class, Sha256.CODE)
            : Optional.empty();
  }

  private final MachineCode code;
  private int[] state = new int[INITIAL.length];
  private byte[] begun = new byte[BLOCK];
  private long length;

  private Sha256(MachineCode code) {
    super(NAME);
    this.code = code;
    engineReset();
  }

  /** A digest of nothing yet; that of the JDK where the processor has no instructions for it. */
  public static MessageDigest create() {
    return Shared.LOADED.<MessageDigest>map(Sha256::new).orElseGet(Sha256::ofTheJdk);
  }

  private static MessageDigest ofTheJdk() {
    try {
      return MessageDigest.getInstance(NAME);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  @Override
  protected int engineGetDigestLength() {
    return LENGTH;
  }

  @Override
  protected void engineUpdate(byte input) {
    engineUpdate(new byte[] {input}, 0, 1);
  }

  @Override
  protected void engineUpdate(byte[] input, int offset, int count) {
    Objects.checkFromIndexSize(offset, count, input.length);
    int from = offset;
    int end = offset + count;
    int waiting = (int) (length % BLOCK);
    length += count;
    if (waiting > 0) {
      int taken = Math.min(BLOCK - waiting, count);
      System.arraycopy(input, from, begun, waiting, taken);
      from += taken;
      if (waiting + taken == BLOCK) {
        compress(begun, 0, 1);
      }
    }
    int blocks = (end - from) / BLOCK;
    if (blocks > 0) {
      compress(input, from, blocks);
      from += blocks * BLOCK;
    }
    if (from < end) {
      System.arraycopy(input, from, begun, 0, end - from);
    }
  }

  private void compress(byte[] bytes, int from, int blocks) {
    code.call(from, blocks, 0, state, bytes, null, null, null, null);
  }

  @Override
  protected byte[] engineDigest() {
    byte[] last = Arrays.copyOf(begun, 2 * BLOCK);
    int waiting = (int) (length % BLOCK);
    Arrays.fill(last, waiting, last.length, (byte) 0);
    last[waiting] = (byte) 0x80;
    int blocks = waiting < BLOCK - Long.BYTES ? 1 : 2;
    put(last, blocks * BLOCK - Long.BYTES, (int) (length >>> 29));
    put(last, blocks * BLOCK - Integer.BYTES, (int) length << 3);
    compress(last, 0, blocks);
    byte[] digest = new byte[LENGTH];
    for (int word = 0; word < PLACES.length; word++) {
      put(digest, Integer.BYTES * word, state[PLACES[word]]);
    }
    engineReset();
    return digest;
  }

  /** Most significant byte first. */
  private static void put(byte[] to, int at, int word) {
    for (int i = 0; i < Integer.BYTES; i++) {
      to[at + i] = (byte) (word >>> 24 - Byte.SIZE * i);
    }
  }

  @Override
  protected int engineDigest(byte[] to, int offset, int room) throws DigestException {
    if (room < LENGTH) {
      throw new DigestException("a digest of " + LENGTH + " bytes has no room in " + room);
    }
    System.arraycopy(engineDigest(), 0, to, offset, LENGTH);
    return LENGTH;
  }

  @Override
  protected void engineReset() {
    for (int word = 0; word < PLACES.length; word++) {
      state[PLACES[word]] = INITIAL[word];
    }
    length = 0;
  }

  @Override
  public Object clone() throws CloneNotSupportedException {
    Sha256 other = (Sha256) super.clone();
    other.state = state.clone();
    other.begun = begun.clone();
    return other;
  }
}
