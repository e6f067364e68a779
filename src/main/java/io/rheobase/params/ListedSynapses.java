package io.rheobase.params;

import io.rheobase.experiment.Numbers;
import io.rheobase.experiment.SynapseFile;
import io.rheobase.experiment.Values;
import io.rheobase.network.Wiring;
import io.rheobase.units.Unit;
import java.util.Optional;
import java.util.function.IntFunction;

/** What holds for all lists of synapses, once they are gathered. */
final class ListedSynapses {

  private static final Unit MILLISECONDS = Unit.parse("ms");

  private final Joint joint;
  private final SynapseList list;
  private final String name;
  private final IntFunction<Position> at;

  /**
   * @param name of the list in messages
   * @param at where a synapse stands, by its index
   */
  ListedSynapses(Joint joint, SynapseList list, String name, IntFunction<Position> at) {
    this.joint = joint;
    this.list = list;
    this.name = name;
    this.at = at;
  }

  /**
   * The rule; nothing after a fault.
   *
   * @param weighted whether weights were gathered
   * @param delayed whether delays were gathered
   */
  Optional<Wires> wires(Optional<SynapseFile> file, boolean weighted, boolean delayed) {
    boolean sound = isEachOnce();
    Numbers weights = list.weights();
    Numbers delays = list.delays();
    sound &= !weighted || haveSigns(weights);
    sound &= !delayed || areOnTime(delays);
    return sound
        ? Optional.of(
            new Wires(
                list.rule(),
                file,
                weighted ? Optional.of(new Values.Listed(weights, joint.unit())) : Optional.empty(),
                delayed ? Optional.of(new Values.Listed(delays, MILLISECONDS)) : Optional.empty()))
        : Optional.empty();
  }

  private boolean isEachOnce() {
    Optional<Integer> repeated = joint.multapses() ? Optional.empty() : list.repeated();
    repeated.ifPresent(
        index ->
            joint
                .faults()
                .error(
                    at.apply(index),
                    name + " joins " + list.shown(index) + " more than once",
                    "keep one of them, or write `multapses: true`"));
    return repeated.isEmpty();
  }

  private boolean haveSigns(Numbers weights) {
    if (!joint.isConductance()) {
      return true;
    }
    for (int i = 0; i < weights.size(); i++) {
      if (weights.get(i) < 0) {
        joint
            .faults()
            .error(
                at.apply(i),
                "the weight of "
                    + list.shown(i)
                    + " in "
                    + name
                    + " is a conductance and cannot be negative, found "
                    + joint.unit().format(weights.get(i)),
                "the receptor's E_rev makes it inhibitory");
        return false;
      }
    }
    return true;
  }

  private boolean areOnTime(Numbers delays) {
    double dt = joint.clock().dt().doubleValue();
    int raised = 0;
    for (int i = 0; i < delays.size(); i++) {
      double steps = delays.get(i) / dt;
      if (steps < 0 || steps >= Wiring.LONGEST_DELAY + 0.5) {
        joint
            .faults()
            .error(
                at.apply(i),
                "the delay of "
                    + list.shown(i)
                    + " in "
                    + name
                    + " is "
                    + MILLISECONDS.format(delays.get(i))
                    + (steps < 0 ? "" : ", more than " + Wiring.LONGEST_DELAY + " steps"),
                "from dt to " + Grid.ms(joint.clock().at(Wiring.LONGEST_DELAY)) + " are possible");
        return false;
      }
      raised += steps < 1 ? 1 : 0;
    }
    if (raised > 0) {
      joint
          .faults()
          .warn(
              at.apply(0),
              raised
                  + " of "
                  + delays.size()
                  + " delays in "
                  + name
                  + " are shorter than dt ("
                  + Grid.ms(joint.clock().dt())
                  + "): they become dt",
              "lower dt");
    }
    return true;
  }
}
