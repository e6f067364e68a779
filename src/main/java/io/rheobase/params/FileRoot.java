package io.rheobase.params;

/**
 * The map that a parameter file is.
 *
 * @param mapping its keys
 * @param top where it begins
 */
record FileRoot(YamlNode.Mapping mapping, Position top) {

  /**
   * Reads the YAML of a file.
   *
   * @throws ParameterFileException where it is none, or no map
   */
  static FileRoot of(String name, byte[] bytes, Faults faults) {
    String text = YamlText.decode(name, bytes, faults);
    faults.throwIfAny();
    Source source = Source.of(name, text);
    YamlNode root = YamlText.compose(source, text, faults);
    faults.throwIfAny();
    Position top = source.at(1, 1);
    if (root == null) {
      faults.error(top, "this file is empty", "a parameter file has one `key: value` a line");
    } else if (!(root instanceof YamlNode.Mapping)) {
      faults.error(
          root.at(),
          "a parameter file is a map of `key: value`, this is " + root.kind(),
          "write one `key: value` a line, with a space behind the colon");
    }
    faults.throwIfAny();
    return new FileRoot((YamlNode.Mapping) root, top);
  }
}
