#!/usr/bin/env bash
# Files drawn at random for a while (SOAK_SECONDS, by default 300), and their results read by Python.
set -euo pipefail
kept=$PWD/target/soak
rm -rf "$kept"
mkdir -p "$kept"
mvn -B -q -Psoak surefire:test -Dsoak.seconds="${SOAK_SECONDS:-300}" -Dsoak.keep="$kept" | grep -o 'soak: .*' || {
  echo "the soak failed" >&2
  exit 1
}
python3 .ci/soak/read.py "$kept"
