#!/usr/bin/env python3
"""kill -9 at random moments, over runs, their second JVM, checkpoints, recorders, manifests, sweeps and
collections. After each: no file with its final name is incomplete, nothing is left running, and going on gives
the bytes of an undisturbed run. Signals that ask to end are sent besides, at any moment: the exit codes hold.

    .ci/kill.sh [--kills 100] [--seed N] [--workers 2] [--jar target/sim.jar] [--keep]
"""
import argparse
import collections
import concurrent.futures
import hashlib
import json
import os
import pathlib
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time

RUN = """
simulation: {dt: 0.1 ms, duration: 400 ms, seed: 5}
populations:
  exc:
    model: LIF
    size: 300
    parameters: {C_m: 200 pF, g_L: 10 nS, E_L: -60 mV, V_th: -50 mV, V_reset: -60 mV, t_ref: 2 ms}
    receptors: {ampa: {conductance: exponential, tau: 5 ms, E_rev: 0 mV}}
inputs:
  noise: {to: exc, ou: {mean: 150 pA, std: 100 pA, tau: 5 ms}}
connections:
  c: {from: exc, to: exc, rule: {fixed_indegree: 9}, receptor: ampa, weight: {uniform: [0.1 nS, 0.5 nS]},
      delay: {uniform: [0.3 ms, 4 ms]},
      plasticity: {stdp: {tau_plus: 20 ms, tau_minus: 20 ms, A_plus: 0.02, A_minus: 0.021, w_min: 0 nS, w_max: 1 nS}}}
record:
  spikes: {of: exc, spikes: all}
  voltages: {of: {exc: 0..29}, variables: [V]}
  array: {of: {exc: 0..29}, variables: [V], format: npy}
  report: {of: {exc: 0..29}, variables: [V], format: sonata}
  events: {of: exc, spikes: all, format: sonata}
  rates_of_all: {of: exc, rate: {bin: 7 ms}}
  weights: {of: c, weights: {first: 40}, every: 5 ms}
  wiring: {of: c, connections: all, format: csv}
output: {checkpoint: 20 ms, final_state: true, plots: false, report: false}
"""

SWEEP = """
simulation: {dt: 0.1 ms, duration: 300 ms, seed: 5}
populations:
  exc: {model: LIF, size: 100}
inputs:
  noise: {to: exc, gaussian: {mean: 150 pA, std: 200 pA}}
sweep: {grid: {inputs.noise.gaussian.mean: {linspace: [0 pA, 600 pA, 15]}}, measure: [rate, cv]}
output: {plots: false, report: false}
"""

# What exists for a moment only, or late: a run is killed as soon as it is seen.
AIMED = ["checkpoint.bin.draft", "rates.csv", "final_state.bin", "manifest.json.draft", "manifest.json"]
NOT_DATA = {"manifest.json", "final_state.bin"}
PATIENCE = 60


class Failed(Exception):
    pass


class Sim:
    def __init__(self, jar, scratch):
        self.java = ["java", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx256m", "-jar", str(jar)]
        self.scratch = scratch

    def start(self, *args, stderr=subprocess.DEVNULL):
        return subprocess.Popen(
            self.java + [str(a) for a in args], cwd=self.scratch, stdout=subprocess.DEVNULL, stderr=stderr,
            stdin=subprocess.DEVNULL)

    def run(self, *args, expect=0):
        """To the end; a run that was just killed may hold the folder for another moment."""
        deadline = time.monotonic() + PATIENCE
        while True:
            process = self.start(*args, stderr=subprocess.PIPE)
            words = process.communicate()[1].decode()
            if process.returncode == expect:
                return words
            if "another run is writing" not in words or time.monotonic() > deadline:
                raise Failed(f"{' '.join(map(str, args))} ended with {process.returncode}: {words.strip()}")
            time.sleep(0.1)


def sha256(path):
    return hashlib.sha256(path.read_bytes()).hexdigest()


def data(folder):
    return {p.name: sha256(p) for p in folder.iterdir() if p.is_file() and p.name not in NOT_DATA}


def require_whole(out):
    """Every file with a final name is what a manifest says: that of the folder or the one about to be published."""
    if not out.exists():
        return
    manifests = [m for m in (out / "manifest.json", out / ".rheobase" / "manifest.json",
                             out / ".rheobase" / "superseded.json") if m.exists()]
    listed = collections.defaultdict(set)
    for manifest in manifests:
        content = json.loads(manifest.read_text())
        for kind in ("files", "figures", "state"):
            for file in content.get(kind, []):
                listed[file["name"]].add(file["sha256"])
    for path in out.iterdir():
        if path.name in ("manifest.json", "journal") or path.name.startswith("."):
            continue
        if sha256(path) not in listed[path.name]:
            raise Failed(f"{path} is not what any manifest says")
    whole = out / "manifest.json"
    if whole.exists():
        for file in json.loads(whole.read_text()).get("files", []):
            if not (out / file["name"]).exists():
                raise Failed(f"the manifest of {out} lists {file['name']}, which is missing")


def descendants(pid):
    """A JVM starts its child from any of its threads."""
    found = []
    try:
        for task in os.listdir(f"/proc/{pid}/task"):
            found += [int(c) for c in
                      pathlib.Path(f"/proc/{pid}/task/{task}/children").read_text().split()]
    except (FileNotFoundError, ProcessLookupError):
        pass
    return found


def is_alive(pid):
    try:
        return pathlib.Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] not in "ZX"
    except (FileNotFoundError, ProcessLookupError):
        return False


