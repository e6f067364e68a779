#!/usr/bin/env bash
# Hostile files, input files and folders, one by one; docs/robustness.md shows what each came to.
set -euo pipefail
python3 .ci/hostile/attacks.py target/sim.jar docs/robustness.md "$@"
