"""The programs that are measured: each runs a job and says what it took and what came of it."""

import json
import os
import re
import shutil
from dataclasses import dataclass
from typing import NamedTuple, Optional

from measure import measure


@dataclass(frozen=True)
class Job:
    """What is to be simulated, and on which processors."""

    parameters: str
    n_neurons: int
    n_steps: int
    cpus: tuple
    traces: bool = False  # of ten neurons, by Rheobase; NumPy keeps those of all in memory
    seed: int = 1

    @property
    def neuron_steps(self):
        return self.n_neurons * self.n_steps

    @property
    def pinned(self):
        return ["taskset", "-c", ",".join(map(str, self.cpus))]


class Outcome(NamedTuple):
    wall: float  # s, whole process
    processor: float  # s
    peak: float  # MB
    simulation: float  # s, as the program itself says
    ns: float  # simulation alone, per neuron and step
    spikes: int
    rate: float  # Hz
    sd: Optional[float]  # Hz, over neurons, where the program says it


@dataclass(frozen=True)
class Script:
    """A program that takes the parameter file and prints `label  number` lines."""

    name: str
    command: tuple
    cache: Optional[str] = None

    def run(self, job):
        command = job.pinned + list(self.command) + [job.parameters]
        command += ["--n-neurons", str(job.n_neurons), "--n-steps", str(job.n_steps)]
        command += ["--seed", str(job.seed)]
        environment = {"PYTHONDONTWRITEBYTECODE": "1"}
        if self.cache:
            environment["NUMBA_CACHE_DIR"] = self.cache
        usage = measure(command, environment)

        def number(label):
            found = re.search(rf"^{label} +([\d.]+)", usage.output, re.MULTILINE)
            return float(found.group(1)) if found else None

        simulation = number("simulation")
        return Outcome(
            *usage[:3],
            simulation,
            simulation * 1e9 / job.neuron_steps,
            int(number("spikes")),
            number("mean rate"),
            number("SD of rates"),
        )


@dataclass(frozen=True)
class Rheobase:
    """The jar on one JDK. `simd` is auto, on or off; None where the jar has no such option."""

    name: str
    java: str
    jar: str
    out: str
    simd: Optional[str]
    threads: int
    script: Optional[str] = None

    def _start(self):
        if not self.script:
            return [self.java, "-jar", self.jar]
        home = os.path.dirname(os.path.dirname(os.path.realpath(self.java)))
        return ["env", f"JAVA_HOME={home}", f"SIM_JAR={self.jar}", self.script]

    def run(self, job):
        command = job.pinned + self._start() + ["--params", job.parameters, "--quiet"]
        command += ["--out", self.out, "--threads", str(self.threads), "--seed", str(job.seed)]
        command += ["--set", f"n_neurons={job.n_neurons}", "--set", f"n_steps={job.n_steps}"]
        command += ["--set", "output.plots=false", "--set", "output.report=false"]
        if not job.traces:
            command += ["--set", "record_V=none"]
        if self.simd:
            command += ["--simd", self.simd]
        try:
            usage = measure(command)
            simulation = self._read("manifest.json")["run"]["simulation_s"]
            population = self._read("summary.json")["populations"][0]
        finally:
            shutil.rmtree(self.out, ignore_errors=True)
        return Outcome(
            *usage[:3],
            simulation,
            simulation * 1e9 / job.neuron_steps,
            population["spikes"],
            population["mean_rate_Hz"],
            population["sd_rate_Hz"],
        )

    def _read(self, name):
        with open(os.path.join(self.out, name), encoding="utf-8") as text:
            return json.load(text)
