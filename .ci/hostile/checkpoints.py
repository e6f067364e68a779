"""Attacks on what a run goes on from: its checkpoint, its recordings, its final state and their folders."""

import hashlib
import os
import pathlib
import shutil
import signal
import struct
import subprocess
import time
import zlib

from cases import CASES, DONE, FAILED, REFUSED, Case, as_nobody, put

LONG = (
    "simulation: {dt: 0.1 ms, duration: 15 s, seed: 3}\n"
    "populations: {a: {model: LIF, size: 50, receptors: {r: {conductance: exponential, tau: 5 ms, E_rev: 0 mV}}}}\n"
    "inputs: {noise: {to: a, gaussian: {mean: 600 pA, std: 300 pA}}}\n"
    "connections: {c: {from: a, to: a, rule: {fixed_indegree: 3}, receptor: r, weight: 0.1 nS, delay: {uniform: [1 ms, 3 ms]},\n"
    "  plasticity: {stdp: {tau_plus: 20 ms, tau_minus: 20 ms, A_plus: 0.02, A_minus: 0.021, w_min: 0 nS, w_max: 1 nS}}}}\n"
    "record:\n  spikes: {of: a, spikes: all}\n  v: {of: {a: 0..3}, variables: [V], every: 1 ms, format: npy}\n"
    "output: {checkpoint: 10 min, plots: false, report: false}\n"
)
SHORT = LONG.replace("duration: 15 s", "duration: 1 s").replace("checkpoint: 10 min", "final_state: true")
NOTHING_IS_LARGER = ["java", "-Xmx64m", "-jar"]
state = {}


def prepare(jar, base):
    """A run that was stopped, the same run undisturbed, and a finished one that kept its final state."""
    state.update(jar=jar, base=base)
    put(base, LONG, "long.yaml")
    put(base, SHORT, "short.yaml")
    run(base, "run", "--params", "short.yaml", "--out", "finished")
    run(base, "run", "--params", "short.yaml", "--out", "longer", "--set", "simulation.duration=1.5 s")
    run(base, "run", "--params", "long.yaml", "--out", "whole")
    process = subprocess.Popen([*NOTHING_IS_LARGER, jar, "run", "--params", "long.yaml", "--out", "stopped", "--quiet", "--simd", "off"], cwd=base, stderr=subprocess.DEVNULL)
    spikes = base / "stopped" / ".rheobase" / "spikes.csv"
    while process.poll() is None and not (spikes.exists() and spikes.stat().st_size > 2_000):
        time.sleep(0.005)
    process.send_signal(signal.SIGTERM)
    if process.wait() != 143:
        raise SystemExit("hostile files: the run to be stopped was over too soon")


def run(folder, *arguments):
    command = [*NOTHING_IS_LARGER, state["jar"], *arguments, "--quiet"]
    return subprocess.run(command, cwd=folder, check=True, timeout=240, stderr=subprocess.PIPE)


def data(folder):
    names = [p for p in folder.iterdir() if p.is_file() and p.name not in ("manifest.json", "final_state.bin")]
    return {p.name: hashlib.sha256(p.read_bytes()).hexdigest() for p in names}


class Checkpoint:
    """A checkpoint taken apart: written again, all its checks are right."""

    MAGIC = b"\x89RHB\r\n\x1a\n"

    def __init__(self, whole):
        at = len(self.MAGIC) + 4
        self.version = struct.unpack(">i", whole[at - 4 : at])[0]
        self.sections = []
        while whole[at : at + 1] == b"S":
            (length,) = struct.unpack(">H", whole[at + 1 : at + 3])
            name = whole[at + 3 : at + 3 + length]
            at += 3 + length
            pieces = []
            while (size := struct.unpack(">i", whole[at : at + 4])[0]) > 0:
                pieces.append(whole[at + 4 : at + 4 + size])
                at += 4 + size
            at += 8
            self.sections.append([name, b"".join(pieces)])

    def section(self, name):
        return next(section for section in self.sections if section[0] == name.encode())

    def bytes(self, piece=lambda length: length, name=lambda length: length):
        out = self.MAGIC + struct.pack(">i", self.version)
        for title, content in self.sections:
            out += b"S" + struct.pack(">H", name(len(title))) + title
            for at in range(0, len(content), 65528):
                part = content[at : at + 65528]
                out += struct.pack(">i", piece(len(part))) + part
            out += struct.pack(">iI", 0, zlib.crc32(title + content))
        out += b"E"
        return out + hashlib.sha256(out).digest()


def numbers(*values):
    return struct.pack(f">{len(values)}q", *values)


