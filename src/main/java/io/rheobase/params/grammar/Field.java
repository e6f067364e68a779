package io.rheobase.params.grammar;

/**
 * A key of a map.
 *
 * @param key its name
 * @param shape of its value
 * @param required whether it must be there
 * @param absent what holds where it is not there; empty where it is required or nothing does
 * @param doc what it is, in a sentence
 * @param example a value as it would be written
 */
public record Field(
    String key, Shape shape, boolean required, String absent, String doc, String example) {

  static Field required(String key, Shape shape, String doc, String example) {
    return new Field(key, shape, true, "", doc, example);
  }

  static Field optional(String key, Shape shape, String absent, String doc, String example) {
    return new Field(key, shape, false, absent, doc, example);
  }

  /** The key with its example, as a line to write. */
  public String line() {
    return key + ": " + example;
  }
}
