"""The attacks: what is tried, and the exit code that it must end with."""

import dataclasses
import os
import struct
import subprocess
from typing import Callable

import numpy


@dataclasses.dataclass
class Case:
    group: str
    title: str
    code: int
    make: Callable  # (folder, base) -> arguments
    look: Callable = lambda folder, shown: []
    leaves_nothing: bool = True
    command: Callable = lambda jar, memory, arguments: ["java", memory, "-jar", jar, *arguments]


CASES = []
REFUSED, FAILED, DONE = 2, 1, 0

SIMULATION = "simulation: {dt: 0.1 ms, duration: 10 ms}\n"
CELLS = "populations: {a: {model: LIF, size: 4}}\n"
HEAD = SIMULATION + CELLS
RECEIVERS = (
    SIMULATION
    + "populations:\n  a: {model: LIF, size: 4, receptors: {r: {current: exponential, tau: 5 ms}}}\n"
    + "  b: {model: LIF, size: 4}\n"
)
RUN = ["--params", "p.yaml", "--out", "out", "--threads", "2"]


def put(folder, text, name="p.yaml"):
    mode = "wb" if isinstance(text, bytes) else "w"
    with open(folder / name, mode) as file:
        file.write(text)


def case(group, title, code, text, arguments=RUN, files=(), **rest):
    """A parameter file and the files beside it."""

    def make(folder, base):
        put(folder, text() if callable(text) else text)
        for name, content in dict(files).items():
            content = content(folder, base) if callable(content) else content
            if content is not None:
                put(folder, content, name)
        return arguments

    CASES.append(Case(group, title, code, make, **rest))


def prepare(jar, base):
    """A sound result, of which parts are broken later."""
    put(
        base,
        SIMULATION.replace("10 ms}", "20 ms}")
        + "populations:\n  a: {model: LIF, size: 4, receptors: {r: {current: exponential, tau: 5 ms}}}\n"
        + "inputs: {i: {to: a, constant: 1 nA}}\n"
        + "connections: {c: {from: a, to: a, rule: all_to_all, receptor: r, weight: 1 pA, delay: 1 ms}}\n"
        + "record:\n  spikes: {of: a, spikes: all}\n  trains: {of: a, spikes: all, format: sonata}\n"
        + "  edges: {of: c, connections: all, format: sonata}\n  v: {of: a, variables: [V], format: npy}\n",
    )
    subprocess.run(["java", "-jar", jar, *RUN, "--quiet"], cwd=base, check=True)


# ---- YAML

G = "The text of a parameter file"
case(G, "a Java tag", REFUSED, HEAD + "x: !!javax.script.ScriptEngineManager [!!java.net.URL ['http://x/']]\n")
case(G, "a tag on a value", REFUSED, HEAD.replace("size: 4", "size: !!java.lang.Integer 4"))
case(G, "`!!python/object/apply:os.system`", REFUSED, "!!python/object/apply:os.system [touch victim]\n")
BOMB = "a0: &a0 [x, x]\n" + "".join(f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 9)}]\n" for i in range(1, 12))
case(G, "aliases that stand for 9¹¹ values", REFUSED, BOMB + HEAD)
MERGES = "m0: &m0 {k: 1}\n" + "".join(
    f"m{i}: &m{i} {{<<: [{', '.join([f'*m{i - 1}'] * 9)}], k{i}: 1}}\n" for i in range(1, 12)
)
case(G, "merges of merges, 9¹¹", REFUSED, MERGES + HEAD)
case(G, "a map that holds itself", REFUSED, HEAD + "x: &x {y: *x}\n")
case(G, "a list in itself as a population", REFUSED, SIMULATION + "populations: &p {a: *p}\n")


def sparse(size):
    def make(folder, base):
        with open(folder / "big.yaml", "wb") as file:
            file.write(b'a: "')
            file.truncate(size)

    return make


