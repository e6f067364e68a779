#!/usr/bin/env bash
# Sweeps that are killed, shared and joined: at the end there is always the table of an undisturbed one.
set -uo pipefail
jar=$PWD/target/sim.jar
scratch=$(mktemp -d)
running=()
stop() {
  for pid in "${running[@]}"; do
    kill -9 "$pid" 2> /dev/null
  done
  rm -rf "$scratch"
}
trap stop EXIT
cd "$scratch" || exit 1
passed=0
failed=0

check() { # check WHAT CONDITION...
  local what=$1
  shift
  if "$@"; then
    passed=$((passed + 1))
  else
    failed=$((failed + 1))
    echo "FAILED: $what" >&2
  fi
}
java_() { java -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xshare:auto -jar "$jar" "$@"; }
sim() { java_ "$@" > stdout 2> stderr; code=$?; }
lines() { cat "$1"/journal/*.journal 2> /dev/null | grep -ac $'^[0-9a-f]* point\t.*' || true; }
twice() { cat "$1"/journal/*.journal | sed -n 's/^[0-9a-f]* point\t\([0-9a-f]*\)\t.*/\1/p' | sort | uniq -d | wc -l; }
same() { # same FOLDER OTHER
  local file
  for file in sweep.csv firing-rate.csv params.resolved.yaml; do
    cmp "$1/$file" "$2/$file" || return 1
  done
}

cat > sweep.yaml << 'EOF'
simulation: {dt: 0.1 ms, duration: 200 ms, seed: 3}
populations:
  cell: {model: LIF, size: 150, parameters: {tau_m: 10 ms, g_L: 10 nS}}
inputs:
  drive: {to: cell, gaussian: {mean: 300 pA, std: 300 pA}}
sweep:
  grid:
    inputs.drive.gaussian.mean: {linspace: [200 pA, 400 pA, 100]}
    populations.cell.parameters.t_ref: [1 ms, 2 ms]
  repeats: 6
  measure: [rate, cv]
  table: {rows: inputs.drive.gaussian.mean, columns: populations.cell.parameters.t_ref, value: rate}
EOF
points=1200
begin=$(date +%s%N)
sim sweep --params sweep.yaml --out undisturbed --threads 2
check "an undisturbed sweep is done" test $code -eq 0
whole=$((($(date +%s%N) - begin) / 1000000))
check "a row for every point" test "$(wc -l < undisturbed/sweep.csv)" -eq $((points + 1))

