#!/usr/bin/env python3
"""Measures sweeps as whole processes, tables and journal included, in turn with what they are held against.

usage: sweep.py [--runs 5] [--jar target/sim.jar] [--python python3] [SETTING ...]

Settings, all by default:
  table  63 points of one neuron over a second (examples/sweep-firing-rate.yaml); goal 0.6 s
  grid   the same refined to 201 x 31 = 6,231 points, beside NumPy's vectorised loop; goal: ahead of it
  noise  1,000 points of 1,000 noisy neurons over 1,000 steps, beside one population of as many neurons,
         both by what they say of their speed; goal: at least 85 % of it

Every command runs once unmeasured, and RUNS times in turn; medians count, and a ratio is the median of the ratios
within each turn, since a shared machine drifts. CPU is that of the process: it tells more where others work too.
"""

import argparse
import os
import re
import shutil
import statistics
import sys
import tempfile

sys.dont_write_bytecode = True
from measure import ROOT, measure  # noqa: E402

TABLE = os.path.join(ROOT, "examples", "sweep-firing-rate.yaml")
GRID = (
    "sweep.grid={populations.neuron.parameters.t_ref: {linspace: [5 ms, 10 ms, 31]}, "
    "inputs.drive.constant: {linspace: [0 nA, 1 nA, 201]}}"
)
NOISE = """\
simulation: {dt: 0.1 ms, duration: 100 ms, seed: 1}
populations:
  cell: {model: ExpLIF, size: 1000}
inputs:
  drive: {to: cell, gaussian: {mean: 300 pA, std: 300 pA}}
output: {plots: false, report: false}
"""
SWEPT = """\
sweep:
  grid: {inputs.drive.gaussian.mean: {linspace: [200 pA, 400 pA, 1000]}}
  measure: [rate]
"""
QUIET = ["--set", "output.plots=false", "--set", "output.report=false"]


class Bench:
    """Runs commands in turn, each into a new folder of its own."""

    def __init__(self, arguments, scratch):
        self.runs = arguments.runs
        self.python = arguments.python
        self.scratch = scratch
        self.environment = {"SIM_JAR": os.path.abspath(arguments.jar)}
        self.jar = ["java", "-jar", arguments.jar]

    def file(self, name, text):
        path = os.path.join(self.scratch, name)
        with open(path, "w") as out:
            out.write(text)
        return path

    def turns(self, commands):
        """Usages by name, one for each turn."""
        out = os.path.join(self.scratch, "out")
        found = {name: [] for name in commands}
        for turn in range(self.runs + 1):
            for name, command in commands.items():
                shutil.rmtree(out, ignore_errors=True)
                usage = measure(command + ["--out", out], self.environment)
                if turn > 0:
                    found[name].append(usage)
        for name, usages in found.items():
            wall = statistics.median(u.wall for u in usages)
            processor = statistics.median(u.processor for u in usages)
            peak = max(u.peak for u in usages)
            print(f"  {name:24} wall {wall:6.2f} s   CPU {processor:6.2f} s   peak {peak:5.0f} MB")
        return found


def ratio(above, below, of):
    return statistics.median(of(a) / of(b) for a, b in zip(above, below))


def table(bench):
    print("table: 63 points (goal: 0.6 s)")
    job = ["sweep", "--params", TABLE, *QUIET]
    bench.turns({"scripts/sim": ["scripts/sim", *job], "java -jar": [*bench.jar, *job]})


def grid(bench):
    print("grid: 6,231 points (goal: ahead of NumPy)")
    job = ["sweep", "--params", TABLE, "--set", GRID, *QUIET]
    found = bench.turns(
        {
            "scripts/sim": ["scripts/sim", *job],
            "java -jar": [*bench.jar, *job],
            "NumPy": [bench.python, "bench/numpy_sweep.py"],
        }
    )
    for name in ("scripts/sim", "java -jar"):
        wall = ratio(found["NumPy"], found[name], lambda u: u.wall)
        processor = ratio(found["NumPy"], found[name], lambda u: u.processor)
        print(f"  NumPy / {name}: wall {wall:.2f}, CPU {processor:.2f}")


def noise(bench):
    print("noise: 1,000 points of 1,000 neurons and 1,000 steps (goal: 85 % of one population)")
    plain = bench.file("plain.yaml", NOISE.replace("size: 1000", "size: 1000000"))
    swept = bench.file("sweep.yaml", NOISE + SWEPT)
    found = bench.turns(
        {
            "sweep": ["scripts/sim", "sweep", "--params", swept],
            "one population": ["scripts/sim", "--params", plain],
        }
    )
    speed = ratio(found["sweep"], found["one population"], said)
    processor = ratio(found["one population"], found["sweep"], lambda u: u.processor)
    print(f"  sweep / one population: {speed:.2f} by what they say, {processor:.2f} by CPU of the processes")


def said(usage):
    """Neuron-steps per second."""
    return float(re.search(r"([\d,]+) neuron-steps per second", usage.output).group(1).replace(",", ""))


SETTINGS = {"table": table, "grid": grid, "noise": noise}


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("settings", nargs="*", metavar="SETTING", help=", ".join(SETTINGS))
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--jar", default="target/sim.jar")
    parser.add_argument("--python", default=sys.executable)
    arguments = parser.parse_args()
    unknown = set(arguments.settings) - set(SETTINGS)
    if unknown:
        parser.error(f"{', '.join(sorted(unknown))}: the settings are {', '.join(SETTINGS)}")
    scratch = tempfile.mkdtemp(prefix="rheobase-bench-")
    try:
        bench = Bench(arguments, scratch)
        for setting in arguments.settings or SETTINGS:
            SETTINGS[setting](bench)
    finally:
        shutil.rmtree(scratch)


if __name__ == "__main__":
    main()