case(G, "a value of 1 GB", REFUSED, "", ["--params", "big.yaml", "--out", "out"], {"big.yaml": sparse(1 << 30)})
CASES.append(
    Case(
        G,
        "1 GB by standard input",
        REFUSED,
        lambda folder, base: (sparse(1 << 30)(folder, base), os.rename(folder / "big.yaml", folder / "stdin"))
        and ["--params", "-", "--out", "out"],
    )
)
case(G, "a value of 15 MB", REFUSED, lambda: HEAD + "comment: " + "x" * 15_000_000 + "\n")
case(G, "a key of 15 MB", REFUSED, lambda: HEAD + "? " + "x" * 15_000_000 + "\n: 1\n")
case(G, "a comment of 15 MB", REFUSED, lambda: "# " + "x" * 15_000_000 + "\n" + HEAD)
case(G, "a million keys", REFUSED, lambda: HEAD + "".join(f"k{i}: 0\n" for i in range(1_000_000)))
case(G, "a million blank populations", REFUSED, lambda: SIMULATION + "populations:\n" + "".join(f"  p{i}:\n" for i in range(1_000_000)))
case(G, "a million list items", REFUSED, lambda: HEAD + "x: [" + "1, " * 1_000_000 + "1]\n")
case(G, "100,000 brackets", REFUSED, lambda: "[" * 100_000)
case(G, "100,000 braces", REFUSED, lambda: "{a: " * 100_000)
case(G, "100,000 dashes", REFUSED, lambda: "- " * 100_000)
case(G, "3,000 levels of indentation", REFUSED, lambda: "".join(" " * i + "a:\n" for i in range(3_000)))
case(G, "100,000 questions", REFUSED, lambda: "? " * 100_000)
case(G, "a million anchors", REFUSED, lambda: HEAD + "x: [" + ", ".join(f"&a{i} 1" for i in range(600_000)) + "]\n")
case(G, "a million documents", REFUSED, lambda: HEAD + "---\n" * 1_000_000)
case(G, "a million directives", DONE, lambda: "%X y\n" * 1_000_000 + "---\n" + HEAD)
case(G, "a tag of 1 MB", REFUSED, lambda: HEAD + "x: !" + "y" * 1_000_000 + " 1\n")
case(G, "zero bytes", REFUSED, b"\0" * 100_000)
case(G, "UTF-16", REFUSED, HEAD.encode("utf-16"))
case(G, "no UTF-8", REFUSED, HEAD.encode() + b"\xff\xfe\xfd")
case(G, "surrogates", REFUSED, HEAD.encode() + b"x: \xed\xa0\x80\n")
case(G, "a class file", REFUSED, b"\xca\xfe\xba\xbe" + bytes(range(256)) * 40)
case(G, "escape sequences of a terminal", REFUSED, HEAD + 'x: "\\e[2J\\e]0;owned\\a"\n')
case(G, "escape sequences as a key", REFUSED, HEAD + '"\\e[2J\\e]0;owned\\a": 1\n')
case(G, "escape sequences as a name", REFUSED, SIMULATION + 'populations: {"a\\e[2J": {model: LIF, size: 4}}\n')
case(G, "escape sequences as a model", REFUSED, HEAD.replace("LIF", '"\\e[2J\\u009b2J"'))
case(G, "escape sequences as a file", REFUSED, HEAD + 'inputs: {i: {to: a, file: "\\e[2J.csv"}}\n')
case(G, "a right-to-left mark in a name", REFUSED, SIMULATION + 'populations: {"a\\u202eb": {model: LIF, size: 4}}\n')
case(G, "nothing", REFUSED, "")

# ---- numbers

G = "Numbers"
TEMPLATE = (
    "simulation: {{dt: {0} ms, duration: {0} ms, seed: {0}, threads: {0}}}\n"
    "populations: {{a: {{model: LIF, size: {0}, parameters: {{tau_m: {0} ms, V_th: {0} mV, t_ref: {0} ms}}, initial: {{V: {0} mV}}}}}}\n"
    "inputs: {{i: {{to: {{a: 0..{0}}}, sine: {{amplitude: {0} pA, frequency: {0} Hz, start: {0} ms}}}},"
    " g: {{to: a, gaussian: {{mean: {0} pA, std: {0} pA, interval: {0} ms}}}}}}\n"
    "record: {{v: {{of: {{a: [{0}]}}, variables: [V], every: {0} ms}}, h: {{of: a, histogram: {{variable: V, bins: {0}, range: [{0} mV, {0} mV], at: {0} ms}}}}}}\n"
    "sweep: {{grid: {{simulation.dt: {{linspace: [{0} ms, {0} ms, {0}]}}}}, repeats: {0}}}\n"
)
for number in ["nan", ".nan", ".inf", "-.inf", "1e999", "1e-999", "1e999999999", "-1e999999999", "1e-999999999", "1e2147483647", "1e-2147483648", "1e99999999999999999999", "9" * 60_000, "0." + "0" * 60_000 + "1"]:
    name = number if len(number) < 30 else ("60,000 nines" if number[0] == "9" else "60,000 zeros and a one")
    case(G, f"{name} everywhere", REFUSED, TEMPLATE.format(number))
for key, sound in [("dt: 0.1 ms", "dt: {} ms"), ("duration: 10 ms", "duration: {} ms"), ("size: 4", "size: {}")]:
    for number in ["1e999999999", "1e-999999999", ".inf", "nan"]:
        case(G, f"`{sound.format(number)}`", REFUSED, HEAD.replace(key, sound.format(number)))
FLAT = "n_neurons: 4\nn_steps: 100\ntau_m: 10\n"
case(G, "flat form: `n_neurons: 1e999999999`", REFUSED, FLAT.replace("s: 4", "s: 1e999999999"))
case(G, "flat form: `dt: 1e-999999999`", REFUSED, FLAT + "dt: 1e-999999999\n")
case(G, "`to: {a: 0..999999999999}`", REFUSED, HEAD + "inputs: {i: {to: {a: 0..999999999999}, constant: 1 pA}}\n")
case(G, "`to: {a: [0..3, 0..3, …]}`, 10,000 times", REFUSED, HEAD + "inputs: {i: {to: {a: [" + "0..3, " * 10_000 + "0]}, constant: 1 pA}}\n")
case(G, "a seed of 30 digits", REFUSED, HEAD.replace("ms}", "ms, seed: " + "9" * 30 + "}"))
case(G, "`1 ms^999999999`", REFUSED, HEAD.replace("10 ms", "10 ms^999999999"))
case(G, "a unit of 10,000 factors", REFUSED, HEAD.replace("10 ms", "10 ms" + "*ms" * 10_000))
case(G, "a unit of 10,000 parentheses", REFUSED, HEAD.replace("10 ms", "10 " + "(" * 10_000 + "ms" + ")" * 10_000))

# ---- sizes

