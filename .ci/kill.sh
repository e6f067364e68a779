#!/usr/bin/env bash
# Kills runs, sweeps and collections at random moments: see kill.py.
exec python3 "$(dirname "$0")/kill.py" "$@"
