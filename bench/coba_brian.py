"""The COBA network (Brette et al. 2007, benchmark 1) in Brian2, as C++ of its own (`cpp_standalone`).

usage: python3 bench/coba_brian.py FOLDER [--n-neurons 4000] [--duration MS] [--seed N]

The same network and the same Euler steps as coba.c, with Brian2's own settings of the compiler (-O3, -march=native,
-ffast-math). Runs it once; FOLDER keeps the program, `main`, which writes what it took to results/last_run_info.txt.
"""

import argparse
import os

import brian2 as b2
from brian2 import Hz, ms, mV, nS, pF


def build(n, duration, seed):
    """Runs the network in the device that is set; gives its synapses and its spikes."""
    b2.defaultclock.dt = 0.1 * ms
    b2.seed(seed)
    names = {
        "C_m": 200 * pF, "g_L": 10 * nS, "E_L": -60 * mV, "V_th": -50 * mV, "V_reset": -60 * mV, "E_e": 0 * mV,
        "E_i": -80 * mV, "tau_e": 5 * ms, "tau_i": 10 * ms, "w_e": 6 * nS, "w_i": 67 * nS, "t_ref": 5.1 * ms,
    }
    neurons = b2.NeuronGroup(
        n,
        """dv/dt = (g_L * (E_L - v) + g_e * (E_e - v) + g_i * (E_i - v)) / C_m : volt (unless refractory)
           dg_e/dt = -g_e / tau_e : siemens
           dg_i/dt = -g_i / tau_i : siemens""",
        threshold="v >= V_th",
        reset="v = V_reset",
        refractory="t_ref",
        method="euler",
        namespace=names,
    )
    neurons.v = "E_L + 10 * mV * rand()"
    excitatory = n // 5 * 4
    connections = []
    for sources, receptor in ((neurons[:excitatory], "e"), (neurons[excitatory:], "i")):
        synapses = b2.Synapses(sources, neurons, on_pre=f"g_{receptor}_post += w_{receptor}", delay=0.1 * ms, namespace=names)
        first = 0 if receptor == "e" else excitatory
        synapses.connect(condition=f"i + {first} != j", p=80 / n)
        connections.append(synapses)
    train = b2.PoissonGroup(50, rates="300 * Hz * int(t >= 1 * ms) * int(t < 51 * ms)")
    kick = b2.Synapses(train, neurons, on_pre="g_e_post += w_e", namespace=names)
    kick.connect(j="i")
    counted = b2.SpikeMonitor(neurons, record=False)
    b2.Network(neurons, connections, train, kick, counted).run(duration * ms)
    return sum(len(synapses) for synapses in connections), counted.num_spikes


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder")
    parser.add_argument("--n-neurons", type=int, default=4000)
    parser.add_argument("--duration", type=float, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    b2.set_device("cpp_standalone", directory=os.path.abspath(given.folder))
    synapses, spikes = build(given.n_neurons, given.duration, given.seed)
    rate = spikes / (given.duration / 1000) / given.n_neurons
    print(f"neurons {given.n_neurons}, synapses {synapses}, spikes {spikes}, rate {rate:.3f} Hz")
    with open(os.path.join(given.folder, "results", "last_run_info.txt"), encoding="utf-8") as text:
        print(f"simulated in {float(text.read().split()[0]):.3f} s")


if __name__ == "__main__":
    main()