G = "Sizes"
case(G, "10¹² neurons", REFUSED, HEAD.replace("size: 4", "size: 1000000000000"))
case(G, "2³¹ − 65 neurons, the most that a file may say", REFUSED, HEAD.replace("size: 4", "size: 2147483583"))
case(G, "a thousand populations of 2 · 10⁹", REFUSED, SIMULATION + "populations:\n" + "".join(f"  p{i}: {{model: LIF, size: 2000000000}}\n" for i in range(1000)))
case(G, "10¹⁵ steps with all of V", REFUSED, HEAD.replace("10 ms", "1e14 ms") + "record: {v: {of: a, variables: [V]}}\n")
case(G, "10³⁰ steps", REFUSED, HEAD.replace("10 ms", "1e29 ms"))
case(G, "10¹⁵ steps of which every 10¹⁴th is recorded, `check`", DONE, HEAD.replace("10 ms", "1e14 ms") + "record: {v: {of: a, variables: [V], every: 1e13 ms}}\n", ["check", "p.yaml"])
case(G, "3 · 10⁹ rows of an array", REFUSED, HEAD.replace("size: 4", "size: 100000").replace("10 ms", "3e8 ms") + "record: {v: {of: a, variables: [V], format: npy}}\n")
case(G, "an array of more than 2⁶³ bytes", REFUSED, HEAD.replace("size: 4", "size: 1000000").replace("10 ms", "1e14 ms") + "record: {v: {of: a, variables: [V], format: npy}}\n")
BIG = RECEIVERS.replace("size: 4", "size: 2000000")
JOIN = "connections: {{c: {{from: a, to: a, rule: {}, receptor: r, weight: 1 pA, delay: 1 ms}}}}\n"
case(G, "4 · 10¹² synapses, all to all", REFUSED, BIG + JOIN.format("all_to_all"))
case(G, "4 · 10¹² synapses by probability 1", REFUSED, BIG + JOIN.format("{pairwise_bernoulli: 1}"))
case(G, "10¹⁵ synapses by number", REFUSED, RECEIVERS + JOIN.format("{fixed_total_number: 1000000000000000}"))
case(G, "2³¹ − 1 synapses a target", REFUSED, RECEIVERS + JOIN.format("{fixed_indegree: 2147483647}"))
case(G, "2³¹ − 1 synapses a source", REFUSED, RECEIVERS + JOIN.format("{fixed_outdegree: 2147483647}"))
case(G, "2 · 10¹⁵ synapses of 10,000 connections", REFUSED, lambda: RECEIVERS.replace("size: 4", "size: 450") + "connections:\n" + "".join(f"  c{i}: {{from: a, to: a, rule: {{fixed_total_number: 200000000000}}, receptor: r, weight: 1 pA, delay: 1 ms}}\n" for i in range(10_000)))
case(G, "a delay of 10¹² steps", REFUSED, RECEIVERS + JOIN.format("all_to_all").replace("delay: 1 ms", "delay: 1e11 ms"))
case(G, "neurons × delay above 2³¹", REFUSED, BIG.replace("10 ms", "1 s") + JOIN.format("one_to_one").replace("delay: 1 ms", "delay: 900 ms").replace("from: a, to: a", "from: b, to: a"))
case(G, "a drawn delay of up to 10⁹ ms", FAILED, RECEIVERS + JOIN.format("all_to_all").replace("delay: 1 ms", "delay: {normal: {mean: 1e9 ms, std: 1e9 ms, min: 1 ms}}"))
case(G, "a draw that its bounds never accept", REFUSED, HEAD.replace("size: 4", "size: 4, parameters: {tau_m: {normal: {mean: 10 ms, std: 1e-9 ms, min: 20 ms, max: 21 ms}}}"))
case(G, "a million histogram bins at 100 times", DONE, HEAD + "record: {h: {of: a, histogram: {variable: V, bins: 1000000, range: [-80 mV, -50 mV], at: [1 ms]}}}\n")
case(G, "a rate in bins of 10¹⁵ steps", DONE, HEAD + "record: {h: {of: a, rate: {bin: 1e14 ms}}}\n")
case(G, "Poisson spikes at 10³⁰⁰ Hz", REFUSED, RECEIVERS + "inputs: {i: {to: a, receptor: r, poisson: {rate: 1e300 Hz, weight: 1 pA}}}\n")
case(G, "Poisson spikes at 10⁹ Hz", REFUSED, RECEIVERS + "inputs: {i: {to: a, receptor: r, poisson: {rate: 1e9 Hz, weight: 1 pA}}}\n")
case(G, "a Poisson population at 10³⁰⁰ Hz", REFUSED, SIMULATION + "populations: {a: {model: poisson, size: 4, parameters: {rate: 1e300 Hz}}}\n")
case(G, "4,096 threads for 4 neurons", DONE, HEAD, ["--params", "p.yaml", "--out", "out", "--threads", "4096", "--quiet"])
case(G, "10¹² threads", REFUSED, HEAD, ["--params", "p.yaml", "--out", "out", "--threads", "1000000000000"])
case(G, "a window of inference of 10¹⁵ steps", REFUSED, RECEIVERS + "record: {v: {of: a, variables: [V]}, s: {of: b, spikes: all}}\ninfer: {voltage: v, trains: {spikes: b}, window: 1e14 ms}\n")

# ---- sweeps

