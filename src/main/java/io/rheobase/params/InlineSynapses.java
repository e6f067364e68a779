package io.rheobase.params;

import io.rheobase.units.Dimension;
import io.rheobase.units.Unit;
import java.util.List;
import java.util.Optional;

/** Reads synapses that stand one by one in the parameter file. */
final class InlineSynapses {

  private static final Unit MILLISECONDS = Unit.parse("ms");
  private static final long MOST = Integer.MAX_VALUE;

  private final Joint joint;
  private final Faults faults;
  private final Amounts amounts;

  InlineSynapses(Joint joint) {
    this.joint = joint;
    this.faults = joint.faults();
    this.amounts = new Amounts(faults);
  }

  /** The rule; nothing after a fault. */
  Optional<Wires> read(Given.Items given) {
    SynapseList list = new SynapseList(joint.pair(), faults);
    int parts = ((Given.Items) given.items().get(0)).items().size();
    boolean sound = true;
    for (Given item : given.items()) {
      Given.Items synapse = (Given.Items) item;
      if (synapse.items().size() != parts) {
        faults.error(
            synapse.at(),
            "this synapse has "
                + synapse.items().size()
                + " values, the first of the list has "
                + parts,
            "give every synapse source and target, and a weight or weight and delay to all or none");
        return Optional.empty();
      }
      sound &= add(synapse, list);
    }
    return sound
        ? new ListedSynapses(joint, list, "list", i -> given.items().get(i).at())
            .wires(Optional.empty(), parts > 2, parts > 3)
        : Optional.empty();
  }

  private boolean add(Given.Items synapse, SynapseList list) {
    List<Given> parts = synapse.items();
    Optional<Long> source = neuron(parts.get(0), "source");
    Optional<Long> target = neuron(parts.get(1), "target");
    Optional<Double> weight = parts.size() > 2 ? weight(parts.get(2)) : Optional.of(0.0);
    Optional<Double> delay = parts.size() > 3 ? delay(parts.get(3)) : Optional.of(0.0);
    if (source.isEmpty()
        || target.isEmpty()
        || weight.isEmpty()
        || delay.isEmpty()
        || !list.accepts(source.get(), target.get(), synapse::at)) {
      return false;
    }
    list.add(source.get().intValue(), target.get().intValue(), weight.get(), delay.get());
    return true;
  }

  private Optional<Long> neuron(Given given, String end) {
    Given.Amount amount = (Given.Amount) given;
    boolean whole =
        amount.quantity().bare()
            && amount.quantity().number().stripTrailingZeros().scale() <= 0
            && amount.quantity().number().abs().longValue() <= MOST
            && amount.quantity().coherent() <= MOST
            && amount.quantity().coherent() >= 0;
    if (!whole) {
      faults.error(
          amount.at(),
          "the "
              + end
              + " of a synapse is the number of a neuron, found "
              + Wording.shown(amount.text()),
          "a synapse is `[source, target]`, `[source, target, weight]` or `[source, target, weight,"
              + " delay]`");
      return Optional.empty();
    }
    return Optional.of(amount.quantity().number().longValueExact());
  }

  private Optional<Double> weight(Given given) {
    Given.Amount amount = (Given.Amount) given;
    return amounts.isOf(joint.unit().dimension(), joint.unit(), amount, "weight")
        ? Optional.of(joint.membrane().value(joint.unit().dimension(), amount, "weight"))
        : Optional.empty();
  }

  private Optional<Double> delay(Given given) {
    Given.Amount amount = (Given.Amount) given;
    return amounts.isOf(Dimension.TIME, MILLISECONDS, amount, "delay")
            && new DelayReader(joint).steps(amount).isPresent()
        ? Optional.of(amount.quantity().coherent())
        : Optional.empty();
  }
}
