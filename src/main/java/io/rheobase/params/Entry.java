package io.rheobase.params;

/**
 * A key with its value, as written.
 *
 * @param key the key as written
 * @param keyAt where the key stands
 * @param value its value
 */
record Entry(String key, Position keyAt, YamlNode value) {

  /** Where the value stands. */
  Position at() {
    return value.at();
  }
}
