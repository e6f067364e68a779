#!/usr/bin/env bash
# The jar as a user meets it: exit codes, messages, interrupts, memory, disk.
set -uo pipefail
jar=$PWD/target/sim.jar
params=$PWD/params.yaml
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
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
    echo "FAILED: $what" >&2
  fi
}
sim() { java -jar "$jar" "$@" > stdout 2> stderr; code=$?; }
no_trace() { ! grep -qE '^\s+at |Exception' stdout stderr; }

sim --params "$params" --set tau_m=-1 --set nneurons=4 --out refused
check "a wrong file exits with 2" test $code -eq 2
check "both faults are shown" test "$(grep -c ': error: ' stderr)" -eq 2
check "no stack trace" no_trace
check "no folder is left" test ! -e refused

sim --params nowhere.yaml
check "a missing file exits with 2" test $code -eq 2
check "no stack trace" no_trace

sim --params "$params" --set model=LIF --set dt=500 --set tau_m=1 --set V_th=1e308 --set n_neurons=8 --set n_steps=400 --out blown
check "a state that is not finite exits with 1" test $code -eq 1
check "it names the neuron" grep -q 'neuron' stderr
check "no folder is left" test ! -e blown

sim --params "$params" --quiet --set n_neurons=50 --set n_steps=1000 --out one
check "quiet prints nothing" test ! -s stdout
sim --params "$params" --set n_neurons=50 --set n_steps=1000 --seed 1 --out two --expect one
check "another seed exits with 3" test $code -eq 3
check "it says where" grep -q 'differs first in line' stderr
sim --params - --set n_neurons=50 --set n_steps=1000 --out three --expect one < "$params"
check "standard input gives the same bytes" test $code -eq 0

# With the archive of classes beside the jar, the process has its JVM start once more.
flags_of() { # flags_of JAVA_FLAG...: the command line of a run that is under way
  java "$@" -jar "$jar" --params "$params" --quiet --set n_steps=2_000_000 --out out > stdout 2> stderr &
  child=$!
  while [ ! -s out/.rheobase/spikes.csv ] && kill -0 $child 2> /dev/null; do
    sleep 0.05
  done
  tr '\0' ' ' < /proc/$child/cmdline
  kill $child
  wait $child
  echo "code $?"
  rm -rf out out.partial
}
if [ "$(uname -sm)" = "Linux x86_64" ]; then
  flags_of > seen
  check "a run has the archive of classes" grep -q -- '-XX:SharedArchiveFile=' seen
  check "its process is the one that was started" grep -q 'code 143' seen
  check "the JVM says nothing of it" test ! -s stderr
  flags_of -Xmx1g > seen
  check "the memory that was given holds" grep -q -- '-XX:SharedArchiveFile=.*-Xmx1g -jar' seen
  flags_of -XX:+UseSerialGC > seen
  check "whoever gives other flags has them alone" grep -q '^java -XX:+UseSerialGC -jar' seen
  JAVA_TOOL_OPTIONS=-Dx=y flags_of > seen
  check "so does who gives them by a variable" grep -q '^java -jar' seen
  flags_of -Drheobase.started=true > seen
  check "a property has it left alone" grep -q '^java -Drheobase.started=true -jar' seen
  sim --params - --set n_neurons=50 --set n_steps=1000 --set output.plots=false --out anew < "$params"
  java -Drheobase.started=true -jar "$jar" --params "$params" --quiet --set n_neurons=50 --set n_steps=1000 --expect anew --out left
  check "both give the same bytes" test $? -eq 0
fi

for signal in INT TERM; do
  rm -rf out out.partial
  # A shell starts its background jobs with SIGINT ignored.
  env --default-signal=INT java -jar "$jar" --params "$params" --quiet --set n_steps=2_000_000 --out out > stdout 2> stderr &
  child=$!
  while [ ! -s out/.rheobase/spikes.csv ]; do
    kill -0 $child 2> /dev/null || break
    sleep 0.05
  done
  kill -$signal $child
  wait $child
  code=$?
  expected=$([ $signal = INT ] && echo 130 || echo 143)
  check "SIG$signal exits with $expected, not $code" test $code -eq "$expected"
  check "what was done is kept" grep -q '"complete": false' out.partial/manifest.json
  check "the last line is whole" test -z "$(tail -c 1 out.partial/spikes.csv)"
  check "the folder is given back" test ! -e out
done