def text(value):
    value = value.encode() if isinstance(value, str) else value
    return numbers(len(value)) + value


class Saved:
    """What a checkpoint says of its run, field by field."""

    def __init__(self, content):
        self.content, self.at = content, 0
        self.version, self.program, self.resolved = self.number(), self.text(), self.text()
        self.sample, self.until = self.number(), self.text()
        self.name, self.file, self.folder = self.text(), self.text(), self.text()
        self.overrides = [(self.text(), self.text(), self.text()) for _ in range(self.number())]
        self.files = [[self.text(), self.number(), self.text(), self.text()] for _ in range(self.number())]
        self.claims = {}

    def number(self):
        self.at += 8
        return struct.unpack(">q", self.content[self.at - 8 : self.at])[0]

    def text(self):
        length = self.number()
        self.at += length
        return self.content[self.at - length : self.at]

    def bytes(self):
        out = numbers(self.version) + text(self.program) + text(self.resolved) + numbers(self.sample) + text(self.until)
        out += text(self.name) + text(self.file) + text(self.folder) + numbers(self.claims.get("overrides", len(self.overrides)))
        out += b"".join(text(part) for override in self.overrides for part in override)
        out += numbers(self.claims.get("files", len(self.files)))
        return out + b"".join(text(f[0]) + numbers(f[1]) + text(f[2]) + text(f[3]) for f in self.files)


# ---- a run that was stopped

RESUME = ["run", "--resume", "out", "--threads", "2"]


def small(jar, memory, arguments):
    return [*NOTHING_IS_LARGER, jar, *arguments]


def goes_on(*put_back):
    """What was broken is put back; then the run goes on to the bytes that it would have had."""

    def look(folder, shown):
        working = folder / "out" / ".rheobase"
        if not working.exists():
            return ["nothing is left to go on from"]
        for name in put_back:
            path = working / name
            if path.is_symlink() or path.is_file() or path.is_fifo():
                path.unlink()
            elif path.is_dir():
                shutil.rmtree(path)
            shutil.copy(state["base"] / "stopped" / ".rheobase" / name, path)
        problems = [] if (folder / "elsewhere").read_text() == "precious" else ["wrote into a file elsewhere"]
        try:
            run(folder, *RESUME)
        except (subprocess.CalledProcessError, subprocess.TimeoutExpired) as e:
            return problems + [f"does not go on with the sound one: {e}: {e.stderr}"]
        if data(folder / "out") != data(state["base"] / "whole"):
            problems.append("other bytes with the sound one")
        return problems

    return look


def same(whole):
    return lambda folder, shown: [] if data(folder / "out") == data(state["base"] / whole) else ["other bytes"]


def unfinished(title, code, change, put_back=("checkpoint.bin",), arguments=RESUME, command=small, look=None):
    def make(folder, base):
        put(folder, "precious", "elsewhere")
        shutil.copytree(base / "stopped", folder / "out")
        os.chmod(folder, 0o755)
        change(folder / "out" / ".rheobase")
        return arguments

    CASES.append(Case(G, title, code, make, look or goes_on(*put_back), False, command))


def bytes_of(change, name="checkpoint.bin"):
    return lambda working: (working / name).write_bytes(change((working / name).read_bytes()))


def instead(name, make):
    def change(working):
        (working / name).unlink()
        make(working / name)

    return change


def flipped(at, bit=0):
    """A bit flipped: at a place, a share of the length, or behind a text."""

    def change(whole):
        where = at(whole) if callable(at) else at
        broken = bytearray(whole)
        broken[where] ^= 1 << bit
        return bytes(broken)

    return bytes_of(change)


def forged(change):
    """Right checks, other content."""

    def rewritten(whole):
        checkpoint = Checkpoint(whole)
        result = change(checkpoint)
        return result if isinstance(result, bytes) else checkpoint.bytes()

    return bytes_of(rewritten)


def saved(change):
    def rewritten(checkpoint):
        section = checkpoint.section("run")
        run = Saved(section[1])
        change(run)
        section[1] = run.bytes()

    return forged(rewritten)


def at(section, offset, *values):
    """Numbers of a section replaced."""

    def rewritten(checkpoint):
        part = checkpoint.section(section)
        where = offset(part[1]) if callable(offset) else offset
        part[1] = part[1][:where] + numbers(*values) + part[1][where + 8 * len(values) :]

    return forged(rewritten)


G = "Checkpoints"
unfinished("a sound one", DONE, lambda working: None, look=same("whole"))
unfinished("nothing in it", FAILED, bytes_of(lambda whole: b""))
for length in [7, 11, 12, 14, 20, 300]:
    unfinished(f"its first {length} bytes", FAILED, bytes_of(lambda whole, length=length: whole[:length]))
