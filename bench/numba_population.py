#!/usr/bin/env python3
"""A population of ExpLIF or LIF neurons as a loop compiled by Numba.

usage: numba_population.py params.yaml [--n-steps N] [--n-neurons N] [--seed N]

One thread, no fastmath; the compiled code is cached (in $NUMBA_CACHE_DIR, where that is set). The
spikes are kept in memory. The normal draws are Numba's own.
"""

import argparse
import time

import numpy as np
from numba import njit
from numpy_population import read_parameters


@njit(cache=True)
def seed_draws(seed):
    """Numba's generator has a state of its own, which only compiled code can seed."""
    np.random.seed(seed)


@njit(cache=True)
def simulate(
    n, n_steps, hold, steps_per_tau, mean, std, exponential, delta, trigger, V_init, V_th, V_reset
):
    """Forward Euler; gives sample and neuron of every spike. `mean` is V_L + mean_I / g_L (mV)."""
    v = np.full(n, V_init)
    held_until = np.zeros(n, dtype=np.int32)
    samples = np.empty(4096, dtype=np.int32)
    neurons = np.empty(4096, dtype=np.int32)
    count = 0
    noisy = std > 0.0
    inverse_delta = 1.0 / delta

    for step in range(n_steps):
        for i in range(n):
            if step < held_until[i]:
                continue
            drive = mean - v[i]
            if noisy:
                drive += std * np.random.standard_normal()
            if exponential:
                drive += delta * np.exp((v[i] - trigger) * inverse_delta)
            v[i] += steps_per_tau * drive
            if v[i] >= V_th:
                if count == samples.size:
                    samples = np.concatenate((samples, np.empty_like(samples)))
                    neurons = np.concatenate((neurons, np.empty_like(neurons)))
                samples[count] = step + 1
                neurons[count] = i
                count += 1
                v[i] = V_reset
                held_until[i] = step + 1 + hold

    return samples[:count], neurons[:count]


def run(p, n_neurons, n_steps):
    """Simulates the population of the parameters `p`."""
    exponential = "DeltaT" in p
    return simulate(
        n_neurons,
        n_steps,
        round(p["tau_ref"] / p["dt"]) + 1,
        p["dt"] / p["tau_m"],
        p["V_L"] + p.get("mean_I", 0.0) / p["g_L"],
        p.get("std_I", 0.0) / p["g_L"],
        exponential,
        p["DeltaT"] if exponential else 1.0,
        p["V_exp_trigger"] if exponential else 0.0,
        p["V_init"],
        p["V_th"],
        p["V_reset"],
    )


def main():
    parser = argparse.ArgumentParser(description="ExpLIF or LIF population in Numba")
    parser.add_argument("parameters", help="parameter file, `key : value` lines")
    parser.add_argument("--n-steps", type=int, help="instead of the file's n_steps")
    parser.add_argument("--n-neurons", type=int, help="instead of the file's n_neurons")
    parser.add_argument("--seed", type=int, default=0)
    arguments = parser.parse_args()

    p = read_parameters(arguments.parameters)
    n = p["n_neurons"] if arguments.n_neurons is None else arguments.n_neurons
    n_steps = p["n_steps"] if arguments.n_steps is None else arguments.n_steps

    run(p, 1, 1)  # compiles, or reads the cache: no part of the simulation
    seed_draws(arguments.seed)
    start = time.perf_counter()
    samples, neurons = run(p, n, n_steps)
    simulation = time.perf_counter() - start

    rates = np.bincount(neurons, minlength=n) / (n_steps * p["dt"] / 1000)
    print(f"neurons     {n}")
    print(f"steps       {n_steps}")
    print(f"spikes      {samples.size}")
    print(f"mean rate   {rates.mean():.6f} Hz")
    print(f"SD of rates {rates.std():.6f} Hz")
    print(f"simulation  {simulation:.6f} s")
    print(f"a step      {simulation * 1e9 / n / n_steps:.3f} ns a neuron")


if __name__ == "__main__":
    main()
