package io.rheobase.sweep;

import io.rheobase.engine.Slice;
import io.rheobase.engine.SliceSink;
import java.util.List;

/** Several sinks as one, which formats them one after the other. */
record SinksTogether(List<? extends SliceSink> sinks) implements SliceSink {

  SinksTogether {
    sinks = List.copyOf(sinks);
  }

  @Override
  public int chunks() {
    return 1;
  }

  @Override
  public void format(Slice slice, int chunk) {
    for (SliceSink sink : sinks) {
      for (int own = 0; own < sink.chunks(); own++) {
        sink.format(slice, own);
      }
    }
  }

  @Override
  public void write(Slice slice) {}
}
