#!/usr/bin/env python3
"""Runs the main job and its NumPy version in turn, as whole processes, and prints the ratio.

usage: compare_numpy.py [--jar target/sim.jar] [--java java] [--n-steps 10000] [--runs 5]
                        [--threads all] [--pin CPUS] [--full]

One warm-up of each, then RUNS of each in turn (A B A B ...); the medians count, and the ratio of
each pair, since a shared machine drifts. Times and peak memory are the operating system's own
accounting of each finished process. --full runs the parameter file uncut (NumPy takes 4.5 GB).
"""

import argparse
import os
import shutil
import statistics
import sys
import tempfile

from measure import ROOT, measure

HERE = os.path.dirname(os.path.abspath(__file__))


def main():
    parser = argparse.ArgumentParser(description="the main job beside NumPy, whole processes")
    parser.add_argument("--jar", default="target/sim.jar")
    parser.add_argument("--java", default="java")
    parser.add_argument("--params", default="params.yaml")
    parser.add_argument("--n-steps", type=int, default=10_000)
    parser.add_argument("--n-neurons", type=int)
    parser.add_argument("--threads", default="all")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--pin", help="processors, as taskset takes them")
    parser.add_argument("--full", action="store_true")
    arguments = parser.parse_args()

    scratch = tempfile.mkdtemp(prefix="rheobase-bench-")
    pin = ["taskset", "-c", arguments.pin] if arguments.pin else []
    ours = pin + [arguments.java, "-jar", arguments.jar, "--params", arguments.params]
    ours += ["--threads", arguments.threads, "--out", os.path.join(scratch, "out")]
    ours += ["--set", "output.plots=false", "--set", "output.report=false"]
    numpy = pin + [sys.executable, os.path.join(HERE, "numpy_population.py"), arguments.params]
    if not arguments.full:
        ours += ["--set", f"n_steps={arguments.n_steps}"]
        numpy += ["--n-steps", str(arguments.n_steps)]
    if arguments.n_neurons:
        ours += ["--set", f"n_neurons={arguments.n_neurons}"]
        numpy += ["--n-neurons", str(arguments.n_neurons)]

    try:
        measure(ours)
        measure(numpy)
        pairs = [(measure(ours), measure(numpy)) for _ in range(arguments.runs)]
    finally:
        shutil.rmtree(scratch, ignore_errors=True)

    print(f"{' '.join(ours)}\n  against {' '.join(numpy)}\n  medians of {arguments.runs} runs in turn\n")
    print(f"{'':22}{'Rheobase':>12}{'NumPy':>12}{'NumPy / Rheobase':>20}   (least to most)")
    for index, label in enumerate(("wall time, s", "processor time, s", "peak memory, MB")):
        a = [pair[0][index] for pair in pairs]
        b = [pair[1][index] for pair in pairs]
        ratios = [y / x for x, y in zip(a, b)]
        print(
            f"{label:22}{statistics.median(a):12.2f}{statistics.median(b):12.2f}"
            f"{statistics.median(ratios):20.2f}   ({min(ratios):.2f} to {max(ratios):.2f})"
        )


if __name__ == "__main__":
    main()
