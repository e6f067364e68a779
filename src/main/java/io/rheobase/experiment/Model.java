package io.rheobase.experiment;

import io.rheobase.equations.ModelEquations;
import io.rheobase.equations.ModelText;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * What the neurons of a population are, with the receptors that they have. A model of the program
 * is read when something of it is asked for the first time: a short run that needs only its name
 * does not wait for its equations.
 */
public final class Model {

  private final String name;
  private final boolean shipped;
  private final List<Receptor> receptors;
  private final Supplier<Definition> source;
  private volatile Definition definition;

  /**
   * What a model is.
   *
   * @param description in a sentence
   * @param source where it was published
   * @param text the equations as written
   * @param equations the equations, checked
   * @param initial by state variable, its value at sample 0 where a population gives none: a
   *     quantity or the name of a parameter
   */
  public record Definition(
      String description,
      String source,
      ModelText text,
      ModelEquations equations,
      Map<String, String> initial) {

    public Definition {
      initial = Collections.unmodifiableMap(new LinkedHashMap<>(initial));
    }
  }

  private Model(
      String name, boolean shipped, List<Receptor> receptors, Supplier<Definition> source) {
    this.name = name;
    this.shipped = shipped;
    this.receptors = List.copyOf(receptors);
    this.source = source;
  }

  /** A model of the user's. */
  public static Model own(String name, Definition definition) {
    return new Model(name, false, List.of(), () -> definition);
  }

  /** A model that the program brings along; its definition must always be the same. */
  public static Model shipped(String name, Supplier<Definition> definition) {
    return new Model(name, true, List.of(), definition);
  }

  /**
   * These neurons with receptors.
   *
   * @param equations those of this model together with the receptors'
   */
  public Model with(List<Receptor> added, ModelEquations equations) {
    Definition own = definition();
    Definition together =
        new Definition(own.description(), own.source(), own.text(), equations, own.initial());
    return new Model(name, shipped, added, () -> together);
  }

  private Definition definition() {
    Definition read = definition;
    if (read == null) {
      read = source.get();
      definition = read;
    }
    return read;
  }

  /** Its name in the parameter file. */
  public String name() {
    return name;
  }

  /** Whether the program brings it along. */
  public boolean shipped() {
    return shipped;
  }

  /** What it is, in a sentence. */
  public String description() {
    return definition().description();
  }

  /** Where it was published. */
  public String source() {
    return definition().source();
  }

  /** The receptors, in the order of the file. */
  public List<Receptor> receptors() {
    return receptors;
  }

  /** The equations as written, without those of receptors. */
  public ModelText text() {
    return definition().text();
  }

  /**
   * The equations, checked, with those of the receptors; a source of spikes such as {@code poisson}
   * has no state variables.
   */
  public ModelEquations equations() {
    return definition().equations();
  }

  /**
   * By state variable, its value at sample 0 where a population gives none: a quantity or the name
   * of a parameter. Those of receptors are 0.
   */
  public Map<String, String> initial() {
    return definition().initial();
  }

  /** Whether it only emits spikes and has no membrane. */
  public boolean isSpikeSource() {
    return equations().states().isEmpty();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Model model
        && name.equals(model.name)
        && shipped == model.shipped
        && receptors.equals(model.receptors)
        && (shipped || definition().equals(model.definition()));
  }

  @Override
  public int hashCode() {
    return Objects.hash(name, shipped, receptors);
  }

  @Override
  public String toString() {
    return name;
  }
}
