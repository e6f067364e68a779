"""What a hostile parameter file, input file or folder can do: every attack ends soon, with words and an exit code.

    python3 attacks.py JAR TABLE [--write]

Each attack runs the jar in a folder of its own, with little memory and little time. What came out is compared with the
table in TABLE, or put there with --write. Whatever the table says: no stack trace, no control characters, no megabytes
of messages, nothing outside the output folder.
"""

import concurrent.futures
import os
import pathlib
import re
import shutil
import stat
import subprocess
import sys
import tempfile
import time

import checkpoints
from cases import CASES, prepare

LONGEST_WORK = 20  # seconds of processor time for one attack; most take one
LONGEST = 240  # seconds by the clock, on a machine that does much else: what waits for ever is found by it
MEMORY = "-Xmx256m"
BEGIN, END = "<!-- attacks -->", "<!-- end of attacks -->"


def inventory(folder):
    """Everything below a folder but its output folders, with sizes."""
    found = {}
    for path in sorted(folder.rglob("*")):
        relative = path.relative_to(folder)
        if not relative.parts[0].startswith("out") and relative.parts[0] not in ("stdout", "stderr", "stdin"):
            mode = path.lstat()
            found[str(relative)] = (stat.S_IFMT(mode.st_mode), mode.st_size if stat.S_ISREG(mode.st_mode) else 0)
    return found


def words(text, folder):
    """The first line that says what is wrong, free of what differs between machines."""
    chosen = next((line for line in text.splitlines() if line.startswith("sim: ") or ": error: " in line), "")
    chosen = chosen.replace(str(folder) + "/", "").replace(str(folder), ".")
    chosen = re.sub(r"has [0-9.]+ [kMGTPE]B free", "has … free", chosen)
    chosen = re.sub(r"has \d+ bytes, at the checkpoint it had \d+", "has … bytes, at the checkpoint it had …", chosen)
    chosen = re.sub(r"stands at sample \d{4,6}(?!\d)", "stands at sample …", chosen)
    chosen = re.sub(r"after \d+(\.\d+)? ms, of a run", "after … ms, of a run", chosen)
    chosen = re.sub(r"made by version .*, whose results", "made by version …, whose results", chosen)
    chosen = re.sub(r"/tmp/\S*/", "", chosen)
    return chosen if len(chosen) <= 150 else chosen[:149] + "…"


def watched(process):
    """Processor time and exit code; none where the process had to be ended."""
    begin = time.monotonic()
    work = 0.0
    tick = os.sysconf("SC_CLK_TCK")
    while process.poll() is None:
        try:
            fields = pathlib.Path(f"/proc/{process.pid}/stat").read_text().rsplit(")", 1)[1].split()
            work = (int(fields[11]) + int(fields[12]) + int(fields[13]) + int(fields[14])) / tick
        except (OSError, IndexError):
            pass
        if work > LONGEST_WORK or time.monotonic() - begin > LONGEST:
            process.kill()
            process.wait()
            return work, None
        time.sleep(0.05)
    return work, process.returncode


def attack(case, jar, base):
    problems = []
    with tempfile.TemporaryDirectory(prefix="hostile-") as scratch:
        folder = pathlib.Path(scratch) / "here"
        folder.mkdir()
        arguments = case.make(folder, base)
        before = inventory(folder)
        command = case.command(jar, MEMORY, arguments)
        source = open(folder / "stdin", "rb") if (folder / "stdin").exists() else subprocess.DEVNULL
        with open(folder / "stdout", "wb") as out, open(folder / "stderr", "wb") as err:
            process = subprocess.Popen(command, cwd=folder, stdin=source, stdout=out, stderr=err)
            work, code = watched(process)
        if code is None:
            problems.append(f"did not end within {LONGEST_WORK} s of work and {LONGEST} s of waiting")
            code = "none"
        size = (folder / "stderr").stat().st_size
        raw = (folder / "stderr").read_bytes()[:1_000_000].decode("utf-8", "replace")
        shown = raw + (folder / "stdout").read_bytes()[:1_000_000].decode("utf-8", "replace")
        said = words(raw, folder)
        if size > 100_000:
            problems.append(f"{size} bytes of messages")
        if re.search(r"^\s+at |Exception|StackOverflow|fault of the program", raw, re.M):
            problems.append("a fault of the program")
        if re.search(r"ran out of memory", raw):
            problems.append("out of memory")
        if re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f]", shown):
            problems.append("control characters")
        if code not in (0, 3, "none") and not raw.strip():
            problems.append("no message")
        if inventory(folder) != before:
            problems.append("wrote elsewhere")
        if pathlib.Path(scratch, "victim").exists() or len(os.listdir(scratch)) > 1:
            problems.append("wrote above")
        if code == 2 and case.leaves_nothing and any(p.name.startswith("out") for p in folder.iterdir()):
            problems.append("left a folder")
        problems += case.look(folder, shown)
        return code, said, problems, work


def table(rows):
    lines = []
    group = None
    for case, (code, said, _, _) in rows:
        if case.group != group:
            group = case.group
            lines += ["", f"### {group}", "", "| tried | exit | what it says first |", "|---|---|---|"]
        said = said.replace("\\", "\\\\").replace("|", "\\|").replace("<", "&lt;").replace("*", "\\*")
        lines.append(f"| {case.title} | {code} | {said or '(it runs)'} |")
    return "\n".join(lines).strip() + "\n"


def main():
    jar, page = os.path.abspath(sys.argv[1]), pathlib.Path(sys.argv[2])
    only = [a for a in sys.argv[3:] if a != "--write"]
    chosen = [case for case in CASES if not only or any(o in case.group + ": " + case.title for o in only)]
    with tempfile.TemporaryDirectory(prefix="hostile-base-") as scratch:
        base = pathlib.Path(scratch)
        prepare(jar, base)
        checkpoints.prepare(jar, base)
        with concurrent.futures.ThreadPoolExecutor(os.cpu_count() or 1) as pool:
            outcomes = []
            for case, outcome in zip(chosen, pool.map(lambda case: attack(case, jar, base), chosen)):
                outcomes.append(outcome)
                if only:
                    code, said, problems, work = outcome
                    print(f"{case.title}: {code}: {work:.1f} s: {said} {problems}", flush=True)
    rows = list(zip(chosen, outcomes))
    failed = 0
    for case, (code, said, problems, work) in rows:
        if code != case.code:
            problems = problems + [f"exit {code}, not {case.code}"]
        if problems:
            failed += 1
            print(f"FAILED: {case.group}: {case.title}: {'; '.join(problems)}: {said}", file=sys.stderr)
    if not only:
        text = page.read_text()
        head, rest = text.split(BEGIN)
        tail = rest.split(END)[1]
        new = head + BEGIN + "\n\n" + table(rows) + "\n" + END + tail
        if "--write" in sys.argv:
            page.write_text(new)
        elif new != text:
            failed += 1
            page.with_suffix(".now").write_text(new)
            subprocess.run(["diff", str(page), str(page.with_suffix(".now"))])
            page.with_suffix(".now").unlink()
            print(f"FAILED: {page} says something else; --write brings it up to date", file=sys.stderr)
    case, (_, _, _, work) = max(rows, key=lambda row: row[1][3])
    print(f"most work: {work:.1f} s ({case.title})")
    print(f"hostile files: {len(rows) - failed} of {len(rows)} attacks ended as they should")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