G = "Sweeps"
SWEEP = HEAD + "inputs: {i: {to: a, constant: 1 pA}}\nsweep:\n"
case(G, "10¹² points in a grid", REFUSED, SWEEP + "  grid:\n" + "".join(f"    {k}: {{linspace: [1 {u}, 2 {u}, 10000]}}\n" for k, u in [("inputs.i.constant", "pA"), ("populations.a.parameters.tau_m", "ms"), ("populations.a.parameters.t_ref", "ms")]))
case(G, "10³⁰ points in a grid", REFUSED, SWEEP + "  grid:\n" + "".join(f"    {k}: {{linspace: [1 {u}, 2 {u}, 1000000]}}\n" for k, u in [("inputs.i.constant", "pA"), ("populations.a.parameters.tau_m", "ms"), ("populations.a.parameters.t_ref", "ms"), ("populations.a.parameters.g_L", "nS"), ("populations.a.parameters.V_th", "mV")]))
case(G, "an axis of 10¹² values", REFUSED, SWEEP + "  grid: {inputs.i.constant: {linspace: [1 pA, 2 pA, 1000000000000]}}\n")
case(G, "an axis by steps of 10⁻¹² pA", REFUSED, SWEEP + "  grid: {inputs.i.constant: {range: [1 pA, 2 pA, 1e-12 pA]}}\n")
case(G, "an axis by steps of 10⁻⁹⁹⁹⁹⁹⁹⁹⁹ pA", REFUSED, SWEEP + "  grid: {inputs.i.constant: {range: [1 pA, 2 pA, 1e-99999999 pA]}}\n")
case(G, "10¹² random points", REFUSED, SWEEP + "  random: {samples: 1000000000000, of: {inputs.i.constant: {uniform: [1 pA, 2 pA]}}}\n")
case(G, "10⁷ random points 10⁶ times", REFUSED, SWEEP + "  random: {samples: 10000000, of: {inputs.i.constant: {uniform: [1 pA, 2 pA]}}}\n  repeats: 1000000\n")
case(G, "a sweep over the sweep", REFUSED, SWEEP + "  grid: {sweep.repeats: [1, 2]}\n")
case(G, "a sweep over a file's name", REFUSED, SWEEP + "  grid: {populations.a.parameters.t_ref: [{file: /etc/passwd}, {file: ../x.csv}]}\n")
case(G, "a sweep over the output folder", REFUSED, SWEEP + "  grid: {output.folder: [../x, /x]}\n")
case(G, "a measure called `../../x`", REFUSED, SWEEP + "  grid: {inputs.i.constant: [1 pA, 2 pA]}\n  measure: [rate: {as: ../../x}]\n")
case(G, "a table called `../../x`", REFUSED, SWEEP + "  grid: {inputs.i.constant: [1 pA, 2 pA]}\n  table: {rows: inputs.i.constant, value: rate, name: ../../x}\n")
case(G, "a point whose size cannot be", DONE, SWEEP + "  points: [{populations.a.size: 2000000000}, {populations.a.size: 2}]\n", RUN + ["--quiet"])
case(G, "a point that is not there", REFUSED, SWEEP + "  grid: {inputs.i.constant: [1 pA, 2 pA]}\n", ["sweep", "--point", "999999999999", *RUN])

# ---- names and folders

G = "Names and folders"
for name in ["../x", "/tmp/x", "a/b", "..", ".", "a b", "CON:", "x" * 10_000, "a\\nb", ""]:
    shown = name if len(name) < 100 else "10,000 letters"
    case(G, f"a recorder called `{shown}`", REFUSED, HEAD + f'record: {{? "{name}" : {{of: a, spikes: all}}}}\n')
case(G, "a population called `../x`", REFUSED, SIMULATION + 'populations: {"../x": {model: LIF, size: 4}}\n')
case(G, "a recorder called `manifest`", REFUSED, HEAD + "record: {manifest: {of: a, spikes: all}}\n", RUN + ["--quiet"])
case(G, "a recorder called `rates`", REFUSED, HEAD + "record: {rates: {of: a, spikes: all}}\n")
case(G, "a recorder of 250 letters", REFUSED, HEAD + "record: {" + "r" * 250 + ": {of: a, spikes: all}}\n")
BARE = ["--params", "p.yaml"]
case(G, "`output: {folder: out/../out}`", DONE, HEAD + "output: {folder: out/../out}\n", BARE + ["--quiet"])
case(G, "`output: {folder: .}`", FAILED, HEAD + "output: {folder: .}\n", BARE)
case(G, "`output: {folder: /}`", FAILED, HEAD + "output: {folder: /}\n", BARE)
case(G, "`output: {folder: /etc}`", FAILED, HEAD + "output: {folder: /etc}\n", BARE)
case(G, "`output: {folder: /proc/self}`", REFUSED, HEAD + "output: {folder: /proc/self}\n", BARE)
case(G, "`output: {folder: /dev/null}`", FAILED, HEAD + "output: {folder: /dev/null}\n", BARE)
case(G, "`output: {folder: \"\"}`", REFUSED, HEAD + 'output: {folder: ""}\n', BARE)
case(G, "a folder of 10,000 letters", FAILED, HEAD + "output: {folder: " + "f" * 10_000 + "}\n", BARE)
case(G, "a folder with a zero byte", REFUSED, HEAD + 'output: {folder: "a\\0b"}\n', BARE)


def link(target, name="out"):
    def make(folder, base):
        os.makedirs(folder / "elsewhere", exist_ok=True)
        put(folder / "elsewhere", "precious", "spikes.csv")
        os.symlink(target, folder / name)

    return make


case(G, "an output folder that is a link to a full one", FAILED, HEAD, files={"": link("elsewhere")})
case(G, "an output folder that is a dangling link", FAILED, HEAD, files={"": link("nowhere")})


def inside(*steps):
    """An output folder that someone has prepared."""

    def make(folder, base):
        out = folder / "out"
        os.makedirs(out)
        put(folder, "precious", "victim.txt")
        for step in steps:
            step(out)

    return make


