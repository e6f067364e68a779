package io.rheobase.record;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.rheobase.engine.SpikeList;
import io.rheobase.engine.SpikeLists;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SpikeLinesTest {

  @BeforeAll
  static void needsTheProcessor() {
    assumeTrue(SpikeLines.areAvailable());
  }

  private static byte[] beginnings(String... texts) {
    byte[] all = new byte[texts.length * SpikeLines.BYTES];
    // What is behind a text and its length means nothing.
    Arrays.fill(all, (byte) '?');
    for (int i = 0; i < texts.length; i++) {
      byte[] text = texts[i].getBytes(StandardCharsets.US_ASCII);
      System.arraycopy(text, 0, all, i * SpikeLines.BYTES, text.length);
      int length = i * SpikeLines.BYTES + SpikeLines.LONGEST_BEGINNING;
      Arrays.fill(all, length, length + Long.BYTES, (byte) 0);
      all[length] = (byte) text.length;
    }
    return all;
  }

  private static String text(TextChunk chunk) {
    return new String(chunk.bytes(), 0, chunk.length(), StandardCharsets.US_ASCII);
  }

  private static String lineOf(int firstNeuron, int neuron) {
    SpikeLines lines = SpikeLines.of(1, 1);
    lines.set(0, SpikeLists.of(0, neuron), 0, firstNeuron, 0);
    TextChunk chunk = new TextChunk();
    lines.write(0, 1, beginnings("a,"), 2, chunk);
    return text(chunk);
  }

  @Test
  void everyNumberUpToEightDigitsIsWritten() {
    for (int power = 1; power <= 10_000_000; power *= 10) {
      for (long number : new long[] {power - 1, power, power + 1, 9L * power, 10L * power - 1}) {
        int neuron = (int) Math.min(number, 65_535);
        assertEquals("a," + number + "\n", lineOf((int) (number - neuron), neuron));
      }
    }
    for (int number = 0; number < 65_536; number += 7) {
      assertEquals("a," + (number + 12_300_000) + "\n", lineOf(12_300_000, number));
    }
  }

  @Test
  void spikesComeByStepAndBlockWithTheBeginningOfTheirName() {
    SpikeList first = SpikeLists.of(0, 3, 0, 5, 2, 1, 4, 9);
    SpikeList none = SpikeLists.of();
    SpikeList second = SpikeLists.of(0, 0, 1, 7, 2, 2, 2, 2, 3, 8);
    SpikeLines lines = SpikeLines.of(3, 2);
    lines.set(0, first, 0, 0, 0);
    lines.set(1, none, 0, 16, 0);
    lines.set(2, second, 0, 100, 1);
    TextChunk chunk = new TextChunk();
    chunk.text("head\n");
    String longest = "x".repeat(SpikeLines.LONGEST_BEGINNING);
    byte[] twoSteps = beginnings("1,e,", "1,i,", longest, "");
    lines.write(0, 2, twoSteps, longest.length(), chunk);
    assertEquals("head\n1,e,3\n1,e,5\n1,i,100\n107\n", text(chunk));
    lines.write(2, 4, beginnings("3,e,", longest, "4,e,", "4,i,"), longest.length(), chunk);
    String inhibitory = longest + "102\n";
    assertEquals(
        "head\n1,e,3\n1,e,5\n1,i,100\n107\n3,e,1\n" + inhibitory + inhibitory + "4,i,108\n",
        text(chunk));
  }

  /** Room is made for the longest text there can be, whatever was there before. */
  @Test
  void aTextMayBeMuchLongerThanTheChunkWas() {
    int spikes = 20_000;
    int[] all = IntStream.range(0, 2 * spikes).map(i -> i % 2 == 0 ? 0 : i / 2).toArray();
    SpikeLines lines = SpikeLines.of(1, 1);
    lines.set(0, SpikeLists.of(all), 0, 50_000_000, 0);
    TextChunk chunk = new TextChunk();
    String beginning = "b".repeat(SpikeLines.LONGEST_BEGINNING);
    lines.write(0, 1, beginnings(beginning), beginning.length(), chunk);
    List<Integer> neurons = IntStream.range(0, spikes).boxed().toList();
    assertEquals(
        neurons.stream()
            .map(i -> beginning + (50_000_000 + i) + "\n")
            .collect(Collectors.joining()),
        text(chunk));
  }

  @Test
  void theBuildLeavesTheCodeThatIsWrittenHere() throws IOException {
    try (InputStream in = SpikeLines.class.getResourceAsStream(LinesWriter.CODE)) {
      assertArrayEquals(new LinesWriter().code(), in.readAllBytes());
    }
  }
}
