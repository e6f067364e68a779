#!/usr/bin/env bash
# What goes wrong around a run: the disk fills up, may not be written or goes away, memory is short, signals come at any
# phase. Each ends soon, with words and the right exit code, and leaves no half a result.
set -uo pipefail
jar=$PWD/target/sim.jar
examples=$PWD/examples
scratch=$(mktemp -d)
small=$scratch/small
mkdir "$small"
trap 'mountpoint -q "$small" && umount -l "$small"; rm -rf "$scratch"' EXIT
cd "$scratch"
passed=0
failed=0

check() { # check WHAT CONDITION...
  local what=$1
  shift
  if "$@"; then
    passed=$((passed + 1))
  else
    failed=$((failed + 1))
    echo "FAILED: $what (exit code $code)" >&2
    cat stderr >&2
  fi
}
sim() { timeout 300 java -jar "$jar" "$@" > stdout 2> stderr; code=$?; }
no_trace() { ! grep -qE '^\s+at |Exception|fault of the program' stdout stderr; }
no_result() { # no file of its final name, no claim
  [ -z "$(find "$1" -name '*.csv' -o -name '*.json' -o -name '*.npy' -o -name '*.h5' -o -name .rheobase 2> /dev/null)" ]
}
# start ARGUMENTS...: a run in the background, with SIGINT as a terminal's.
start() {
  env --default-signal=INT --default-signal=HUP java -jar "$jar" "$@" > stdout 2> stderr &
  child=$!
}
# when CONDITION...: waits until it holds or the run has ended.
when() {
  until "$@" 2> /dev/null; do
    kill -0 $child 2> /dev/null || return 1
    sleep 0.02
  done
}
ended() {
  wait $child
  code=$?
}

cat > noisy.yaml << 'YAML'
simulation: {dt: 0.1 ms, duration: 1000 s, seed: 1}
populations: {cells: {model: LIF, size: 2000}}
inputs: {noise: {to: cells, gaussian: {mean: 2 nA, std: 1 nA}}}
record: {spikes: {of: cells, spikes: all}}
YAML
cat > points.yaml << 'YAML'
simulation: {dt: 0.1 ms, duration: 2 s, seed: 1}
populations: {cells: {model: LIF, size: 500}}
inputs: {drive: {to: cells, constant: 300 pA}}
record: {spikes: {of: cells, spikes: all}}
sweep: {grid: {inputs.drive.constant: {linspace: [1 nA, 2 nA, 400]}}, store: [spikes]}
YAML
sed 's/2 s, seed/1 s, seed/; s/size: 500/size: 100/; s/, 400]/, 40]/' points.yaml > stored.yaml
cat > wired.yaml << 'YAML'
simulation: {dt: 0.1 ms, duration: 100 s, seed: 1}
populations: {cells: {model: LIF, size: 100000, receptors: {r: {current: exponential, tau: 5 ms}}}}
connections: {all: {from: cells, to: cells, rule: {fixed_indegree: 500}, receptor: r, weight: {normal: {mean: 1 pA, std: 0.1 pA}}, delay: {normal: {mean: 2 ms, std: 0.5 ms, min: 0.1 ms}}}}
record: {spikes: {of: cells, spikes: all}}
YAML
cat > drawn.yaml << 'YAML'
simulation: {dt: 0.1 ms, duration: 20 s, seed: 1}
populations: {cells: {model: LIF, size: 400}}
inputs: {noise: {to: cells, gaussian: {mean: 400 pA, std: 600 pA}}}
record: {spikes: {of: cells, spikes: all}, v: {of: {cells: 0..39}, variables: [V]}}
output: {plots: true, report: true}
YAML

cat > kept.yaml << 'YAML'
simulation: {dt: 0.1 ms, duration: 30 s, seed: 1}
populations: {cells: {model: LIF, size: 5000}}
inputs: {noise: {to: cells, gaussian: {mean: 400 pA, std: 600 pA}}}
record: {spikes: {of: {cells: 0..9}, spikes: all}}
output: {checkpoint: 10 min, plots: false, report: false}
YAML
sed 's/30 s/10 s/; s/{cells: 0..9}, spikes/cells, spikes/' kept.yaml > written.yaml

