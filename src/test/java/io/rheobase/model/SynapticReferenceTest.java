package io.rheobase.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.rheobase.course.ReferenceCase;
import io.rheobase.course.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SynapticReferenceTest {

  /** Two neurons with AMPA and GABA-A conductances, without and with a current. */
  @Test
  void aNeuronWithTwoConductancesFollowsTheReference() throws IOException {
    ReferenceCase reference = ReferenceCase.named("synaptic-lif");
    double[][] expected = Result.columns(reference.file("voltages.csv"));
    List<String> spikes = Files.readAllLines(reference.file("spikes.csv"));
    double dt = number(reference, "/dt");
    for (int neuron = 0; neuron < 2; neuron++) {
      Receiver receiver = synapticLif(reference, neuron);
      for (String row : Files.readAllLines(reference.file("input_spikes.csv"))) {
        String[] fields = row.split(",");
        if (!fields[0].equals("t_ms")) {
          long sample = Math.round(Double.parseDouble(fields[0]) / dt);
          double weight = number(reference, "/" + fields[1] + "/g_nS");
          receiver.arrive(fields[1], sample, weight);
        }
      }
      receiver.run(expected.length - 1);
      for (int sample = 0; sample < expected.length; sample++) {
        assertEquals(expected[sample][neuron], receiver.at("V", sample), 1e-9, "" + sample);
      }
      List<Long> own = new ArrayList<>();
      for (String row : spikes) {
        if (row.endsWith("," + neuron)) {
          own.add(Math.round(Double.parseDouble(row.split(",")[0]) / dt));
        }
      }
      assertEquals(own, receiver.spikes(0));
    }
  }

  private static Receiver synapticLif(ReferenceCase reference, int neuron) {
    Model model =
        Receiver.model(
            "LIF",
            Receiver.receptor("AMPA", "conductance", "exponential"),
            Receiver.receptor("GABA", "conductance", "exponential"));
    double conductance = number(reference, "/g_L_nS");
    return Receiver.of(
            model,
            number(reference, "/dt"),
            Method.EULER,
            "tau_m",
            number(reference, "/C_m_pF") / conductance,
            "g_L",
            conductance,
            "E_L",
            number(reference, "/V_L"),
            "V_th",
            number(reference, "/V_th"),
            "V_reset",
            number(reference, "/V_reset"),
            "t_ref",
            number(reference, "/t_ref_ms"),
            "tau_AMPA",
            number(reference, "/AMPA/tau_ms"),
            "E_rev_AMPA",
            number(reference, "/AMPA/E_mV"),
            "tau_GABA",
            number(reference, "/GABA/tau_ms"),
            "E_rev_GABA",
            number(reference, "/GABA/E_mV"))
        .initial("V", number(reference, "/V_init"))
        .current(Double.parseDouble(reference.texts("/external_current_pA").get(neuron)));
  }

  private static double number(ReferenceCase reference, String pointer) {
    return Double.parseDouble(reference.text(pointer));
  }
}
