package io.rheobase.equations;

import io.rheobase.equations.ModelText.ParameterText;
import java.util.ArrayList;
import java.util.List;

/** Models of the literature, as an author would write them. */
final class PublishedModels {
  private PublishedModels() {}

  /** Each parameter is written {@code name = default : unit}. */
  static List<ParameterText> parameters(String... lines) {
    List<ParameterText> parameters = new ArrayList<>();
    for (String line : lines) {
      String[] parts = line.split("[=:]");
      parameters.add(
          new ParameterText(parts[0].strip(), parts[2].strip(), parts[1].strip(), "of the model"));
    }
    return parameters;
  }

  /** Leaky integrate-and-fire. */
  static ModelText lif() {
    return new ModelText(
        "dV/dt = (-g_L*(V - E_L) + I)/C_m : mV",
        "V >= V_th",
        "V = V_reset",
        "t_ref",
        "",
        parameters(
            "C_m = 200 pF : pF",
            "g_L = 10 nS : nS",
            "E_L = -70 mV : mV",
            "V_th = -50 mV : mV",
            "V_reset = -60 mV : mV",
            "t_ref = 2 ms : ms"));
  }

  /** Leaky integrate-and-fire with white noise. */
  static ModelText noisyLif() {
    return new ModelText(
        "dV/dt = (mu - V)/tau_m + sigma*xi/sqrt(tau_m) : mV",
        "V >= 20 mV",
        "V = 10 mV",
        "2 ms",
        "",
        parameters("mu = 15 mV : mV", "tau_m = 20 ms : ms", "sigma = 5 mV : mV"));
  }

  /** Brette and Gerstner 2005, doi:10.1152/jn.00686.2005. */
  static ModelText adEx() {
    return new ModelText(
        """
        dV/dt = (-g_L*(V - E_L) + g_L*Delta_T*exp((V - V_T)/Delta_T) - w + I) / C_m   : mV
        dw/dt = (a*(V - E_L) - w) / tau_w                                            : pA
        """,
        "V >= V_peak",
        "V = V_reset; w += b",
        "t_ref",
        "pA",
        parameters(
            "C_m = 281 pF : pF",
            "g_L = 30 nS : nS",
            "E_L = -70.6 mV : mV",
            "V_T = -50.4 mV : mV",
            "Delta_T = 2 mV : mV",
            "V_peak = 20 mV : mV",
            "V_reset = -70.6 mV : mV",
            "a = 4 nS : nS",
            "b = 0.0805 nA : pA",
            "tau_w = 144 ms : ms",
            "t_ref = 0 ms : ms"));
  }

  /** Izhikevich 2007, Dynamical Systems in Neuroscience, chapter 8. */
  static ModelText izhikevich2007() {
    return new ModelText(
        """
        dV/dt = (k*(V - V_r)*(V - V_t) - u + I)/C_m : mV
        du/dt = a*(b*(V - V_r) - u)                 : pA
        """,
        "V >= V_peak",
        "V = c\nu += d",
        "",
        "",
        parameters(
            "C_m = 100 pF : pF",
            "k = 0.7 nS/mV : nS/mV",
            "V_r = -60 mV : mV",
            "V_t = -40 mV : mV",
            "V_peak = 35 mV : mV",
            "a = 0.03 /ms : /ms",
            "b = -2 nS : nS",
            "c = -50 mV : mV",
            "d = 100 pA : pA"));
  }

  /** Izhikevich 2003, doi:10.1109/TNN.2003.820440. */
  static ModelText izhikevich2003() {
    return new ModelText(
        """
        dV/dt = 0.04 /mV/ms * V^2 + 5 /ms * V + 140 mV/ms - u * 1 /ms + I : mV
        du/dt = a*(b*V - u)                                             : mV
        """,
        "V >= 30 mV",
        "V = c; u += d",
        "",
        "mV/ms",
        parameters("a = 0.02 /ms : /ms", "b = 0.2 : 1", "c = -65 mV : mV", "d = 8 mV : mV"));
  }

  /** Traub and Miles's Hodgkin-Huxley neuron as in Brette et al. 2007, COBAHH. */
  static ModelText hodgkinHuxley() {
    return new ModelText(
        """
        # Brette et al. 2007, doi:10.1007/s10827-007-0038-6
        dV/dt = (g_L*(E_L - V) - g_Na*m^3*h*(V - E_Na)   # goes on
                 - g_K*n^4*(V - E_K) + I)/C_m : mV
        dm/dt = alpha_m*(1 - m) - beta_m*m : 1
        dh/dt = alpha_h*(1 - h) - beta_h*h : 1
        dn/dt = alpha_n*(1 - n) - beta_n*n : 1
        alpha_m = 0.32 /mV/ms * 4 mV / exprel((13 mV - V + V_T)/4 mV) : /ms
        beta_m = 0.28 /mV/ms * 5 mV / exprel((V - V_T - 40 mV)/5 mV) : 1/ms
        alpha_h = 0.128 /ms * exp((17 mV - V + V_T)/18 mV) : /ms
        beta_h = 4 /ms / (1 + exp((40 mV - V + V_T)/5 mV)) : /ms
        alpha_n = 0.032 /mV/ms * 5 mV / exprel((15 mV - V + V_T)/5 mV) : /ms
        beta_n = 0.5 /ms * exp((10 mV - V + V_T)/40 mV) : /ms
        """,
        "V > -20 mV",
        "",
        "3 ms",
        "",
        parameters(
            "C_m = 200 pF : pF",
            "g_L = 10 nS : nS",
            "E_L = -60 mV : mV",
            "E_Na = 50 mV : mV",
            "E_K = -90 mV : mV",
            "g_Na = 20 uS : nS",
            "g_K = 6 uS : nS",
            "V_T = -63 mV : mV"));
  }

  static List<ModelText> all() {
    return List.of(lif(), noisyLif(), adEx(), izhikevich2007(), izhikevich2003(), hodgkinHuxley());
  }
}
