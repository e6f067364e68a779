#!/usr/bin/env python3
"""A population of ExpLIF neurons in NumPy, as a course's notebook computes it.

usage: numpy_population.py params.yaml [--n-steps N] [--n-neurons N] [--seed N]

Keeps the potential and the spikes of every neuron at every step, as the notebook does:
5,000 neurons over 100,000 steps need 4.5 GB.
"""

import argparse
import resource
import time

import numpy as np

INTEGERS = ("n_neurons", "n_steps")


def read_parameters(path):
    """Reads `key : value  # comment` lines; of a key that is given twice the last value holds."""
    parameters = {}
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            line = line.split("#", 1)[0].strip()
            if line:
                key, value = line.split(":", 1)
                parameters[key.strip()] = float(value)
    for key in INTEGERS:
        parameters[key] = int(parameters[key])
    return parameters


def simulate(p, rng):
    """Forward Euler; V[k] and spikes[k] are the sample at t = k dt, the first one being V_init."""
    n, n_steps, dt = p["n_neurons"], p["n_steps"], p["dt"]
    hold = round(p["tau_ref"] / dt) + 1

    V = np.zeros((n_steps + 1, n))
    spikes = np.zeros((n_steps + 1, n), dtype=bool)
    V[0] = p["V_init"]
    v = V[0].copy()
    refractory = np.zeros(n, dtype=int)

    for k in range(n_steps):
        I = rng.normal(p["mean_I"], p["std_I"], n)
        leak = -(v - p["V_L"])
        exponential = p["DeltaT"] * np.exp((v - p["V_exp_trigger"]) / p["DeltaT"])
        v_new = v + dt / p["tau_m"] * (leak + exponential + I / p["g_L"])

        held = refractory > 0
        v_new[held] = p["V_reset"]
        refractory[held] -= 1

        spiking = v_new >= p["V_th"]
        V[k + 1] = v_new
        spikes[k + 1] = spiking
        v_new[spiking] = p["V_reset"]
        refractory[spiking] = hold
        v = v_new

    return V, spikes


def main():
    parser = argparse.ArgumentParser(description="ExpLIF population in NumPy")
    parser.add_argument("parameters", help="parameter file, `key : value` lines")
    parser.add_argument("--n-steps", type=int, help="instead of the file's n_steps")
    parser.add_argument("--n-neurons", type=int, help="instead of the file's n_neurons")
    parser.add_argument("--seed", type=int, default=0)
    arguments = parser.parse_args()

    p = read_parameters(arguments.parameters)
    if arguments.n_steps is not None:
        p["n_steps"] = arguments.n_steps
    if arguments.n_neurons is not None:
        p["n_neurons"] = arguments.n_neurons

    start = time.perf_counter()
    V, spikes = simulate(p, np.random.default_rng(arguments.seed))
    wall = time.perf_counter() - start

    count = np.count_nonzero(spikes)
    duration = p["n_steps"] * p["dt"] / 1000
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024**2
    print(f"neurons     {p['n_neurons']}")
    print(f"steps       {p['n_steps']}")
    print(f"spikes      {count}")
    print(f"mean rate   {count / p['n_neurons'] / duration:.3f} Hz")
    print(f"simulation  {wall:.3f} s")
    print(f"peak memory {peak:.2f} GiB")


if __name__ == "__main__":
    main()
