package io.rheobase.params;

import io.rheobase.params.grammar.Field;
import io.rheobase.params.grammar.Grammar;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A file of the flat form: its keys, and what it may have besides of the full form's. */
final class FlatFile {

  private static final String SWEEP = "sweep";

  /** It changes no meaning, and only the command line gives it. */
  private static final String OUTPUT = "output";

  private static final List<String> BESIDES = List.of(SWEEP, OUTPUT, Grammar.COMMENT.key());

  private final YamlNode.Mapping root;
  private final Map<String, Entry> entries = new LinkedHashMap<>();
  private final Position top;
  private final Path folder;
  private final Faults faults;

  /**
   * @param values given on the command line
   */
  FlatFile(
      YamlNode.Mapping root, Collection<Entry> values, Position top, Path folder, Faults faults) {
    this.root = root;
    this.top = top;
    this.folder = folder;
    this.faults = faults;
    root.entries().stream()
        .filter(entry -> !BESIDES.contains(entry.key()))
        .forEach(entry -> entries.put(entry.key(), entry));
    values.forEach(entry -> replace(entries, entry));
  }

  /** Other names of the same key give way too. */
  private static void replace(Map<String, Entry> entries, Entry entry) {
    Optional<FlatKey> key = FlatKey.named(entry.key());
    entries.keySet().removeIf(other -> key.isPresent() && FlatKey.named(other).equals(key));
    entries.put(entry.key(), entry);
  }

  /**
   * What the file means.
   *
   * @throws ParameterFileException with all that is wrong
   */
  ParameterFile read() {
    Optional<Given.Keys> sweep =
        besides(Grammar.FILE.field(SWEEP).orElseThrow()).flatMap(FlatFile::keys);
    Map<String, String> comments =
        besides(Grammar.COMMENT)
            .filter(Given.Word.class::isInstance)
            .map(word -> Map.of("", ((Given.Word) word).text()))
            .orElse(Map.of());
    Output output =
        besides(Grammar.FILE.field(OUTPUT).orElseThrow())
            .flatMap(FlatFile::keys)
            .map(Output::of)
            .orElse(Output.DEFAULT);
    ParameterFile base;
    try {
      base = new FlatForm(entries, top, folder, faults, comments).read().with(output);
    } catch (ParameterFileException e) {
      sweep.ifPresent(given -> reader(given, 0));
      faults.throwIfAny();
      throw e;
    }
    Optional<SweepReader> reader = sweep.map(given -> reader(given, base.experiment().seed()));
    faults.throwIfAny();
    return reader
        .map(read -> base.with(read.read(base, values -> readWith(values, comments))))
        .orElse(base);
  }

  /** What the file has besides the keys of the flat form. */
  private Optional<Given> besides(Field field) {
    return root.find(field.key())
        .map(
            entry -> new ShapeReader(faults, new Places(entry.keyAt())).read(entry.value(), field));
  }

  private static Optional<Given.Keys> keys(Given given) {
    return given instanceof Given.Keys keys ? Optional.of(keys) : Optional.empty();
  }

  private SweepReader reader(Given.Keys given, long seed) {
    YamlNode.Mapping written = (YamlNode.Mapping) root.find(SWEEP).orElseThrow().value();
    return new SweepReader(given, written, this::isKey, seed, faults);
  }

  private boolean isKey(Address address) {
    Optional<FlatKey> key = FlatKey.named(address.text());
    if (key.isEmpty()) {
      faults.error(
          address.at(),
          "there is no key " + Wording.shown(address.text()),
          Wording.nearest(address.text(), FlatKey.names(), "the keys"));
    } else if (key.get() == FlatKey.THREADS) {
      faults.error(
          address.at(),
          address.text() + " cannot be swept: no result depends on the number of threads",
          "delete it");
    }
    return key.isPresent();
  }

  private ParameterFile readWith(List<Swept.Assignment> values, Map<String, String> comments) {
    Map<String, Entry> changed = new LinkedHashMap<>(entries);
    for (Swept.Assignment value : values) {
      Address address = value.address();
      replace(changed, new Entry(address.text(), address.at(), value.value()));
    }
    return new FlatForm(changed, top, folder, new Faults(), comments).read();
  }
}
