"""Runs one process to its end and says what it took."""

import os
import subprocess
import sys
import time
from typing import NamedTuple

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))


class Usage(NamedTuple):
    """The operating system's accounting of a finished process and the children it waited for."""

    wall: float  # s
    processor: float  # s, user and system
    peak: float  # MB resident, of the largest process
    output: str


def measure(command, environment=None):
    """Runs `command` in the repository's root; a failure ends the program with its messages."""
    start = time.perf_counter()
    process = subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        cwd=ROOT,
        env={**os.environ, **(environment or {})},
    )
    output = process.stdout.read().decode()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    wall = time.perf_counter() - start
    process.stdout.close()
    if process.returncode != 0:
        sys.exit(f"{' '.join(command)} failed:\n{output}")
    return Usage(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, output)
