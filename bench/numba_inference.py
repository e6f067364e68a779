#!/usr/bin/env python3
"""Connection inference from a run's recordings as plain loops compiled by Numba.

usage: numba_inference.py FOLDER [--shuffles 100] [--window 1000] [--noise 4.75] [--seed 0]

FOLDER is the output folder of a run of examples/inference.yaml with its voltages as npy. White noise
is put on the voltage; the height of the average behind the spikes of each train is compared with
those of trains with shuffled intervals. One thread, no fastmath; the compiled code is cached (in
$NUMBA_CACHE_DIR, where that is set). Reading is not part of the time that is printed.
"""

import argparse
import os
import time

import numpy as np
from numba import njit

DT = 0.1  # ms


@njit(cache=True)
def seed_draws(seed):
    """Numba's generator has a state of its own, which only compiled code can seed."""
    np.random.seed(seed)


@njit(cache=True)
def height(signal, starts, window):
    sums = np.zeros(window)
    windows = 0
    for start in starts:
        if start + window <= signal.size:
            for j in range(window):
                sums[j] += signal[start + j]
            windows += 1
    return (sums.max() - sums.min()) / windows


@njit(cache=True)
def exceeding(signal, times, window, shuffles):
    """How many shuffled trains have an average that is at least as high."""
    observed = height(signal, times, window)
    intervals = times.copy()
    intervals[1:] -= times[:-1]
    count = 0
    for _ in range(shuffles):
        np.random.shuffle(intervals)
        if height(signal, np.cumsum(intervals), window) >= observed:
            count += 1
    return count


@njit(cache=True)
def add_noise(voltage, sd):
    signal = np.empty_like(voltage)
    for i in range(voltage.size):
        signal[i] = voltage[i] + sd * np.random.standard_normal()
    return signal


def read(folder):
    voltage = np.load(os.path.join(folder, "voltages.npy"))[:, 0].copy()
    times, neurons = [], []
    with open(os.path.join(folder, "spikes.csv"), encoding="utf-8") as lines:
        next(lines)
        for line in lines:
            ms, population, neuron = line.split(",")
            if population == "sources":
                times.append(round(float(ms) / DT))
                neurons.append(int(neuron))
    times, neurons = np.array(times), np.array(neurons)
    return voltage, [times[neurons == n] for n in range(neurons.max() + 1)]


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder")
    parser.add_argument("--shuffles", type=int, default=100)
    parser.add_argument("--window", type=int, default=1000)
    parser.add_argument("--noise", type=float, default=4.75)
    parser.add_argument("--seed", type=int, default=0)
    given = parser.parse_args()
    voltage, trains = read(given.folder)

    # Compiled, or read from the cache, before it is measured.
    seed_draws(given.seed)
    exceeding(add_noise(voltage[:5000], 1.0), trains[0][:5], 100, 1)

    start = time.perf_counter()
    signal = add_noise(voltage, given.noise)
    counts = [exceeding(signal, times, given.window, given.shuffles) for times in trains]
    seconds = time.perf_counter() - start
    found = [n for n, count in enumerate(counts) if (count + 1) / (given.shuffles + 1) <= 0.05]
    print(f"analysis    {seconds:.3f}")
    print(f"found       {','.join(map(str, found))}")


if __name__ == "__main__":
    main()
