#!/usr/bin/env bash
# Runs a parameter file and compares every byte with a stored result: for CI.
# The first call stores; later ones compare, and exit 3 at the first difference.
#
#   scripts/regression.sh PARAMS STORED_FOLDER [OPTIONS OF sim]
set -euo pipefail
if [ $# -lt 2 ]; then
  sed -n '2,6p' "$0" | sed 's/^# \{0,1\}//'
  exit 2
fi
params=$1
stored=$2
shift 2
jar=${SIM_JAR:-target/sim.jar}

if [ ! -e "$stored/manifest.json" ]; then
  java -jar "$jar" --params "$params" --quiet --out "$stored" "$@"
  echo "stored in $stored"
  exit 0
fi
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
java -jar "$jar" --params "$params" --quiet --out "$scratch/new" --expect "$stored" "$@"
echo "as in $stored"
