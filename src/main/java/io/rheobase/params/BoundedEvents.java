package io.rheobase.params;

import java.util.Locale;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.parser.Parser;

/** The parts of a YAML text, no more of them than fit into memory. */
final class BoundedEvents implements Parser {

  /** A key or a value with its places, as the library's node and as ours, and a fault (bytes). */
  private static final double EVENT_MEMORY = 1000;

  private final Parser parser;
  private final double most = Runtime.getRuntime().maxMemory() / EVENT_MEMORY;
  private double count;

  BoundedEvents(Parser parser) {
    this.parser = parser;
  }

  @Override
  public boolean checkEvent(Event.ID choice) {
    return parser.checkEvent(choice);
  }

  @Override
  public Event peekEvent() {
    return parser.peekEvent();
  }

  @Override
  public Event getEvent() {
    if (++count > most) {
      throw new YAMLException(
          String.format(
              Locale.ROOT,
              "this file has more than %,.0f keys and values, which is what fits into the memory that"
                  + " this Java may use: long lists belong into a file of their own",
              most));
    }
    return parser.getEvent();
  }
}
