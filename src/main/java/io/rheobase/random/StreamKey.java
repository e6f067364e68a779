package io.rheobase.random;

import io.rheobase.machine.Sha256;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Objects;

/**
 * The 128-bit key of one stream of random numbers.
 *
 * @param k0 first word
 * @param k1 second word
 */
public record StreamKey(long k0, long k1) {
  /** Part of what is hashed; another derivation would need another version. */
  private static final String VERSION = "rheobase stream key 1";

  /** Stands for the step in the counters that make members' keys. */
  private static final long MEMBER = -2;

  /**
   * The key of what draws under this seed. Equal arguments give equal keys in every version of the
   * program: the first 16 bytes, big-endian, of the SHA-256 of the version, the seed (8 bytes,
   * big-endian), purpose, entry and population, each text as its UTF-8 bytes after their number (4
   * bytes, big-endian).
   *
   * @param seed the simulation's seed
   * @param purpose what the numbers are for (input, connection, parameter, initial value)
   * @param entry name of the entry that draws
   * @param population name of the population drawn for
   * @throws IllegalArgumentException if a text holds half of a surrogate pair
   */
  public static StreamKey of(long seed, String purpose, String entry, String population) {
    MessageDigest digest = Sha256.create();
    update(digest, VERSION);
    digest.update(ByteBuffer.allocate(Long.BYTES).putLong(0, seed));
    update(digest, Objects.requireNonNull(purpose, "purpose"));
    update(digest, Objects.requireNonNull(entry, "entry"));
    update(digest, Objects.requireNonNull(population, "population"));
    ByteBuffer hash = ByteBuffer.wrap(digest.digest());
    return new StreamKey(hash.getLong(), hash.getLong());
  }

  /**
   * The key of a stream of its own for one member of a family, say the synapses of one neuron: the
   * words of the counter (member, −2), which no draw under this key uses.
   */
  public StreamKey member(long member) {
    Threefry2x64.Words words = Threefry2x64.words(this, member, MEMBER);
    return new StreamKey(words.a(), words.b());
  }

  private static void update(MessageDigest digest, String text) {
    try {
      ByteBuffer bytes = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
      digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, bytes.remaining()));
      digest.update(bytes);
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException("not a Unicode text: " + text, e);
    }
  }
}