# data FOLDER: the hashes of what a run recorded.
data() { (cd "$1" && sha256sum ./*.csv ./*.yaml ./summary.json); }
# asked FOLDER: has the run make a checkpoint, and waits for it.
asked() {
  kill -USR1 $child
  when test -e "$1/.rheobase/checkpoint.bin"
}
sim run --params kept.yaml --quiet --out kept
sim run --params written.yaml --quiet --out written

# ---- the disk

if mount -t tmpfs -o size=3m tmpfs "$small" 2> /dev/null; then
  sim --params noisy.yaml --quiet --out small/run
  check "a disk that fills up ends a run with 1" test $code -eq 1
  check "the file is named" grep -q 'spikes.csv could not be written: No space left on device' stderr
  check "no stack trace" no_trace
  check "nothing is left of it" no_result small

  sim --params stored.yaml --out small/sweep
  check "a disk that fills up makes points of a sweep fail, or ends it" grep -q 'No space left on device' stdout stderr
  check "no stack trace" no_trace
  sim --params stored.yaml --quiet --out small/sweep
  check "and again" no_trace
  umount "$small"
  mount -t tmpfs -o size=64m tmpfs "$small"
  sim --params stored.yaml --quiet --out whole
  sim --params stored.yaml --quiet --out small/sweep
  check "the sweep runs where there is room" cmp -s whole/sweep.csv small/sweep/sweep.csv
  umount "$small"

  mount -t tmpfs -o size=3m tmpfs "$small"
  sim --params "$examples/04-realisations.yaml" --quiet --out small/figures
  check "a small run fits" test $code -eq 0
  dd if=/dev/zero of=small/fill bs=1k 2> /dev/null
  before=$(sha256sum small/figures/* | sha256sum)
  sim report small/figures
  check "figures on a full disk end with 1" test $code -eq 1
  check "the reason is named" grep -q 'No space left on device' stderr
  check "no stack trace" no_trace
  check "the result is as it was" test "$before" = "$(sha256sum small/figures/* | sha256sum)"
  rm small/fill
  sim report small/figures
  check "and with room they are drawn" test $code -eq 0
  umount "$small"

  mount -t tmpfs -o size=1m tmpfs "$small"
  start run --params written.yaml --quiet --out small/run
  when test -s small/run/.rheobase/spikes.csv
  asked small/run
  check "a checkpoint is made when one is asked for" test -e small/run/.rheobase/checkpoint.bin
  ended
  check "a disk that recordings fill up ends a run with 1" test $code -eq 1
  check "the file is named" grep -q 'spikes.csv could not be written: No space left on device' stderr
  check "no stack trace" no_trace
  check "the checkpoint stays" test -e small/run/.rheobase/checkpoint.bin
  sim run --resume small/run --quiet
  check "without room it ends so again" test $code -eq 1
  mount -o remount,size=64m "$small"
  sim run --resume small/run --quiet
  check "with room it goes on" test $code -eq 0
  check "to the same bytes" test "$(data small/run)" = "$(data written)"
  umount "$small"

  mount -t tmpfs -o size=2m tmpfs "$small"
  start run --params kept.yaml --quiet --out small/run
  when test -s small/run/.rheobase/spikes.csv
  asked small/run
  before=$(sha256sum < small/run/.rheobase/checkpoint.bin)
  dd if=/dev/zero of=small/fill bs=1k 2> /dev/null
  truncate -s -150k small/fill
  kill -USR1 $child
  ended
  check "a disk that has no room for the next checkpoint ends a run with 1" test $code -eq 1
  check "the checkpoint is named" grep -q 'checkpoint.bin could not be written: No space left on device' stderr
  check "no stack trace" no_trace
  check "the last one is as it was" test "$before" = "$(sha256sum < small/run/.rheobase/checkpoint.bin)"
  check "no draft is left" test ! -e small/run/.rheobase/checkpoint.bin.draft
  rm small/fill
  sim run --resume small/run --quiet
  check "with room it goes on" test $code -eq 0
  check "to the same bytes" test "$(data small/run)" = "$(data kept)"
  umount "$small"

  mount -t tmpfs -o size=64m,ro tmpfs "$small"
  sim --params noisy.yaml --quiet --out small/run
  check "a disk that may not be written ends a run with 1" test $code -eq 1
  check "the folder and the reason are named" grep -q 'small/run.*Read-only file system' stderr
  sim --params points.yaml --quiet --out small/run
  check "and a sweep" test $code -eq 1
  check "the folder and the reason are named" grep -q 'small/run.*Read-only file system' stderr
  check "no stack trace" no_trace
  umount "$small"
else
  echo "faults: no tmpfs can be mounted here; full and read-only disks are left out"
fi

start --params noisy.yaml --quiet --out gone
when test -s gone/.rheobase/spikes.csv
rm -rf gone
when false
ended
check "a folder that goes away: an interrupt still ends it, or it ends with 1" test $code -eq 1
check "the folder is named" grep -q 'gone/.rheobase went away' stderr
check "no stack trace" no_trace
check "nothing is left of it" no_result gone

# ---- memory

for file in noisy wired; do
  java -Xmx20m -XX:+UseSerialGC -jar "$jar" --params $file.yaml --quiet --out tight > stdout 2> stderr
  code=$?
  check "$file in 20 MB: refused or ended with words" grep -qE -- '-Xmx' stderr
  check "no stack trace" no_trace
  check "nothing is left of it" no_result tight
done
java -Xmx200m -jar "$jar" --params wired.yaml --quiet --out tight > stdout 2> stderr
code=$?
check "a network that memory cannot hold is refused" test $code -eq 2
check "with the -Xmx that would do" grep -q -- '-Xmx[0-9]' stderr

# ---- signals

# A file that takes a while to read.
python3 - << 'PYTHON'
with open("current.csv", "w") as file:
    file.write("t_ms,cells\n")
    for step in range(1_000_001):
        file.write(f"{step // 10}.{step % 10},1\n")
PYTHON
cat > reading.yaml << 'YAML'
simulation: {dt: 0.1 ms, duration: 100 s, seed: 1}
populations: {cells: {model: LIF, size: 10}}
inputs: {given: {to: cells, file: current.csv}}
YAML

reads() { ls -l /proc/$child/fd | grep -q current.csv; }
declare -A codes=([HUP]=129 [INT]=130 [TERM]=143)
for signal in HUP INT TERM; do
  rm -rf at
  start --params reading.yaml --quiet --out at
  when reads
  kill -$signal $child
  ended
  check "SIG$signal while a file is read" test $code -eq "${codes[$signal]}"
  check "nothing is left of it" no_result at

  start --params wired.yaml --quiet --threads 2 --simd off --out at
  when test -e at/.rheobase/spikes.csv
  kill -$signal $child
  ended
  check "SIG$signal while connections are made" test $code -eq "${codes[$signal]}"
  check "nothing is left in the folder" no_result at
  rm -rf at at.partial

  start --params noisy.yaml --quiet --out at
  when test -s at/.rheobase/spikes.csv
  kill -$signal $child
  ended
  check "SIG$signal during a run" test $code -eq "${codes[$signal]}"
  check "what was done is kept" grep -q '"complete": false' at.partial/manifest.json
  check "nothing is left in the folder" no_result at
  rm -rf at at.partial

  start --params points.yaml --quiet --out at
  when test -d at/points
  kill -$signal $child
  ended
  check "SIG$signal during a sweep" test $code -eq "${codes[$signal]}"
  check "no table is left" test ! -e at/sweep.csv
  rm -rf at

  start --params drawn.yaml --quiet --out at
  when test -e at/manifest.json
  kill -$signal $child
  ended
  check "SIG$signal while figures are drawn" test $code -eq "${codes[$signal]}"
  check "the data are complete" grep -q '"complete": true' at/manifest.json
  sim --params drawn.yaml --quiet --out again --expect at
  check "and as they should be" test $code -eq 0
  check "no stack trace" no_trace
  rm -rf at again
done
for simd in off on jdk; do
  start run --params kept.yaml --quiet --out at --simd $simd --threads 2
  when test -s at/.rheobase/spikes.csv
  asked at
  check "SIGUSR1 makes a checkpoint, --simd $simd" test -e at/.rheobase/checkpoint.bin
  check "and the run goes on" kill -0 $child
  again=$(pgrep -P $child)
  kill -KILL $child
  ended 2> /dev/null
  check "a run that is killed" test $code -eq 137
  while [ -n "$again" ] && kill -0 "$again" 2> /dev/null; do sleep 0.05; done
  sim run --resume at --quiet
  check "goes on from there" test $code -eq 0
  check "to the same bytes" test "$(data at)" = "$(data kept)"
  rm -rf at
done
sim --params points.yaml --quiet --out at
check "the interrupted sweeps leave nothing that is in the way" test $code -eq 0
check "no draft is left" test -z "$(find . -name '*.draft*')"

echo "faults: $passed passed, $failed failed"
[ $failed -eq 0 ]
