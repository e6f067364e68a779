package io.rheobase.params;

import io.rheobase.network.plasticity.Plasticity;
import io.rheobase.network.plasticity.Plasticity.Bounds;
import io.rheobase.network.plasticity.Plasticity.Pairing;
import io.rheobase.network.plasticity.Plasticity.WeightDependence;
import io.rheobase.params.grammar.Shape.Bound;
import io.rheobase.units.Unit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads how the synapses of a connection change. */
final class PlasticityReader {

  private static final List<String> KINDS =
      List.of("stdp", "triplet", "inhibitory", "hebbian", "short_term");

  private final Joint joint;
  private final Faults faults;
  private Given.Keys keys;
  private boolean sound;

  PlasticityReader(Joint joint) {
    this.joint = joint;
    this.faults = joint.faults();
  }

  /** The plasticity; nothing after a fault. */
  Optional<Plasticity> read(Given.Keys given) {
    Optional<String> kind = KINDS.stream().filter(given::has).findFirst();
    Optional<Given.Keys> inner = kind.flatMap(name -> given.get(name, Given.Keys.class));
    if (inner.isEmpty()) {
      return Optional.empty();
    }
    this.keys = inner.get();
    this.sound = true;
    return switch (kind.get()) {
      case "stdp" -> stdp();
      case "triplet" -> triplet();
      case "inhibitory" -> inhibitory();
      case "hebbian" -> hebbian();
      default -> shortTerm();
    };
  }

  private Optional<Plasticity> stdp() {
    double aPlus = number("A_plus");
    double aMinus = number("A_minus");
    double tauPlus = number("tau_plus");
    double tauMinus = number("tau_minus");
    Optional<Bounds> bounds = bounds(Bound.NOT_NEGATIVE, true);
    WeightDependence dependence = WeightDependence.valueOf(word("dependence", "additive"));
    Pairing pairing = Pairing.valueOf(word("pairing", "all_to_all"));
    return sound
        ? bounds.map(
            b -> new Plasticity.Stdp(aPlus, aMinus, tauPlus, tauMinus, b, dependence, pairing))
        : Optional.empty();
  }

  private Optional<Plasticity> triplet() {
    double a2Plus = number("A2_plus");
    double a3Plus = number("A3_plus");
    double a2Minus = number("A2_minus");
    double a3Minus = number("A3_minus");
    double tauPlus = number("tau_plus");
    double tauX = number("tau_x");
    double tauMinus = number("tau_minus");
    double tauY = number("tau_y");
    Optional<Bounds> bounds = bounds(Bound.NOT_NEGATIVE, true);
    Pairing pairing = Pairing.valueOf(word("pairing", "all_to_all"));
    return sound
        ? bounds.map(
            b ->
                new Plasticity.TripletStdp(
                    a2Plus, a3Plus, a2Minus, a3Minus, tauPlus, tauX, tauMinus, tauY, b, pairing))
        : Optional.empty();
  }

  private Optional<Plasticity> inhibitory() {
    double eta = amount("eta", joint.unit(), Bound.ANY);
    double tau = number("tau");
    double rate = number("rho_0");
    Optional<Bounds> bounds = bounds(Bound.NOT_NEGATIVE, false);
    return sound
        ? bounds.map(b -> new Plasticity.InhibitoryStdp(eta, tau, rate, b))
        : Optional.empty();
  }

  private Optional<Plasticity> hebbian() {
    Unit rate = Unit.parse(joint.unit().equals(Unit.ONE) ? "ms" : joint.unit() + "*ms");
    double eta = amount("eta", rate, Bound.ANY);
    double tau = number("tau");
    double forgetting = keys.has("tau_w") ? number("tau_w") : Double.POSITIVE_INFINITY;
    Optional<Bounds> bounds = bounds(Receptors.bound(joint.unit()), false);
    return sound
        ? bounds.map(b -> new Plasticity.Hebbian(eta, tau, forgetting, b))
        : Optional.empty();
  }

  private Optional<Plasticity> shortTerm() {
    double use = number("U");
    double recovery = number("tau_rec");
    double facilitation = keys.has("tau_facil") ? number("tau_facil") : 0;
    if (use > 1) {
      faults.error(
          keys.get("U").orElseThrow().at(),
          "U is a share of the resources, 1 at most, found " + use,
          "for example `U: 0.5`");
      return Optional.empty();
    }
    return sound
        ? Optional.of(new Plasticity.ShortTerm(use, recovery, facilitation))
        : Optional.empty();
  }

  /** The bounds; where w_max is required, its absence was reported. */
  private Optional<Bounds> bounds(Bound bound, boolean required) {
    sound &= !required || keys.has("w_max");
    double min = keys.has("w_min") ? amount("w_min", joint.unit(), bound) : 0;
    double max =
        keys.has("w_max") ? amount("w_max", joint.unit(), bound) : Double.POSITIVE_INFINITY;
    if (!sound) {
      return Optional.empty();
    }
    if (!(min < max)) {
      faults.error(
          keys.get("w_max").orElseThrow().at(),
          "w_max ("
              + joint.unit().format(max)
              + ") is not above w_min ("
              + joint.unit().format(min)
              + ")",
          keys.has("w_min") ? "exchange the two" : "w_min is 0 unless it is given");
      return Optional.empty();
    }
    return Optional.of(new Bounds(min, max));
  }

  /** A value whose dimension the grammar knows; a missing or faulty one was reported. */
  private double number(String key) {
    Optional<Given.Amount> amount = keys.get(key, Given.Amount.class);
    sound &= amount.isPresent();
    return amount.map(value -> value.quantity().coherent()).orElse(0.0);
  }

  private double amount(String key, Unit unit, Bound bound) {
    Optional<Given.Amount> amount = keys.get(key, Given.Amount.class);
    Amounts amounts = new Amounts(faults);
    boolean fits =
        amount.isPresent()
            && (Membrane.isPerArea(unit.dimension(), amount.get().quantity().dimension())
                || amounts.isOf(unit.dimension(), unit, amount.get(), key))
            && amounts.isWithin(bound, amount.get(), key, "");
    sound &= fits;
    return fits ? joint.membrane().value(unit.dimension(), amount.get(), key) : 0;
  }

  private String word(String key, String absent) {
    return keys.get(key, Given.Word.class)
        .map(Given.Word::text)
        .orElse(absent)
        .toUpperCase(Locale.ROOT);
  }
}