LISTING = '{"format": "rheobase-manifest-1", "complete": true, "files": [%s]}'
FILE = '{"name": "%s", "bytes": 1, "sha256": ""}'
case(G, "a manifest that lists `../victim.txt`", FAILED, HEAD, files={"": inside(lambda out: put(out, LISTING % (FILE % "../victim.txt"), "manifest.json"))})
case(G, "a manifest that lists a link to a file elsewhere", DONE, HEAD, RUN + ["--quiet"], files={"": inside(lambda out: put(out, LISTING % (FILE % "spikes.csv"), "manifest.json"), lambda out: os.symlink("../victim.txt", out / "spikes.csv"))})
case(G, "a working folder that is a link", FAILED, HEAD, files={"": inside(lambda out: os.symlink("..", out / ".rheobase"))})
case(G, "a working folder with a manifest of `../../victim.txt`", DONE, HEAD, RUN + ["--quiet"], files={"": inside(lambda out: os.makedirs(out / ".rheobase"), lambda out: put(out / ".rheobase", LISTING % (FILE % "../../victim.txt"), "manifest.json"))})
case(G, "a lock that is a link to a file elsewhere", FAILED, HEAD, files={"": inside(lambda out: os.makedirs(out / ".rheobase"), lambda out: os.symlink("../../new.txt", out / ".rheobase" / "lock"))})
case(G, "a working folder with folders in it", FAILED, HEAD, files={"": inside(lambda out: os.makedirs(out / ".rheobase" / "x" / "y"))})
case(G, "a manifest of 100,000 brackets", FAILED, HEAD, files={"": inside(lambda out: put(out, "[" * 100_000, "manifest.json"))})
case(G, "a manifest that nests 100,000 maps", FAILED, HEAD, files={"": inside(lambda out: put(out, '{"a":' * 100_000, "manifest.json"))})
case(G, "a manifest that is a pipe", FAILED, HEAD, files={"": inside(lambda out: os.mkfifo(out / "manifest.json"))})
case(G, "`--expect` with a broken result", REFUSED, HEAD, RUN + ["--expect", "expected"], {"": lambda folder, base: os.makedirs(folder / "expected")})

# ---- input files

G = "Input files"
CURRENT = HEAD + "inputs: {i: {to: a, file: c.csv}}\n"
VALUES = HEAD.replace("size: 4", "size: 4, parameters: {tau_m: {file: c.csv}}")
SPIKES = RECEIVERS + "inputs: {i: {to: a, receptor: r, spikes: {file: c.csv, weight: 1 pA}}}\n"
TRAINS = SIMULATION + "populations: {a: {model: spike_generator, size: 4, spikes: {file: c.csv}}}\n"
EDGES = RECEIVERS + JOIN.format("{file: c.csv}").replace("weight: 1 pA, delay: 1 ms", "delay: 1 ms")
MATRIX = RECEIVERS + JOIN.format("{matrix: c.csv, unit: pA}").replace("weight: 1 pA, ", "")
VOLTAGE = "infer: {voltage: {file: c.csv, interval: 0.1 ms}, trains: {file: t.csv}, truth: unknown}\n"
MODEL = SIMULATION + "models: {M: {file: c.csv}}\npopulations: {a: {model: M, size: 4}}\n"
READERS = {"current": CURRENT, "values": VALUES, "spikes": SPIKES, "trains": TRAINS, "edges": EDGES, "matrix": MATRIX, "voltages": VOLTAGE, "model": MODEL}
TIMES = {"t.csv": "t_ms,neuron\n1,0\n"}


def special(kind):
    def make(folder, base):
        path = folder / "c.csv"
        if kind == "pipe":
            os.mkfifo(path)
        elif kind == "folder":
            os.mkdir(path)
        elif kind == "loop":
            os.symlink("c.csv", path)
        else:
            os.symlink(kind, path)

    return make


for reader, text in READERS.items():
    case(G, f"{reader}: a pipe without a writer", REFUSED, text, files={"": special("pipe"), **TIMES})
    case(G, f"{reader}: /dev/zero", REFUSED, text, files={"": special("/dev/zero"), **TIMES})
    case(G, f"{reader}: a folder", REFUSED, text, files={"": special("folder"), **TIMES})
    case(G, f"{reader}: 300 MB of one line", REFUSED, text, files={"": lambda folder, base: sparse(300 << 20)(folder, base) or os.rename(folder / "big.yaml", folder / "c.csv"), **TIMES})
    case(G, f"{reader}: text of another kind", REFUSED, text, files={"c.csv": "<html>\n<body>no</body>\n", **TIMES})
case(G, "current: a link to itself", REFUSED, CURRENT, files={"": special("loop")})
case(G, "the parameter file: a pipe without a writer", REFUSED, "", ["--params", "c.csv", "--out", "out"], {"": special("pipe")})
case(G, "the parameter file: /dev/zero", REFUSED, "", ["--params", "/dev/zero", "--out", "out"])
case(G, "the parameter file: a folder", REFUSED, "", ["--params", ".", "--out", "out"])
case(G, "the parameter file: a link to itself", REFUSED, "", ["--params", "c.csv", "--out", "out"], {"": special("loop")})


def as_nobody(jar, memory, arguments):
    return ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", "java", memory, "-jar", jar, *arguments]


def forbidden(name, content=""):
    def make(folder, base):
        put(folder, content, name)
        os.chmod(folder, 0o755)
        os.chmod(folder.parent, 0o755)
        os.chmod(folder / name, 0)

    return make


if os.geteuid() == 0:
    case(G, "the parameter file may not be read", REFUSED, "", ["--params", "secret", "--out", "out"], {"": forbidden("secret")}, command=as_nobody)
    case(G, "an input file may not be read", REFUSED, CURRENT, files={"": forbidden("c.csv")}, command=as_nobody)
    case(G, "the folder may not be written", FAILED, HEAD, files={"": forbidden("x")}, command=as_nobody)


