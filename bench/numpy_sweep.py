#!/usr/bin/env python3
"""The firing rate of a LIF neuron over a grid of currents and refractory periods, in NumPy.

usage: numpy_sweep.py [--currents 201] [--periods 31] [--out FOLDER]

All points of the grid are one vector; the loop runs over the steps. The result goes into a tidy table and a pivot, as
a course's notebook would write them.
"""

import argparse
import os
import time

import numpy as np


def rates(current, t_ref, dt=0.1, duration=1000.0, tau=12.0, r=12.0, v_th=1.0, v_reset=0.0):
    """Spikes per second of every point; current in nA, times in ms."""
    steps = round(duration / dt)
    held_for = np.floor(t_ref / dt + 0.5).astype(np.int64)
    drive = r * current
    v = np.zeros_like(current)
    held_until = np.full(current.shape, -1, dtype=np.int64)
    counts = np.zeros(current.shape, dtype=np.int64)
    share = dt / tau
    for k in range(1, steps + 1):
        free = held_until < k
        v = np.where(free, v + (drive - v) * share, v)
        spiking = free & (v >= v_th)
        if spiking.any():
            counts += spiking
            v[spiking] = v_reset
            held_until[spiking] = k + held_for[spiking]
    return counts / (duration / 1000)


def main():
    parser = argparse.ArgumentParser(description="f-I curves over a grid")
    parser.add_argument("--currents", type=int, default=201)
    parser.add_argument("--periods", type=int, default=31)
    parser.add_argument("--out")
    arguments = parser.parse_args()
    current = np.linspace(0, 1, arguments.currents)
    t_ref = np.linspace(5, 10, arguments.periods)
    begin = time.perf_counter()
    grid = np.meshgrid(t_ref, current, indexing="ij")
    found = rates(grid[1].ravel(), grid[0].ravel())
    seconds = time.perf_counter() - begin
    if arguments.out:
        os.makedirs(arguments.out, exist_ok=True)
        table = np.column_stack([grid[0].ravel(), grid[1].ravel(), found])
        np.savetxt(os.path.join(arguments.out, "sweep.csv"), table, "%.17g", ",", header="t_ref,I,rate")
        pivot = np.column_stack([current, found.reshape(grid[0].shape).T])
        np.savetxt(os.path.join(arguments.out, "firing-rate.csv"), pivot, "%.17g", ",")
    print(f"points {found.size}, spikes {int(found.sum())}, simulation {seconds:.3f} s")


if __name__ == "__main__":
    main()
