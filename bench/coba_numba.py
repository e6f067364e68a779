"""The COBA network (Brette et al. 2007, benchmark 1) as a Numba loop, compiled and cached.

usage: python3 bench/coba_numba.py [--n-neurons 4000] [--duration MS] [--seed N]

The same network and the same order of operations as coba.c.
"""

import argparse
import math
import time

import numpy as np
from numba import njit


@njit(cache=True)
def build(n, seed):
    np.random.seed(seed)
    p = 80.0 / n
    per_log = 1 / math.log1p(-p)
    begin = np.zeros(n + 1, np.int64)
    target = np.empty(int(81.5 * n) + 1000, np.int32)
    synapses = 0
    for i in range(n):
        begin[i] = synapses
        at = -1
        while True:
            at += 1 + int(math.log1p(-np.random.random()) * per_log)
            if at >= n:
                break
            if at != i:
                if synapses == len(target):
                    longer = np.empty(2 * len(target), np.int32)
                    longer[:synapses] = target
                    target = longer
                target[synapses] = at
                synapses += 1
    begin[n] = synapses
    return begin, target


@njit(cache=True)
def simulate(n, steps, begin, target):
    dt, e_l, v_th, v_reset, e_e, e_i = 0.1, -60.0, -50.0, -60.0, 0.0, -80.0
    per_c, g_l, w_e, w_i = dt / 200, 10.0, 6.0, 67.0
    decay_e, decay_i = math.exp(-dt / 5), math.exp(-dt / 10)
    hold, excitatory = 50, n // 5 * 4
    v = -60 + 10 * np.random.random(n)
    ge, gi = np.zeros(n), np.zeros(n)
    held = np.zeros(n, np.int32)
    fired, before = np.empty(n, np.int32), np.empty(n, np.int32)
    n_before = 0
    spikes = 0
    for step in range(steps):
        n_fired = 0
        for i in range(n):
            to = v[i] + per_c * (g_l * (e_l - v[i]) + ge[i] * (e_e - v[i]) + gi[i] * (e_i - v[i]))
            ge[i] *= decay_e
            gi[i] *= decay_i
            if held[i] > 0:
                held[i] -= 1
            else:
                v[i] = to
                if to >= v_th:
                    fired[n_fired] = i
                    n_fired += 1
                    v[i] = v_reset
                    held[i] = hold
        for k in range(n_before):
            source = before[k]
            if source < excitatory:
                for q in range(begin[source], begin[source + 1]):
                    ge[target[q]] += w_e
            else:
                for q in range(begin[source], begin[source + 1]):
                    gi[target[q]] += w_i
        if 10 <= step < 510:
            for i in range(50):
                if np.random.random() < 0.03:
                    ge[i] += w_e
        spikes += n_fired
        fired, before = before, fired
        n_before = n_fired
    return spikes


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--n-neurons", type=int, default=4000)
    parser.add_argument("--duration", type=float, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    n = given.n_neurons
    begin, target = build(n, given.seed)
    simulate(n, 0, begin, target)
    started = time.perf_counter()
    spikes = simulate(n, round(given.duration / 0.1), begin, target)
    seconds = time.perf_counter() - started
    rate = spikes / (given.duration / 1000) / n
    print(f"neurons {n}, synapses {begin[n]}, spikes {spikes}, rate {rate:.3f} Hz")
    print(f"simulated in {seconds:.3f} s")


if __name__ == "__main__":
    main()
