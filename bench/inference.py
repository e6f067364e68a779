#!/usr/bin/env python3
"""Measures connection inference beside a Numba loop, both on one processor.

usage: bench/inference.py [--runs 5] [--duration "600 s"] [--shuffles 100] [--jar target/sim.jar]

examples/inference.yaml is simulated once. Then the recordings are analysed by Rheobase, on JDK 17
and 25, and by numba_inference.py, once unmeasured and RUNS times in turn. All must find the 21
trains that are connected. Medians are shown; a ratio is the median of the ratios within each turn.
"""

import argparse
import csv
import glob
import json
import os
import re
import shutil
import statistics
import subprocess
import sys

sys.dont_write_bytecode = True
from measure import ROOT, measure  # noqa: E402

HERE = os.path.join(ROOT, "bench")
WORK = os.path.join(ROOT, "target", "bench", "inference")
EXAMPLE = os.path.join(ROOT, "examples", "inference.yaml")
CONNECTED = set(range(0, 4)) | set(range(6, 23))
PINNED = ["taskset", "-c", "0"]
GOAL = 8.0  # s, analysis alone


def python_with_numba():
    for python in ("python3", "/usr/bin/python3"):
        command = [python, "-c", "import numba"]
        if subprocess.run(command, stderr=subprocess.DEVNULL, check=False).returncode == 0:
            return python
    sys.exit("no Python with Numba: apt-get install python3-numba")


def java(version):
    homes = glob.glob(f"/usr/lib/jvm/*{version}*/bin/java")
    return homes[0] if homes else None


class Numba:
    name = "numba loop"

    def __init__(self, folder, shuffles):
        self.command = PINNED + [python_with_numba(), os.path.join(HERE, "numba_inference.py")]
        self.command += [folder, "--shuffles", str(shuffles)]

    def run(self):
        cache = {"NUMBA_CACHE_DIR": os.path.join(WORK, "numba"), "PYTHONDONTWRITEBYTECODE": "1"}
        usage = measure(self.command, cache)
        analysis = float(re.search(r"^analysis +([\d.]+)", usage.output, re.MULTILINE).group(1))
        found = re.search(r"^found +([\d,]*)", usage.output, re.MULTILINE).group(1)
        return usage, analysis, set(map(int, found.split(",")))


class Rheobase:
    def __init__(self, version, jar, folder, settings, simd="auto"):
        self.name = f"Rheobase, JDK {version}" + ("" if simd == "auto" else ", scalar")
        self.folder = folder
        self.command = PINNED + [java(version), "-jar", jar, "infer", "--params", EXAMPLE]
        self.command += ["--out", folder, "--threads", "1", "--simd", simd] + settings

    def run(self):
        usage = measure(self.command)
        took = re.search(r"in ([\d.]+) s, ([\d.]+) s of it to read", usage.output)
        with open(os.path.join(self.folder, "inference.csv"), encoding="utf-8") as text:
            rows = list(csv.DictReader(text))
        found = {int(row["train_neuron"]) for row in rows if row["found"] != "unconnected"}
        return usage, float(took.group(1)) - float(took.group(2)), found


def arguments():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--duration", default="600 s")
    parser.add_argument("--shuffles", type=int, default=100)
    parser.add_argument("--jar", default=os.path.join(ROOT, "target", "sim.jar"))
    return parser.parse_args()


def main():
    given = arguments()
    if not os.path.exists(given.jar):
        subprocess.run(["mvn", "-q", "-DskipTests", "package"], cwd=ROOT, check=True)
    folder = os.path.join(WORK, "run")
    shutil.rmtree(folder, ignore_errors=True)
    os.makedirs(WORK, exist_ok=True)
    settings = ["--set", f"simulation.duration={given.duration}"]
    settings += ["--set", "record.voltages.format=npy", "--set", f"infer.shuffles={given.shuffles}"]
    settings += ["--set", "output.plots=false", "--set", "output.report=false"]
    command = [java(17), "-jar", given.jar, "--params", EXAMPLE, "--out", folder, "-q"]
    simulated = measure(command + settings)
    with open(os.path.join(folder, "summary.json"), encoding="utf-8") as text:
        spikes = json.load(text)["populations"][1]["spikes"]
    additions = spikes * 1000 * given.shuffles

    programs = [Numba(folder, given.shuffles)]
    for version in (17, 25):
        if java(version):
            programs.append(Rheobase(version, given.jar, folder, settings))
    programs.append(Rheobase(17, given.jar, folder, settings, "off"))
    turns = []
    for turn in range(given.runs + 1):
        outcomes = [program.run() for program in programs]
        for program, (_, _, found) in zip(programs, outcomes):
            if not CONNECTED <= found or len(found - CONNECTED) > 4:
                sys.exit(f"{program.name} finds {sorted(found)}")
        if turn > 0:
            turns.append(outcomes)

    print(f"simulation, inference and writing once: {simulated.wall:.1f} s")
    print(f"{additions:.2e} additions; medians of {given.runs}\n")
    print("| program | wall s | CPU s | peak MB | analysis s | additions/ns | times numba |")
    print("|---|---|---|---|---|---|---|")
    for i, program in enumerate(programs):
        usages = [turn[i][0] for turn in turns]
        analysis = [turn[i][1] for turn in turns]
        ratio = statistics.median(turn[0][1] / turn[i][1] for turn in turns)
        print(
            f"| {program.name} | {statistics.median(u.wall for u in usages):.1f}"
            f" | {statistics.median(u.processor for u in usages):.1f}"
            f" | {statistics.median(u.peak for u in usages):.0f}"
            f" | {statistics.median(analysis):.2f}"
            f" | {additions / statistics.median(analysis) / 1e9:.2f} | {ratio:.2f} |"
        )
    best = min(statistics.median(turn[i][1] for turn in turns) for i in range(1, len(programs)))
    print(f"\ngoal: under {GOAL} s of analysis: {'met' if best < GOAL else 'missed'}")


if __name__ == "__main__":
    main()