sim --params "$params" --quiet --set n_neurons=500 --set n_steps=4000 --simd off --out scalar
sim --params "$params" --quiet --set n_neurons=500 --set n_steps=4000 --simd jdk --out vector --expect scalar
check "a second JVM with vector kernels gives the same bytes" test $code -eq 0
check "and says nothing of itself" test ! -s stderr
sim --params - --quiet --set n_neurons=500 --set n_steps=4000 --simd jdk --out vector --expect scalar < "$params"
check "standard input reaches it" test $code -eq 0
sim --params "$params" --set tau_m=-1 --simd jdk
check "its exit code comes back" test $code -eq 2
if grep -qw avx512dq /proc/cpuinfo; then
  before=$(ls "${TMPDIR:-/tmp}")
  JAVA_TOOL_OPTIONS=-Xlog:class+load:file=own-%p java -jar "$jar" --params "$params" --quiet \
    --set n_neurons=500 --set n_steps=4000 --simd on --out machine --expect scalar 2> stderr
  check "machine code gives the same bytes" test $? -eq 0
  check "in one JVM" test "$(ls own-* | wc -l)" -eq 1
  check "without a warning of the JVM" test -z "$(grep -v '^Picked up' stderr)"
  check "it leaves nothing among the temporary files" test -z "$(comm -13 <(echo "$before") <(ls "${TMPDIR:-/tmp}") | grep rheobase)"
  java -Djava.io.tmpdir="$PWD/missing" -jar "$jar" --params "$params" --quiet --set n_neurons=500 \
    --set n_steps=4000 --simd on --out elsewhere --expect scalar
  check "without a place for temporary files a run does without machine code" test $? -eq 0
fi

cp "$jar" copy.jar
java -cp copy.jar io.rheobase.cli.ClassArchiveBuild
archive=$(ls copy-*.jsa)
small=(--params "$params" --quiet --set n_neurons=500 --set n_steps=4000 --simd jdk --expect scalar)
loads() { JAVA_TOOL_OPTIONS=-Xlog:class+load:file=loaded-%p java -jar copy.jar "${small[@]}" --out "$1" 2> stderr; }
loads mapped
check "a second JVM maps the archive of classes" grep -q 'rheobase.cli.Main source: shared objects file (top)' loaded-*
rm loaded-*
chmod u+w "$archive"
truncate -s 1000000 "$archive"
loads cut
check "it does without an archive that was cut short" test $? -eq 0
check "and does not look at it" test -z "$(grep -l 'shared objects file (top)' loaded-*)"
check "the build leaves an archive beside the jar" ls "${jar%.jar}"-*.jsa

java -jar "$jar" --params "$params" --quiet --set n_steps=2_000_000 --simd jdk --out orphan &
parent=$!
while [ ! -s orphan/.rheobase/spikes.csv ]; do
  kill -0 $parent 2> /dev/null || break
  sleep 0.05
done
kill -9 $parent
wait $parent 2> /dev/null
for _ in $(seq 100); do
  pgrep -f -- '--out orphan' > /dev/null || break
  sleep 0.1
done
check "it ends with a parent that is killed" test -z "$(pgrep -f -- '--out orphan')"

sim check "$params"
check "check exits with 0" test $code -eq 0
sim --params "$params" --quiet --set n_neurons=40 --set n_steps=500 --out flat
java -jar "$jar" check "$params" --set n_neurons=40 --set n_steps=500 > resolved.yaml 2> stderr
sim --params resolved.yaml --quiet --out full --expect flat
check "what check prints gives the same bytes" test $code -eq 0
sim models HodgkinHuxley --java
check "a kernel can be read" grep -q 'fma(' stdout

sim --params "$params" --set record_V=all --set n_steps=1_000_000_000
check "a run that the disk cannot hold is refused" test $code -eq 2
check "with both numbers" grep -qE 'writes at least .* has .* free' stderr

java -Xmx64m -jar "$jar" --params "$params" --set n_neurons=2_000_000 --set n_steps=10 > stdout 2> stderr
check "a run that memory cannot hold is refused" test $? -eq 2
check "with the -Xmx that would do" grep -q -- '-Xmx' stderr

java -Xmx512m -XX:+ExitOnOutOfMemoryError -jar "$jar" --params "$params" --quiet --set record_V=all --set n_steps=3000 --out all
check "all of V in 512 MB" test $? -eq 0
check "a row for every sample" test "$(wc -l < all/voltages.csv)" -eq 3002

echo "end to end: $passed passed, $failed failed"
[ $failed -eq 0 ]
