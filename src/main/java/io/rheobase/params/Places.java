package io.rheobase.params;

import java.util.HashMap;
import java.util.Map;

/** Where the parts of an experiment are written, by address: {@code populations.exc.model}. */
public final class Places {

  private final Position top;
  private final Places rest;
  private final Map<String, Position> places = new HashMap<>();

  Places(Position top) {
    this.top = top;
    this.rest = null;
  }

  /** Places of some parts; the others are where they were. */
  Places(Places rest) {
    this.top = rest.top;
    this.rest = rest;
  }

  void put(String address, Position at) {
    places.put(address, at);
  }

  /** The place of an address, or of the nearest part of it that is written. */
  public Position of(String address) {
    String part = address;
    while (find(part) == null) {
      int dot = part.lastIndexOf('.');
      if (dot < 0) {
        return top;
      }
      part = part.substring(0, dot);
    }
    return find(part);
  }

  private Position find(String address) {
    Position own = places.get(address);
    return own != null || rest == null ? own : rest.find(address);
  }
}
