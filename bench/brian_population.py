#!/usr/bin/env python3
"""A population of ExpLIF or LIF neurons in Brian2, as C++ of its own (`cpp_standalone`).

usage: brian_population.py params.yaml [--n-steps N] [--n-neurons N] [--seed N]

One thread, Brian2's own settings of the compiler (-O3, -march=native, -ffast-math) and its own normal draws. The spikes
are kept in memory, and written to its folder at the end. The C++ is made anew by every call, which is part of the whole
process and not of the simulation.
"""

import argparse
import tempfile

import brian2 as b2
import numpy as np
from brian2 import ms, mV
from numpy_population import read_parameters


def build(p, n):
    """The neurons of the parameters `p`, a step of which is that of numpy_population.py."""
    dt, tau = p["dt"], p["tau_m"]
    exponential = "+ Delta_T * exp((v - V_T) / Delta_T)" if "DeltaT" in p else ""
    noise = "+ sigma * xi / tau_m" if p.get("std_I", 0) > 0 else ""
    names = {
        "tau_m": tau * ms,
        "mu": (p["V_L"] + p.get("mean_I", 0.0) / p["g_L"]) * mV,
        # A step draws sqrt(dt) xi, and is to hold dt / tau_m times the draw of the current.
        "sigma": p.get("std_I", 0.0) / p["g_L"] * mV * np.sqrt(dt * ms),
        "Delta_T": p.get("DeltaT", 1.0) * mV,
        "V_T": p.get("V_exp_trigger", 0.0) * mV,
        "V_th": p["V_th"] * mV,
        "V_reset": p["V_reset"] * mV,
    }
    # The step of the spike itself counts as well.
    held = (round(p["tau_ref"] / dt) + 2) * dt * ms
    neurons = b2.NeuronGroup(
        n,
        f"dv/dt = (mu - v {exponential}) / tau_m {noise} : volt (unless refractory)",
        threshold="v >= V_th",
        reset="v = V_reset",
        refractory=held,
        method="euler",
        namespace=names,
    )
    neurons.v = p["V_init"] * mV
    return neurons


def main():
    parser = argparse.ArgumentParser(description="ExpLIF or LIF population in Brian2")
    parser.add_argument("parameters", help="parameter file, `key : value` lines")
    parser.add_argument("--n-steps", type=int, help="instead of the file's n_steps")
    parser.add_argument("--n-neurons", type=int, help="instead of the file's n_neurons")
    parser.add_argument("--seed", type=int, default=0)
    given = parser.parse_args()

    p = read_parameters(given.parameters)
    n = p["n_neurons"] if given.n_neurons is None else given.n_neurons
    n_steps = p["n_steps"] if given.n_steps is None else given.n_steps
    with tempfile.TemporaryDirectory() as folder:
        b2.set_device("cpp_standalone", directory=folder)
        b2.seed(given.seed)
        b2.defaultclock.dt = p["dt"] * ms
        neurons = build(p, n)
        spikes = b2.SpikeMonitor(neurons)
        b2.Network(neurons, spikes).run(n_steps * p["dt"] * ms)
        with open(f"{folder}/results/last_run_info.txt", encoding="utf-8") as text:
            simulation = float(text.read().split()[0])
        rates = np.array(spikes.count) / (n_steps * p["dt"] / 1000)

    print(f"neurons     {n}")
    print(f"steps       {n_steps}")
    print(f"spikes      {int(rates.sum() * n_steps * p['dt'] / 1000 + 0.5)}")
    print(f"mean rate   {rates.mean():.6f} Hz")
    print(f"SD of rates {rates.std():.6f} Hz")
    print(f"simulation  {simulation:.6f} s")
    print(f"a step      {simulation * 1e9 / n / n_steps:.3f} ns a neuron")


if __name__ == "__main__":
    main()
