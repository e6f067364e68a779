package io.rheobase.params;

import org.yaml.snakeyaml.nodes.Node;

/**
 * A key with its value, as written.
 *
 * @param source the text that it stands in
 * @param key the key as written
 * @param keyAt where the key stands
 * @param value the value's node
 */
record Entry(Source source, String key, Position keyAt, Node value) {

  Position at() {
    return source.at(value.getStartMark());
  }
}
