package io.rheobase.record;

import io.rheobase.checkpoint.StateIn;
import io.rheobase.checkpoint.StateOut;
import io.rheobase.engine.Slice;
import io.rheobase.engine.SliceSink;
import java.io.IOException;

/**
 * Writes a text file slice by slice. Every chunk has text of its own for each parity, so that one
 * slice is formatted while the one before is written.
 */
public final class TextSink implements SliceSink {

  private final SliceText text;
  private final ResultFile file;
  private final TextChunk[][] chunks;

  /**
   * @param text what to write
   * @param file where to; the header is written at once
   * @param chunks how many threads may format a slice side by side
   */
  public TextSink(SliceText text, ResultFile file, int chunks) throws IOException {
    this.text = text;
    this.file = file;
    this.chunks = new TextChunk[2][chunks];
    for (TextChunk[] ofParity : this.chunks) {
      for (int i = 0; i < chunks; i++) {
        ofParity[i] = new TextChunk();
      }
    }
    file.write(text.header());
  }

  @Override
  public int chunks() {
    return chunks[0].length;
  }

  @Override
  public void format(Slice slice, int chunk) {
    TextChunk out = chunks[slice.parity()][chunk];
    out.clear();
    long units = text.units(slice);
    int from = (int) (units * chunk / chunks());
    int to = (int) (units * (chunk + 1) / chunks());
    text.append(slice, from, to, out);
  }

  @Override
  public void write(Slice slice) throws IOException {
    for (TextChunk chunk : chunks[slice.parity()]) {
      file.write(chunk);
    }
  }

  @Override
  public void save(StateOut out) throws IOException {
    text.save(out);
  }

  @Override
  public void load(StateIn in) throws IOException {
    text.load(in);
  }
}
