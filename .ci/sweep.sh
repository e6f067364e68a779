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
sim() { java -jar "$jar" "$@" > stdout 2> stderr; code=$?; }
lines() { cat "$1"/journal/*.journal 2> /dev/null | grep -ac '^[0-9a-f]* point' ; }
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
  cell: {model: LIF, size: 80, parameters: {tau_m: 10 ms, g_L: 10 nS}}
inputs:
  drive: {to: cell, gaussian: {mean: 300 pA, std: 300 pA}}
sweep:
  grid:
    inputs.drive.gaussian.mean: {linspace: [200 pA, 398 pA, 100]}
    populations.cell.parameters.t_ref: [1 ms, 2 ms]
  repeats: 2
  measure: [rate, cv]
  table: {rows: inputs.drive.gaussian.mean, columns: populations.cell.parameters.t_ref, value: rate}
EOF
points=400
begin=$(date +%s%N)
sim sweep --params sweep.yaml --out undisturbed
check "an undisturbed sweep is done" test $code -eq 0
whole=$((($(date +%s%N) - begin) / 1000000))
check "a row for every point" test "$(wc -l < undisturbed/sweep.csv)" -eq $((points + 1))
sim sweep --params sweep.yaml --out undisturbed
check "a second time nothing is computed" grep -q "(cached $points, new 0)" stdout

# Killed at 30 moments. A sweep that is through is compared, and another begun.
seed=${SEED:-$(date +%s)}
RANDOM=$seed
echo "kill -9: SEED=$seed, undisturbed $whole ms"
kills=0
through=0
while [ $kills -lt 30 ]; do
  java -jar "$jar" sweep --params sweep.yaml --out killed > stdout 2> stderr &
  running=($!)
  sleep "$(awk -v r=$RANDOM -v ms=$whole 'BEGIN {printf "%.3f", ms / 1000 * (0.1 + 0.9 * r / 32768)}')"
  if kill -9 "${running[0]}" 2> /dev/null; then
    kills=$((kills + 1))
    wait "${running[0]}" 2> /dev/null
    told=$(sed -n 's/^ *[0-9]* %  \([0-9]*\) of .*/\1/p' stderr | tail -n 1)
    check "kill $kills: the ${told:-0} points that are told are in the journal" test "$(lines killed)" -ge "${told:-0}"
    if [ $((kills % 4)) -eq 0 ] && [ "$(lines killed)" -gt 0 ]; then
      printf 'torn li' | tee -a killed/journal/*.journal > /dev/null
    fi
  else
    wait "${running[0]}"
    check "after $kills kills: the tables of an undisturbed sweep" same undisturbed killed
    check "after $kills kills: no point was computed twice" test "$(twice killed)" -eq 0
    through=$((through + 1))
    rm -rf killed
  fi
done
sim sweep --params sweep.yaml --out killed
check "after 30 kills: the tables of an undisturbed sweep" same undisturbed killed
check "after 30 kills: no point was computed twice" test "$(twice killed)" -eq 0
check "no half-written tables are left" test -z "$(ls -A killed | grep draft)"
echo "kill -9: 30 times, $((through + 1)) sweeps"

# Two processes on one folder.
java -jar "$jar" sweep --params sweep.yaml --out both > first 2>&1 &
running=($!)
sim sweep --params sweep.yaml --out both
check "one of two processes is done" test $code -eq 0
wait "${running[0]}"
check "and so is the other" test $? -eq 0
running=()
check "the tables are those of one process" same undisturbed both

# Shards, one after another, as the environment names them; collected in between.
shard() { # shard NUMBER OF VARIABLE=VALUE...
  local what="$1/$2"
  shift 2
  env "$@" java -jar "$jar" sweep --params sweep.yaml --out shards > stdout 2> stderr
  check "shard $what is done" test $? -eq 0
  check "shard $what knows itself" grep -q "in shard $what" stdout
}

shard 1 4 SLURM_ARRAY_TASK_ID=5 SLURM_ARRAY_TASK_MIN=5 SLURM_ARRAY_TASK_STEP=2 SLURM_ARRAY_TASK_COUNT=4
shard 2 4 SLURM_ARRAY_TASK_ID=7 SLURM_ARRAY_TASK_MIN=5 SLURM_ARRAY_TASK_STEP=2 SLURM_ARRAY_TASK_COUNT=4
sim collect --params sweep.yaml --out shards
check "half of the shards are not all" test $code -eq 3
check "it says what is missing" grep -q '200 of 400 points have no result yet' stderr
check "the tables hold what is there" test "$(grep -c ',ok,' shards/sweep.csv)" -eq 200
shard 3 4 JOB_COMPLETION_INDEX=2 JOB_COMPLETIONS=4
java -jar "$jar" sweep --params sweep.yaml --out shards --shard 4/4 > fourth 2>&1 &
running=($!)
while kill -0 "${running[0]}" 2> /dev/null; do
  sim collect --params sweep.yaml --out shards
  check "collecting while a shard runs" test $code -eq 3 -o $code -eq 0
done
wait "${running[0]}"
running=()
sim collect --params sweep.yaml --out shards
check "all shards are all" test $code -eq 0
check "their tables are those of one process" same undisturbed shards
for wrong in 0/4 5/4 1/0 x 1; do
  sim sweep --params sweep.yaml --out wrong --shard $wrong
  check "--shard $wrong is refused" test $code -eq 2
done
JOB_COMPLETION_INDEX=1 java -jar "$jar" sweep --params sweep.yaml --out wrong > stdout 2> stderr
check "an index without a number of pods is refused" test $? -eq 2

# Sweeps of parts are joined.
part() { # part FOLDER FIRST LAST NUMBER
  sim sweep --params sweep.yaml --out "$1" --set \
    "sweep.grid={inputs.drive.gaussian.mean: {linspace: [$2 pA, $3 pA, $4]}, populations.cell.parameters.t_ref: [1 ms, 2 ms]}"
  check "sweep $1 is done" test $code -eq 0
}
part low 200 298 50
part high 250 398 75
sim collect --merge low high --out joined
check "two sweeps are joined" test $code -eq 0
check "what they share is found equal" grep -q '400 (100 were equal' stdout
rows() { cut -d, -f2- "$1/sweep.csv" | sort; }
check "their points are those of one sweep" test "$(rows joined)" = "$(rows undisturbed)"

# A point that leaves the numbers.
cat > blown.yaml << 'EOF'
simulation: {dt: 0.5 ms, duration: 60 ms}
models:
  Growing: {equations: "dx/dt = rate*x : 1", parameters: {rate: 1 /ms}, initial: {x: 1}}
populations:
  p: {model: Growing, size: 2}
sweep:
  grid: {populations.p.parameters.rate: [0.1 /ms, 2e9 /ms, 0.2 /ms]}
  measure: [x_mean]
EOF
sim sweep --params blown.yaml --out blown
check "a failed point does not end a sweep" test $code -eq 0
check "it is a row with its error" grep -q '^1,2000000000,.*,failed,.*x of neuron 0 of p became Infinity between t = ' blown/sweep.csv
check "beside the others" test "$(grep -c ',ok,' blown/sweep.csv)" -eq 2
sim sweep --params blown.yaml --out blown --keep-going
check "--keep-going is what happens anyway" grep -q 'cached 3, new 0' stdout
sim sweep --params blown.yaml --out blown-fast --fail-fast
check "--fail-fast ends with the first" test $code -eq 1
check "and says which" grep -q 'point 1: x of neuron 0' stderr
check "without tables" test ! -e blown-fast/sweep.csv
sim sweep --params blown.yaml --out blown-fast
check "what was in the journal is kept" grep -q 'cached [1-9]' stdout
check "and the table is that of the other" cmp blown/sweep.csv blown-fast/sweep.csv

# Shards of a run, joined.
cat > run.yaml << 'EOF'
simulation: {dt: 0.1 ms, duration: 100 ms, seed: 3}
populations:
  cell: {model: LIF, size: 100, parameters: {tau_m: 10 ms, g_L: 10 nS}}
inputs:
  drive: {to: cell, gaussian: {mean: 300 pA, std: 300 pA}}
record:
  spikes: {of: cell, spikes: all}
  traces: {of: {cell: 20..70}, variables: [V], every: 1 ms, format: npy}
EOF
sim --params run.yaml --out run
sim --params run.yaml --out joined-run --shard 1/3
sim collect --params run.yaml --out joined-run
check "a third of a run is no run" test $code -eq 3
check "it says which shards are missing" grep -q '2 of 3 shards have no result yet: 2, 3' stderr
JOB_COMPLETION_INDEX=1 JOB_COMPLETIONS=3 java -jar "$jar" --params run.yaml --out joined-run --shard auto --quiet
sim --params run.yaml --out joined-run --shard 3/3
sim collect --params run.yaml --out joined-run --expect run
check "shards of a run are joined to the same bytes" test $code -eq 0

echo "sweeps: $passed passed, $failed failed"
[ $failed -eq 0 ]