def steps(row, header="t_ms,a", count=101):
    return header + "\n" + "".join(row.format(t=i / 10) + "\n" for i in range(count))


case(G, "current: NaN", REFUSED, CURRENT, files={"c.csv": steps("{t},nan")})
case(G, "current: 1e999", REFUSED, CURRENT, files={"c.csv": steps("{t},1e999")})
case(G, "current: 0x1p3", REFUSED, CURRENT, files={"c.csv": steps("{t},0x1p3")})
case(G, "current: too few rows", REFUSED, CURRENT, files={"c.csv": steps("{t},1", count=7)})
case(G, "current: too many rows", REFUSED, CURRENT, files={"c.csv": steps("{t},1", count=100_000)})
case(G, "current: no column t_ms", REFUSED, CURRENT, files={"c.csv": steps("{t},1", header="a,b")})
case(G, "current: 20,000 columns", REFUSED, CURRENT, files={"c.csv": steps("{t}" + ",1" * 20_000, header="t_ms" + ",a" * 20_000, count=3)})
case(G, "current: rows of different lengths", REFUSED, CURRENT, files={"c.csv": "t_ms,a\n0,1\n0.1\n0.2,1,1,1\n"})
case(G, "current: times that go back", REFUSED, CURRENT, files={"c.csv": "t_ms,a\n0,1\n0.2,1\n0.1,1\n"})
case(G, "current: a number of 100,000 digits", REFUSED, CURRENT, files={"c.csv": "t_ms,a\n0," + "9" * 100_000 + "\n"})
case(G, "current: times of 1e999999999", REFUSED, CURRENT, files={"c.csv": "t_ms,a\n1e999999999,1\n1e-999999999,1\n"})
case(G, "current: a quote that is never closed, 30 MB", REFUSED, CURRENT, files={"c.csv": lambda folder, base: 't_ms,a\n0,"' + "1,\n" * 10_000_000})
case(G, "current: `sha256` of another file", REFUSED, HEAD + "inputs: {i: {to: a, file: {file: c.csv, sha256: " + "0" * 64 + "}}}\n", files={"c.csv": steps("{t},1")})
case(G, "values: 1e999999999", REFUSED, VALUES, files={"c.csv": "tau_m_ms\n" + "1e999999999\n" * 4})
case(G, "values: negative", REFUSED, VALUES, files={"c.csv": "tau_m_ms\n" + "-1\n" * 4})
case(G, "values: a unit `ms^99999999999`", REFUSED, VALUES, files={"c.csv": "tau_m_ms^99999999999\n" + "1\n" * 4})
case(G, "spikes: a neuron 10¹⁸", REFUSED, SPIKES, files={"c.csv": "t_ms,neuron\n1,1000000000000000000\n"})
case(G, "spikes: a neuron −1", REFUSED, SPIKES, files={"c.csv": "t_ms,neuron\n1,-1\n"})
case(G, "spikes: at 10³⁰⁰ ms", DONE, SPIKES, files={"c.csv": "t_ms,neuron\n1e300,1\n"})
case(G, "spikes: at 1e-999999999 ms", REFUSED, SPIKES, files={"c.csv": "t_ms,neuron\n1e-999999999,1\n"})
case(G, "edges: a neuron 10¹⁸", REFUSED, EDGES, files={"c.csv": "source,target,weight_pA\n999999999999999999,0,1\n"})
case(G, "edges: weights of 1e999999999", REFUSED, EDGES, files={"c.csv": "source,target,weight_pA\n0,1,1e999999999\n"})
case(G, "edges: a unit of 10,000 parentheses", REFUSED, EDGES, files={"c.csv": "source,target,weight_" + "(" * 10_000 + "\n0,1,1\n"})
case(G, "voltages: 30 columns of nothing", REFUSED, VOLTAGE, files={"c.csv": "t_ms" + ",V" * 30 + "\n0\n0.1\n", **TIMES})
case(G, "model: a file that names itself", REFUSED, MODEL, files={"c.csv": "file: c.csv\n"})
case(G, "model: a file with tags", REFUSED, MODEL, files={"c.csv": "!!javax.script.ScriptEngineManager []\n"})

# ---- arrays and HDF5

G = "Arrays and HDF5"


def npy(descr="'<f8'", order="False", shape="(101, 4)", data=b"\0" * 8 * 404, version=1, length=None, magic=b"\x93NUMPY"):
    text = f"{{'descr': {descr}, 'fortran_order': {order}, 'shape': {shape}, }}".encode()
    text += b" " * (-(len(text) + 11) % 64) + b"\n"
    size = len(text) if length is None else length
    return magic + bytes([version, 0]) + (struct.pack("<H", size) if version == 1 else struct.pack("<I", size)) + text + data