def require_gone(pids):
    deadline = time.monotonic() + PATIENCE
    while any(is_alive(pid) for pid in pids):
        if time.monotonic() > deadline:
            raise Failed("a second JVM outlives the one that started it")
        time.sleep(0.02)


class Kills:
    def __init__(self, sim, jar_seconds):
        self.sim = sim
        self.seconds = jar_seconds
        self.count = collections.Counter()
        self.aimed = 0

    def strike(self, process, draw, kind, out):
        """Kills at a random moment of the run, or when one of its files appears; true if that came before its end."""
        aimed = draw.choice(AIMED) if kind in ("run", "continue") and draw.random() < 0.4 else None
        deadline = time.monotonic() + (PATIENCE if aimed else draw.uniform(0.05, 1.05) * self.seconds[kind])
        while time.monotonic() < deadline and process.poll() is None:
            if aimed and (out / ".rheobase" / aimed).exists():
                time.sleep(draw.uniform(0, 0.004))
                break
            time.sleep(0.0005 if aimed else 0.005)
        family = descendants(process.pid)
        if process.poll() is not None:
            return False
        if kind == "child" and family:
            os.kill(family[0], signal.SIGKILL)
        else:
            process.kill()
        process.wait(PATIENCE)
        require_gone(family)
        self.count[kind] += 1
        self.aimed += 1 if aimed else 0
        return True

    def run(self, name, draw, kind, out, command, resume, reference):
        """Kills once or several times, then goes on to the end."""
        process = self.sim.start(*command)
        while self.strike(process, draw, kind, out):
            require_whole(out)
            if draw.random() < 0.6:
                break
            process = self.sim.start(*resume)
        self.sim.run(*resume)
        require_whole(out)
        found = data(out)
        if found != reference:
            wrong = sorted(k for k in found.keys() | reference.keys() if found.get(k) != reference.get(k))
            raise Failed(f"{name} ({kind}): {', '.join(wrong)} differ from the undisturbed run")
        left = [path.name for path in out.iterdir() if path.name.startswith(".")]
        if left:
            raise Failed(f"{name} ({kind}) left {left}")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kills", type=int, default=100)
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(10**9))
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--jar", type=pathlib.Path, default=pathlib.Path("target/sim.jar"))
    parser.add_argument("--keep", action="store_true", help="leave the folders for a look")
    given = parser.parse_args()
    scratch = pathlib.Path(tempfile.mkdtemp(prefix="kill-"))
    print(f"seed {given.seed}, in {scratch}", flush=True)
    sim = Sim(given.jar.resolve(), scratch)
    started = time.monotonic()
    try:
        kills, aimed, signals = everything(given, sim, scratch)
    except Failed as failure:
        print(f"FAILED (seed {given.seed}): {failure}", file=sys.stderr)
        return 1
    finally:
        if not given.keep:
            shutil.rmtree(scratch, ignore_errors=True)
    print(f"{sum(kills.values())} kills ({', '.join(f'{k} {n}' for k, n in sorted(kills.items()))}; "
          f"{aimed} of them when a certain file appeared), "
          f"{signals} signals, 0 failures in {time.monotonic() - started:.0f} s")
    return 0


def timed(action):
    begin = time.monotonic()
    action()
    return time.monotonic() - begin


