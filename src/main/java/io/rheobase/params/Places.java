package io.rheobase.params;

import java.util.HashMap;
import java.util.Map;

/** Where the parts of an experiment are written, by address: {@code populations.exc.model}. */
public final class Places {

  private final Position top;
  private final Map<String, Position> places = new HashMap<>();

  Places(Position top) {
    this.top = top;
  }

  void put(String address, Position at) {
    places.put(address, at);
  }

  /** The place of an address, or of the nearest part of it that is written. */
  public Position of(String address) {
    String rest = address;
    while (!places.containsKey(rest)) {
      int dot = rest.lastIndexOf('.');
      if (dot < 0) {
        return top;
      }
      rest = rest.substring(0, dot);
    }
    return places.get(rest);
  }
}