ARRAY = {
    "current": CURRENT.replace("c.csv", "c.npy"),
    "spikes": SPIKES.replace("c.csv", "c.npy"),
    "matrix": MATRIX.replace("c.csv", "c.npy"),
    "voltages": VOLTAGE.replace("c.csv", "c.npy"),
}
HEADERS = {
    "a shape of 2⁶³ rows": npy(shape="(9223372036854775808, 4)"),
    "a shape of 2⁶⁴ − 1 rows": npy(shape="(18446744073709551615, 4)"),
    "a shape of 2⁶⁴ − 1 columns": npy(shape="(4, 18446744073709551615)"),
    "a shape of 10¹² rows": npy(shape="(1000000000000, 4)"),
    "no rows of 2³¹ − 1 columns": npy(shape="(0, 2147483647)", data=b""),
    "10¹² rows of no column": npy(shape="(1000000000000, 0)", data=b""),
    "a negative shape": npy(shape="(-1, 4)"),
    "no shape": npy(shape="()"),
    "three axes": npy(shape="(101, 2, 2)"),
    "objects": npy(descr="'|O'"),
    "a record": npy(descr="[('a', '<f8')]"),
    "Fortran order": npy(order="True"),
    "big-endian": npy(descr="'>f8'"),
    "cut off": npy()[:1000],
    "cut off in its header": npy()[:40],
    "a header of 4 GB": npy(version=2, length=0xFFFFFFFF),
    "version 9": npy(version=9),
    "another magic": npy(magic=b"\x89NUMPY"),
    "NaN": npy(data=struct.pack("<d", float("nan")) * 404),
    "1e300": npy(data=struct.pack("<d", 1e300) * 404),
    "nothing": b"",
}
for what, content in HEADERS.items():
    for reader, text in ARRAY.items():
        runs = reader == "current" and what == "1e300"
        case(G, f"{reader}: {what}", DONE if runs else REFUSED, text, files={"c.npy": content, **TIMES})
case(G, "current: a pipe", REFUSED, ARRAY["current"], files={"": lambda folder, base: os.mkfifo(folder / "c.npy")})


def hdf5(name, change):
    def make(folder, base):
        return change((base / "out" / name).read_bytes())

    return make


def replaced(old, new):
    return lambda content: content.replace(old, new)


