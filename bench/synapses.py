#!/usr/bin/env python3
"""Measures how networks grow: making synapses, holding them and delivering spikes, on one processor.

usage: bench/synapses.py [--memory 4] [--runs 3] [--threads 1] [--jar target/sim.jar]

Brunel's network (2000) in its asynchronous irregular state, every neuron with 1,000 sources that excite and 250 that
inhibit, in sizes that grow eightfold until the next would need more than MEMORY GB; the last one fills them. Once with
one weight and one delay of 1.5 ms for all synapses, once with a weight and a delay for each. An event is a spike that
arrives at a synapse; its time is that of the whole simulation, neurons and their background (some two Poisson spikes a
step and neuron) included. Bytes are the peak of the process less that of the same neurons without connections.
Medians are shown; runs that make more than a billion synapses are made once.
"""

import argparse
import glob
import json
import os
import shutil
import statistics
import sys

sys.dont_write_bytecode = True
from measure import ROOT, measure  # noqa: E402

WORK = os.path.join(ROOT, "target", "bench", "synapses")
NEURONS = 12_500
INDEGREE = 1250
MANY = 1_000_000_000
EVENTS = 1_000_000_000  # of a run, about
RATE = 0.037  # per ms
ONSET = 30  # ms until the network fires
KINDS = {
    "common": ({"excitation": "weight: 0.1 mV, delay: 1.5 ms", "inhibition": "weight: -0.5 mV, delay: 1.5 ms"}, 3),
    "own": (
        {
            "excitation": "weight: {uniform: [0.05 mV, 0.15 mV]}, delay: {uniform: [1 ms, 2 ms]}",
            "inhibition": "weight: {uniform: [-0.6 mV, -0.4 mV]}, delay: {uniform: [1 ms, 2 ms]}",
        },
        13,
    ),
}
CELL = """{tau_m: 20 ms, g_L: 10 nS, E_L: 0 mV, V_th: 20 mV, V_reset: 10 mV, t_ref: 2 ms}"""
NETWORK = """
simulation: {{dt: 0.1 ms, duration: {duration} ms, seed: 1}}
populations:
  exc: {{model: LIF, size: {exc}, parameters: {cell}, receptors: {{synapses: {{current: delta}}}}}}
  inh: {{model: LIF, size: {inh}, parameters: {cell}, receptors: {{synapses: {{current: delta}}}}}}
inputs:
  external: {{to: [exc, inh], receptor: synapses, poisson: {{rate: 20000 Hz, weight: 0.1 mV}}}}
record:
  pace: {{of: [exc, inh], rate: {{bin: 1 ms}}}}
output: {{plots: false, report: false}}
"""
CONNECTIONS = """
connections:
  excitation: {{from: exc, to: [exc, inh], rule: {{fixed_indegree: 1000}}, receptor: synapses, {excitation}}}
  inhibition: {{from: inh, to: [exc, inh], rule: {{fixed_indegree: 250}}, receptor: synapses, {inhibition}}}
"""


def sizes(memory, bytes_each):
    """Neurons of each network, up to what the memory holds."""
    most = memory * 1e9 / (INDEGREE * bytes_each)
    size = NEURONS
    while size * 8 < most:
        yield size
        size *= 8
    yield size
    if most > 1.5 * size:
        yield int(most) // NEURONS * NEURONS


def run(given, neurons, duration, connections):
    """Seconds for what precedes the simulation and for it, spikes, and MB at most."""
    params = os.path.join(WORK, "params.yaml")
    out = os.path.join(WORK, "out")
    shutil.rmtree(out, ignore_errors=True)
    text = NETWORK.format(duration=duration, exc=neurons * 4 // 5, inh=neurons // 5, cell=CELL)
    with open(params, "w", encoding="utf-8") as file:
        file.write(text + connections)
    cpus = ",".join(str(cpu) for cpu in range(given.threads))
    command = ["taskset", "-c", cpus, given.java, f"-Xmx{int(given.memory * 1000) + 1000}m", "-jar", given.jar]
    usage = measure(command + ["--params", params, "--out", out, "--threads", str(given.threads), "--quiet"])
    with open(os.path.join(out, "manifest.json"), encoding="utf-8") as file:
        took = json.load(file)["run"]
    with open(os.path.join(out, "summary.json"), encoding="utf-8") as file:
        spikes = sum(population["spikes"] for population in json.load(file)["populations"])
    return took["setup_s"], took["simulation_s"], spikes, usage.peak


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--memory", type=float, default=4, help="GB for synapses")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--jar", default=os.path.join(ROOT, "target", "sim.jar"))
    given = parser.parse_args()
    given.jar = os.path.abspath(given.jar)
    given.java = (sorted(glob.glob("/usr/lib/jvm/*25*/bin/java")) or ["java"])[-1]
    os.makedirs(WORK, exist_ok=True)
    for kind, (values, bytes_each) in KINDS.items():
        print(f"Synapses with {kind} weights and delays, {given.threads} processor(s)")
        for neurons in sizes(given.memory, bytes_each):
            synapses = neurons * INDEGREE
            duration = ONSET + max(10, round(EVENTS / (RATE * synapses)))
            alone = run(given, neurons, 1, "")
            found = [
                run(given, neurons, duration, CONNECTIONS.format(**values))
                for _ in range(1 if synapses > MANY else given.runs)
            ]
            setup, simulation, spikes, peak = (statistics.median(each) for each in zip(*found))
            print(
                f"  {neurons:9,} neurons  {synapses / 1e6:8,.1f} million synapses"
                f"  {synapses / (setup - alone[0]) / 1e6:5.1f} million made a second"
                f"  {(peak - alone[3]) * 1e6 / synapses:5.1f} bytes each"
                f"  {spikes * INDEGREE / simulation / 1e6:6.1f} million events a second"
                f"  ({duration} ms in {simulation:.1f} s, {peak / 1000:.1f} GB at most)",
                flush=True,
            )
    shutil.rmtree(WORK)


main()
