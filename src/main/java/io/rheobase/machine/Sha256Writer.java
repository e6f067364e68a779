package io.rheobase.machine;

import io.rheobase.machine.Operand.Memory;

/**
 * Writes the compression of blocks of SHA-256, four rounds at a time. The code is called with the
 * first byte, the number of blocks, the words of the state and the bytes. Source: FIPS 180-4,
 * section 6.2.2; Gulley et al., Intel SHA Extensions (2013).
 */
final class Sha256Writer implements FixedCode.Source {
  private static final int ROUNDS = 64;
  private static final int WORDS = 4;
  private static final int WORD_BYTES = 16;
  private static final int BLOCK = 64;

  private static final int BYTES = Assembler.RCX;
  private static final int STATE = Assembler.RAX;
  private static final int FROM = Assembler.RSI;
  private static final int LEFT = Assembler.RDX;

  /** What an instruction of two rounds reads, by its definition. */
  private static final int INPUT = 0;

  private static final int ABEF = 1;
  private static final int CDGH = 2;
  private static final int SCHEDULE = 3;
  private static final int SHIFTED = 7;
  private static final int ORDER = 8;
  private static final int ABEF_BEFORE = 9;
  private static final int CDGH_BEFORE = 10;
  private static final int UPPER_TO_LOWER = 0x0E;

  /** First 32 bits of the fractional parts of the cube roots of the first 64 primes. */
  private static final int[] CONSTANTS = {
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
    0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
    0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
    0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
    0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
    0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
    0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
    0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2
  };

  private final DigestAssembler code = new DigestAssembler();

  @Override
  public String name() {
    return Sha256.CODE;
  }

  @Override
  public byte[] code() {
    Label top = new Label();
    Label end = new Label();
    code.load(STATE, Operand.at(Assembler.RDI, 0));
    code.load(BYTES, Operand.at(Assembler.RDI, Long.BYTES));
    code.addRegister(BYTES, FROM);
    code.loadWords(ABEF, Operand.at(STATE, 0));
    code.loadWords(CDGH, Operand.at(STATE, WORD_BYTES));
    code.loadWords(ORDER, code.vector(0x0405060700010203L, 0x0c0d0e0f08090a0bL));
    code.bind(top);
    code.test(LEFT);
    code.jump(Condition.ZERO, end);
    code.moveWords(ABEF_BEFORE, ABEF);
    code.moveWords(CDGH_BEFORE, CDGH);
    for (int four = 0; four < ROUNDS / WORDS; four++) {
      rounds(four);
    }
    code.addWords(ABEF, ABEF_BEFORE);
    code.addWords(CDGH, CDGH_BEFORE);
    code.add(BYTES, BLOCK);
    code.add(LEFT, -1);
    code.jump(top);
    code.bind(end);
    code.storeWords(Operand.at(STATE, 0), ABEF);
    code.storeWords(Operand.at(STATE, WORD_BYTES), CDGH);
    code.leave();
    return code.bytes();
  }

  /** Four rounds, and what they leave for the schedule of later ones. */
  private void rounds(int four) {
    int last = ROUNDS / WORDS - 1;
    if (four < WORDS) {
      code.loadWords(words(four), Operand.at(BYTES, WORD_BYTES * four));
      code.shuffleBytes(words(four), ORDER);
    }
    code.loadWords(INPUT, constants(four));
    code.addWords(INPUT, words(four));
    code.rounds(CDGH, ABEF);
    if (four >= WORDS - 1 && four < last) {
      code.moveWords(SHIFTED, words(four));
      code.shiftTogether(SHIFTED, words(four - 1), Integer.BYTES);
      code.addWords(words(four + 1), SHIFTED);
      code.scheduleSecond(words(four + 1), words(four));
    }
    code.shuffleWords(INPUT, INPUT, UPPER_TO_LOWER);
    code.rounds(ABEF, CDGH);
    if (four >= 1 && four <= last - WORDS + 1) {
      code.scheduleFirst(words(four - 1), words(four));
    }
  }

  /** The register of four words of the schedule. */
  private static int words(int four) {
    return SCHEDULE + Math.floorMod(four, WORDS);
  }

  private Memory constants(int four) {
    return code.vector(pair(WORDS * four), pair(WORDS * four + 2));
  }

  private static long pair(int first) {
    return Integer.toUnsignedLong(CONSTANTS[first]) | (long) CONSTANTS[first + 1] << Integer.SIZE;
  }
}
