package io.rheobase.machine;

/** A place in the code, which may be referred to before it is known. */
public final class Label {
  private int position = -1;

  void bind(int at) {
    if (position >= 0) {
      throw new IllegalStateException("a label is in one place");
    }
    position = at;
  }

  int position() {
    if (position < 0) {
      throw new IllegalStateException("a label is nowhere");
    }
    return position;
  }
}