def everything(given, sim, scratch):
    (scratch / "run.yaml").write_text(RUN)
    (scratch / "sweep.yaml").write_text(SWEEP)
    plain = ["--params", "run.yaml", "--quiet", "--simd", "auto", "--out"]
    vectors = ["--params", "run.yaml", "--quiet", "--simd", "jdk", "--out"]
    sweep = ["sweep", "--params", "sweep.yaml", "--quiet", "--threads", "1", "--out"]
    seconds = {
        "run": timed(lambda: sim.run(*plain, "reference")),
        "parent": timed(lambda: sim.run(*vectors, "vectors")),
        "sweep": timed(lambda: sim.run(*sweep, "swept")),
    }
    seconds["child"] = seconds["parent"]
    for shard in "12":
        sim.run(*sweep, "shards", "--shard", f"{shard}/2")
    shutil.copytree(scratch / "shards", scratch / "collected")
    collect = ["collect", "--params", "sweep.yaml", "--quiet", "--out"]
    seconds["collect"] = timed(lambda: sim.run(*collect, "collected"))
    sim.run(*plain, "short", "--set", "simulation.duration=200 ms", "--set", "record.rates_of_all.rate.bin=5 ms")
    shutil.copytree(scratch / "short", scratch / "longer")
    extend = ["run", "--duration", "400 ms", "--quiet", "--continue"]
    seconds["continue"] = timed(lambda: sim.run(*extend, "longer"))
    sim.run(*plain, "long", "--set", "record.rates_of_all.rate.bin=5 ms")
    run, swept, long = (data(scratch / name) for name in ("reference", "swept", "long"))
    if data(scratch / "collected") != swept or data(scratch / "longer") != long or data(scratch / "vectors") != run:
        raise Failed("the undisturbed runs differ")

    kills = Kills(sim, seconds)
    kinds = ["run"] * 5 + ["parent"] * 5 + ["child"] * 5 + ["continue"] * 2 + ["sweep"] * 2 + ["collect"]

    def once(number):
        draw = random.Random(f"{given.seed}/{number}")
        kind = kinds[number % len(kinds)]
        name = f"{kind}-{number}"
        out = scratch / name
        if kind == "continue":
            shutil.copytree(scratch / "short", out)
            begin = extend + [name]
            resume = Continued(extend + [name], ["run", "--resume", name, "--quiet"], out)
            kills.run(name, draw, kind, out, begin, resume, long)
        elif kind == "sweep":
            kills.run(name, draw, kind, out, sweep + [name], sweep + [name], swept)
        elif kind == "collect":
            shutil.copytree(scratch / "shards", out)
            kills.run(name, draw, kind, out, collect + [name], collect + [name], swept)
        else:
            command = (plain if kind == "run" else vectors) + [name]
            threads = ["--threads", str(draw.randint(1, 3))]
            simd = ["--simd", "auto" if kind == "run" else "jdk"]
            resume = ["run", "--params", "run.yaml", "--quiet", "--resume", name] + threads + simd
            kills.run(name, draw, kind, out, command, resume, run)
        if not given.keep:
            shutil.rmtree(out, ignore_errors=True)

    with concurrent.futures.ThreadPoolExecutor(given.workers) as pool:
        number = 0
        while sum(kills.count.values()) < given.kills:
            list(pool.map(once, range(number, number + 2 * given.workers)))
            number += 2 * given.workers
        signals = sum(pool.map(lambda n: ended_by_signal(given, sim, scratch, seconds, n, run), range(12)))
        if signals < 4:
            raise Failed(f"only {signals} of 12 signals came before the end")
    return kills.count, kills.aimed, signals


class Continued(list):
    """A longer run that was killed goes on by --resume once it has a checkpoint, else as it began."""

    def __init__(self, begin, resume, out):
        super().__init__()
        self.begin, self.resume, self.out = begin, resume, out

    def __iter__(self):
        folder = self.out / ".rheobase"
        going = (folder / "checkpoint.bin").exists() or (folder / "manifest.json").exists()
        done = (self.out / "summary.json").exists() and '"steps": 4000' in (self.out / "summary.json").read_text()
        return iter(self.resume if going or done else self.begin)


def ended_by_signal(given, sim, scratch, seconds, number, reference):
    """SIGINT, SIGTERM or SIGHUP at any moment: 128 + its number, and the run goes on to the same bytes.

    A signal that finds the process on its way out is too late: the result lies there already.
    """
    draw = random.Random(f"{given.seed}/signal/{number}")
    sent = [signal.SIGINT, signal.SIGTERM, signal.SIGHUP][number % 3]
    kind = ["run", "parent"][number // 3 % 2]
    name = f"signal-{number}"
    simd = ["--simd", "jdk" if kind == "parent" else "auto"]
    process = sim.start("--params", "run.yaml", "--quiet", "--out", name, *simd)
    try:
        process.wait(draw.uniform(0.05, 1) * seconds[kind])
        code = 0
    except subprocess.TimeoutExpired:
        process.send_signal(sent)
        time.sleep(0.05)
        late = (scratch / name / "manifest.json").exists()
        code = process.wait(PATIENCE)
        if code not in (128 + sent, -sent) and not (late and code == 0):
            raise Failed(f"{name}: {sent.name} ends a run with {code}, not {128 + sent}")
    require_whole(scratch / name)
    sim.run("run", "--params", "run.yaml", "--quiet", "--resume", name, *simd)
    if data(scratch / name) != reference:
        raise Failed(f"{name}: other bytes after {sent.name}")
    return 1 if code else 0


if __name__ == "__main__":
    sys.exit(main())