unfinished("half of it", FAILED, bytes_of(lambda whole: whole[: len(whole) // 2]))
unfinished("all but its last byte", FAILED, bytes_of(lambda whole: whole[:-1]))
unfinished("one byte more", FAILED, bytes_of(lambda whole: whole + b"\0"))
unfinished("100 MB more", FAILED, lambda working: os.truncate(working / "checkpoint.bin", 100 << 20))
unfinished("100 MB of zeros", FAILED, lambda working: ((working / "checkpoint.bin").write_bytes(b""), os.truncate(working / "checkpoint.bin", 100 << 20)))
for what, where in {
    "its first byte": 0,
    "its version": 11,
    "the mark of a section": 12,
    "the length of a name": 13,
    "a name": 15,
    "the length of a piece": 18,
    "the content": lambda whole: len(whole) // 2,
    "a section's check": lambda whole: len(whole) - 34,
    "the mark of its end": lambda whole: len(whole) - 33,
    "the check of the whole": lambda whole: len(whole) - 1,
}.items():
    unfinished(f"a bit of {what}", FAILED, flipped(where))
unfinished("a text", FAILED, bytes_of(lambda whole: b"t_ms,population,neuron\n" * 1000))
unfinished("a folder", FAILED, instead("checkpoint.bin", lambda path: path.mkdir()))
unfinished("a pipe without a writer", FAILED, instead("checkpoint.bin", os.mkfifo))
unfinished("a link to /dev/zero", FAILED, instead("checkpoint.bin", lambda path: path.symlink_to("/dev/zero")))
unfinished("a link to nothing", FAILED, instead("checkpoint.bin", lambda path: path.symlink_to("nowhere")))
unfinished("a link to itself", FAILED, instead("checkpoint.bin", lambda path: path.symlink_to("checkpoint.bin")))
unfinished("a link to a file elsewhere", FAILED, instead("checkpoint.bin", lambda path: path.symlink_to("../../elsewhere")))
unfinished("a link as the draft of the next", DONE, lambda working: (working / "checkpoint.bin.draft").symlink_to("../../elsewhere"), look=same("whole"))
unfinished("a folder as the draft of the next", FAILED, lambda working: os.makedirs(working / "checkpoint.bin.draft" / "x"), look=lambda folder, shown: shutil.rmtree(folder / "out" / ".rheobase" / "checkpoint.bin.draft") or goes_on()(folder, shown))

G = "Checkpoints with right checks"
HUGE = {"−1": -1, "2³¹ − 1": 2**31 - 1, "10¹²": 10**12, "−2⁶³": -(2**63)}
for shown, value in HUGE.items():
    unfinished(f"a text of {shown} bytes", FAILED, at("run", 8, value))
    unfinished(f"{shown} files", FAILED, saved(lambda run, value=value: run.claims.update(files=value)))
    unfinished(f"{shown} values of the command line", FAILED, saved(lambda run, value=value: run.claims.update(overrides=value)))
    unfinished(f"sample {shown}", FAILED, saved(lambda run, value=value: setattr(run, "sample", value)))
    unfinished(f"{shown} neurons", FAILED, at("populations", 9, value))
    unfinished(f"{shown} spikes at a sample", FAILED, at("connections", 8, value))
unfinished("a piece of 2³¹ − 1 bytes", FAILED, forged(lambda c: c.bytes(piece=lambda length: 2**31 - 1)))
unfinished("a piece of −1 bytes", FAILED, forged(lambda c: c.bytes(piece=lambda length: -1)))
unfinished("a name of 65,535 bytes", FAILED, forged(lambda c: c.bytes(name=lambda length: 65535)))
unfinished("8 MB of one text", FAILED, saved(lambda run: setattr(run, "resolved", b"x" * (8 << 20))))
unfinished("a spike of neuron −1", FAILED, at("connections", 8, 1, -1 << 32))
unfinished("a spike of neuron 50 of 50", FAILED, at("connections", 8, 1, 50 << 32))
unfinished("10¹² rows written", FAILED, at("recorders", 0, 10**12))
unfinished("no sections", FAILED, forged(lambda c: c.sections.clear()))
unfinished("a section less", FAILED, forged(lambda c: c.sections.pop()))
unfinished("a section twice", FAILED, forged(lambda c: c.sections.insert(1, c.sections[0])))
unfinished("its sections in another order", FAILED, forged(lambda c: c.sections.reverse()))
unfinished("version 2", FAILED, forged(lambda c: setattr(c, "version", 2)))
unfinished("version −1", FAILED, forged(lambda c: setattr(c, "version", -1)))
unfinished("results of another version", FAILED, saved(lambda run: setattr(run, "version", 999)))
unfinished("another seed", FAILED, saved(lambda run: setattr(run, "resolved", run.resolved.replace(b"seed: 3", b"seed: 4"))))
unfinished("another parameter file", FAILED, saved(lambda run: setattr(run, "file", run.file.replace(b"size: 50", b"size: 51"))))
unfinished("the parameter file: junk", REFUSED, saved(lambda run: setattr(run, "file", b"\x00\xff junk")))
unfinished("the parameter file: a sweep", FAILED, saved(lambda run: setattr(run, "file", run.file + b"sweep: {grid: {simulation.seed: [1, 2]}}\n")))
unfinished("the parameter file: an inference", REFUSED, saved(lambda run: setattr(run, "file", b"infer: {voltage: {file: elsewhere}, trains: {file: elsewhere}}\n")))
unfinished("the parameter file: called `../../elsewhere`", DONE, saved(lambda run: setattr(run, "name", b"../../elsewhere")), look=lambda folder, shown: [] if (folder / "elsewhere").read_text() == "precious" else ["wrote elsewhere"])
unfinished("the parameter file: its output folder is `../x`", DONE, saved(lambda run: setattr(run, "file", run.file.replace(b"10 min,", b"10 min, folder: ../x,"))), look=lambda folder, shown: [])
unfinished("a folder of files with a zero byte", FAILED, saved(lambda run: setattr(run, "folder", b"/x\0y")))
unfinished("a value of the command line that is none", REFUSED, saved(lambda run: run.overrides.append((b"no.such", b"1", b"--set no.such=1"))))
unfinished("a time of 10⁹⁹⁹⁹⁹⁹⁹⁹⁹ ms", FAILED, saved(lambda run: setattr(run, "until", b"1e999999999")))
unfinished("a file called `../../elsewhere`", FAILED, saved(lambda run: run.files[0].__setitem__(0, b"../../elsewhere")))
unfinished("a file of −1 bytes", FAILED, saved(lambda run: run.files[0].__setitem__(1, -1)))
unfinished("a file of 2⁶³ − 1 bytes", FAILED, saved(lambda run: run.files[0].__setitem__(1, 2**63 - 1)))
unfinished("a file with another beginning", FAILED, saved(lambda run: run.files[0].__setitem__(3, b"x" * 100)))

G = "Recordings that are to go on"
for name in ["spikes.csv", "v.npy"]:
    unfinished(f"{name}: missing", FAILED, lambda working, name=name: (working / name).unlink(), (name,))
    unfinished(f"{name}: shorter", FAILED, lambda working, name=name: os.truncate(working / name, 200), (name,))
    unfinished(f"{name}: longer", DONE, bytes_of(lambda whole: whole + b"more", name), look=same("whole"))
    unfinished(f"{name}: changed", FAILED, bytes_of(lambda whole: whole[:300] + b"x" + whole[301:], name), (name,))
    unfinished(f"{name}: a link to the same bytes elsewhere", FAILED, lambda working, name=name: ((working / name).rename(working / "moved"), (working / name).symlink_to("moved")), (name,))
    unfinished(f"{name}: a link to a file elsewhere", FAILED, instead(name, lambda path: path.symlink_to("../../elsewhere")), (name,))
    unfinished(f"{name}: a link to /dev/zero", FAILED, instead(name, lambda path: path.symlink_to("/dev/zero")), (name,))
    unfinished(f"{name}: a folder", FAILED, instead(name, lambda path: path.mkdir()), (name,))
    unfinished(f"{name}: a pipe", FAILED, instead(name, os.mkfifo), (name,))
unfinished("a manifest in the working folder: junk", DONE, lambda working: (working / "manifest.json").write_text("junk"), look=same("whole"))
unfinished("the folder is not there", REFUSED, lambda working: None, arguments=["run", "--resume", "nowhere"])
unfinished("the folder is a file", REFUSED, lambda working: None, arguments=["run", "--resume", "elsewhere"])
unfinished("the folder is empty", REFUSED, lambda working: os.makedirs(working.parent.parent / "out2"), arguments=["run", "--resume", "out2"])
unfinished("the folder is a link to the folder", DONE, lambda working: os.symlink("out", working.parent.parent / "out2"), arguments=["run", "--resume", "out2", "--quiet"], look=same("whole"))
unfinished("the working folder is a link", FAILED, lambda working: (working.rename(working.parent / "x"), working.symlink_to("x")), look=lambda folder, shown: ((folder / "out" / ".rheobase").unlink(), (folder / "out" / "x").rename(folder / "out" / ".rheobase")) and goes_on()(folder, shown))
unfinished("a finished run", DONE, lambda working: (shutil.rmtree(working.parent), shutil.copytree(state["base"] / "finished", working.parent)), look=lambda folder, shown: [])
unfinished("a run anew in its folder", FAILED, lambda working: put(working.parent.parent, LONG), arguments=["--params", "p.yaml", "--out", "out"])
if os.geteuid() == 0:
    unfinished("a checkpoint that may not be read", FAILED, lambda working: os.chmod(working / "checkpoint.bin", 0), command=lambda *of: as_nobody(*of))
    unfinished("a folder that may not be written", FAILED, lambda working: None, command=lambda *of: as_nobody(*of))

# ---- a run that is finished

CONTINUE = ["run", "--continue", "out", "--duration", "1.5 s"]


def untouched(folder, shown):
    """Nothing is left, and the sound result put back goes on to the bytes of one long run."""
    problems = ["a working folder is left"] if (folder / "out" / ".rheobase").exists() else []
    shutil.rmtree(folder / "out")
    shutil.copytree(state["base"] / "finished", folder / "out")
    run(folder, *CONTINUE)
    return problems + same("longer")(folder, shown)


def finished(title, code, change, look=untouched, arguments=CONTINUE):
    def make(folder, base):
        put(folder, "precious", "elsewhere")
        shutil.copytree(base / "finished", folder / "out")
        change(folder / "out")
        return arguments

    CASES.append(Case(G, title, code, make, look, False, small))


G = "Results that are to go further"
finished("a sound one", DONE, lambda out: None, look=same("longer"), arguments=CONTINUE + ["--quiet"])
finished("no final state", REFUSED, lambda out: (out / "final_state.bin").unlink())
finished("half a final state", FAILED, bytes_of(lambda whole: whole[: len(whole) // 2], "final_state.bin"))
finished("a final state that is a folder", FAILED, instead("final_state.bin", lambda path: path.mkdir()))
finished("a final state that is a pipe", FAILED, instead("final_state.bin", os.mkfifo))
finished("a final state that is a link to /dev/zero", FAILED, instead("final_state.bin", lambda path: path.symlink_to("/dev/zero")))
finished("a final state that is a link to nothing", FAILED, instead("final_state.bin", lambda path: path.symlink_to("nowhere")))
finished("the checkpoint of another run", FAILED, lambda out: shutil.copy(state["base"] / "stopped" / ".rheobase" / "checkpoint.bin", out / "final_state.bin"))
finished("manifest.json: junk", FAILED, lambda out: put(out, "junk", "manifest.json"))
finished("manifest.json: missing", FAILED, lambda out: (out / "manifest.json").unlink())
finished("manifest.json: of no finished run", FAILED, bytes_of(lambda whole: whole.replace(b'"complete": true', b'"complete": false'), "manifest.json"))
finished("params.resolved.yaml: junk", DONE, lambda out: put(out, "junk", "params.resolved.yaml"), look=same("longer"), arguments=CONTINUE + ["--quiet"])
finished("rates.csv: missing", DONE, lambda out: (out / "rates.csv").unlink(), look=same("longer"), arguments=CONTINUE + ["--quiet"])
for name in ["spikes.csv", "v.npy"]:
    finished(f"{name}: missing", FAILED, lambda out, name=name: (out / name).unlink())
    finished(f"{name}: shorter", FAILED, lambda out, name=name: os.truncate(out / name, 200))
    finished(f"{name}: changed", FAILED, bytes_of(lambda whole: whole[:300] + b"x" + whole[301:], name))
    finished(f"{name}: a link to /dev/zero", FAILED, instead(name, lambda path: path.symlink_to("/dev/zero")))
    finished(f"{name}: a folder", FAILED, instead(name, lambda path: path.mkdir()))
    finished(f"{name}: a pipe", FAILED, instead(name, os.mkfifo))
finished("less time than it has", FAILED, lambda out: None, arguments=["run", "--continue", "out", "--duration", "0.5 s"])
finished("10³⁰ s", REFUSED, lambda out: None, arguments=["run", "--continue", "out", "--duration", "1e30 s"])
finished("−1 s", REFUSED, lambda out: None, arguments=["run", "--continue", "out", "--for", "-1 s"])
finished("the folder is not there", REFUSED, lambda out: None, arguments=["run", "--continue", "nowhere", "--for", "1 s"])