TRAIN5 = {"trains": TRAINS.replace("c.csv", "c.h5"), "edges": EDGES.replace("c.csv", "c.h5").replace("delay: 1 ms", "delay: 1 ms")}
BROKEN5 = {
    "cut off": lambda content: content[: len(content) // 2],
    "its first 100 bytes": lambda content: content[:100],
    "zeros behind the first 100 bytes": lambda content: content[:100] + b"\0" * (len(content) - 100),
    "0xFF behind the first 100 bytes": lambda content: content[:100] + b"\xff" * (len(content) - 100),
    "text": lambda content: b"t_ms,neuron\n1,0\n",
    "nothing": lambda content: b"",
}
for what, change in BROKEN5.items():
    for reader, text in TRAIN5.items():
        case(G, f"{reader}: HDF5, {what}", REFUSED, text, files={"c.h5": hdf5("trains.h5" if reader == "trains" else "edges.h5", change)})
case(G, "trains: HDF5, a pipe", REFUSED, TRAIN5["trains"], files={"": lambda folder, base: os.mkfifo(folder / "c.h5")})
case(G, "edges: HDF5, a pipe", REFUSED, TRAIN5["edges"], files={"": lambda folder, base: os.mkfifo(folder / "c.h5")})

# ---- equations

G = "Equations"


def model(equations, threshold="", parameters="", method="euler", initial="V: 0 mV", more=""):
    return (
        f"simulation: {{dt: 0.1 ms, duration: 1 ms, method: {method}}}\n"
        + "models:\n  M:\n    equations: |\n"
        + "".join("      " + line + "\n" for line in equations.split("\n"))
        + (f"    threshold: {threshold}\n" if threshold else "")
        + f"    parameters: {{tau: 10 ms{parameters}}}\n    initial: {{{initial}}}\n"
        + "populations: {a: {model: M, size: 4}}\n"
        + more
    )


RATE = "dV/dt = ({})*V/tau : mV"
case(G, "1 MB of sums", REFUSED, lambda: model(RATE.format("+1" * 500_000)))
case(G, "60,000 letters of sums", REFUSED, lambda: model(RATE.format("1" + "+1" * 30_000)))
case(G, "10,000 parentheses", REFUSED, lambda: model(RATE.format("(" * 10_000 + "1" + ")" * 10_000)))
case(G, "10,000 parentheses that nobody closes", REFUSED, lambda: model(RATE.format("(" * 10_000)))
case(G, "10,000 signs", REFUSED, lambda: model(RATE.format("-" * 10_000 + "1")))
case(G, "10,000 powers", REFUSED, lambda: model(RATE.format("2" + "^2" * 10_000)))
case(G, "10,000 calls", REFUSED, lambda: model(RATE.format("exp(" * 10_000 + "1" + ")" * 10_000)))
case(G, "`9^9^9^9^9`", REFUSED, model(RATE.format("9^9^9^9^9")))
case(G, "`(V/mV)^999999999`", REFUSED, model("dV/dt = (V/(1 mV))^999999999 * mV/tau : mV"))
case(G, "`1/0`", FAILED, model(RATE.format("1/0")))
case(G, "`exp(1000) - exp(1000)`", FAILED, model(RATE.format("exp(1000) - exp(1000)")))
case(G, "sub-expressions that double 60 times", DONE, model("x0 = V/tau : mV/ms\n" + "\n".join(f"x{i} = x{i - 1} + x{i - 1} : mV/ms" for i in range(1, 61)) + "\ndV/dt = x60 : mV"))
case(G, "sub-expressions that go round", REFUSED, model("x = y : 1\ny = x : 1\ndV/dt = x*V/tau : mV"))
case(G, "2,000 sub-expressions in a row", REFUSED, lambda: model("x0 = V/tau : mV/ms\n" + "\n".join(f"x{i} = x{i - 1}*1.5 + V/tau : mV/ms" for i in range(1, 1_000)) + "\ndV/dt = x999 : mV"))
STATES = lambda n: "\n".join(f"dV{i}/dt = (V{(i + 1) % n} - V{i})/tau : mV" for i in range(n))
INITIAL = lambda n: ", ".join(f"V{i}: 0 mV" for i in range(n))
case(G, "300 state variables", DONE, lambda: model(STATES(300), initial=INITIAL(300)), RUN + ["--quiet"])
case(G, "1,500 state variables", REFUSED, lambda: model(STATES(1500), initial=INITIAL(1500)))
case(G, "1,500 state variables, `rk4`", REFUSED, lambda: model(STATES(1500), initial=INITIAL(1500), method="rk4"))
case(G, "400 state variables, `exact`", DONE, lambda: model(STATES(400), initial=INITIAL(400), method="exact"), RUN + ["--quiet"])
case(
    G, "200 state variables, `exact`, with parameters of each neuron", DONE,
    lambda: model(STATES(200), initial=INITIAL(200), method="exact").replace("size: 4", "size: 4, parameters: {tau: {uniform: [5 ms, 9 ms]}}"),
    RUN + ["--quiet"],
)
case(
    G, "a reset of 400 expressions", DONE,
    lambda: model(STATES(400), "V0 >= 0 mV\n    reset: |\n" + "\n".join(f"      V{i} = V{(i + 1) % 400} - exp(V{i}/(1 mV))*(1 mV)" for i in range(400)), initial=INITIAL(400)),
    RUN + ["--quiet"],
)
case(G, "a name that is a word of Java", DONE, model("dclass/dt = -class/tau : mV", initial="class: 0 mV"), RUN + ["--quiet"])
case(G, "a name `<init>`", REFUSED, model("d<init>/dt = -<init>/tau : mV"))
case(G, "a call of `java.lang.System.exit(0)`", REFUSED, model(RATE.format("java.lang.System.exit(0)")))
case(G, "a unit `mV^99999999999`", REFUSED, model("dV/dt = -V/tau : mV^99999999999"))
case(G, "a unit of 10,000 factors", REFUSED, lambda: model("dV/dt = -V/tau : mV" + "*mV" * 10_000))
case(G, "a state that runs away", FAILED, model("dV/dt = V*V/(tau*(1 mV)) : mV", initial="V: 1e9 mV").replace("duration: 1 ms", "duration: 100 ms"))
case(G, "`exact` with an eigenvalue of 10³⁰⁰", FAILED, model("dV/dt = 1e300*V/tau : mV", method="exact", initial="V: 1 mV"))

# ---- the command line

G = "The command line"
case(G, "an address of 100,000 points", REFUSED, HEAD, RUN + ["--set", "a." * 60_000 + "a=1"])
case(G, "a value of 100,000 brackets", REFUSED, HEAD, RUN + ["--set", "populations.a.size=" + "[" * 100_000])
case(G, "`--set` without a value", REFUSED, HEAD, RUN + ["--set", "="])
case(G, "a tag by `--set`", REFUSED, HEAD, RUN + ["--set", "populations.a.size=!!java.net.URL [x]"])
case(G, "`--shard 5/4`", REFUSED, SWEEP + "  grid: {inputs.i.constant: [1 pA, 2 pA]}\n", ["sweep", "--shard", "5/4", *RUN])
case(G, "`--shard 1/99999999999`", REFUSED, SWEEP + "  grid: {inputs.i.constant: [1 pA, 2 pA]}\n", ["sweep", "--shard", "1/99999999999", *RUN])
case(G, "a parameter file with a zero byte in its name", REFUSED, HEAD, ["--params", "p\u0001.yaml"])

# ---- results that someone else has made

G = "Results that someone else has made"
RESULT = '{"format": "rheobase-manifest-1", "complete": true, "until_ms": "10", "files": [%s]}'


def result(command, files, manifest=None):
    def make(folder, base):
        os.makedirs(folder / "out")
        for name, content in files.items():
            put(folder / "out", content, name)
        put(folder / "out", manifest if manifest is not None else RESULT % ", ".join(FILE % n for n in files), "manifest.json")
        return [command, "out"]

    return make


SOUND = {"params.resolved.yaml": HEAD + "record: {spikes: {of: a, spikes: all}}\n", "rates.csv": "population,neuron,spikes,rate_Hz,isi_mean_ms,isi_cv\n", "spikes.csv": "t_ms,population,neuron\n", "summary.json": "{}"}


def broken_result(title, code, files, manifest=None):
    for command in ["report", "plot"]:
        CASES.append(Case(G, f"`{command}`: {title}", code, result(command, files, manifest), leaves_nothing=False))


broken_result("no parameters", FAILED, {})
broken_result("a manifest of 100,000 brackets", REFUSED, SOUND, "[" * 100_000)
broken_result("a neuron 10¹⁸ in spikes.csv", FAILED, {**SOUND, "spikes.csv": "t_ms,population,neuron\n1,a,1000000000000000000\n"})
broken_result("a time of 1e300 in spikes.csv", DONE, {**SOUND, "spikes.csv": "t_ms,population,neuron\n1e300,a,1\n"})
broken_result("spikes.csv of zeros", DONE, {**SOUND, "spikes.csv": b"\0" * 100_000})
broken_result("parameters with tags", REFUSED, {**SOUND, "params.resolved.yaml": "!!java.net.URL [x]\n"})

SCRIPT = "</script><script>victim()</script><img src=x onerror=victim()>"


def harmless(folder, shown):
    page = (folder / "out" / "report.html").read_text() if (folder / "out" / "report.html").exists() else ""
    if not page:
        return ["no page"]
    return ["a script in the page"] if "<script>victim" in page or "<img src=x" in page else []


case(
    G,
    "a page about texts that are scripts",
    DONE,
    HEAD.replace("size: 4", f"size: 4, comment: '{SCRIPT}'") + f"comment: '{SCRIPT}'\noutput: {{report: true}}\n# {SCRIPT}\n",
    RUN + ["--quiet"],
    look=harmless,
)
