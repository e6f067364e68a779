#!/usr/bin/env bash
# One hash for a noisy population and for two small networks, on every JDK found: over numbers of threads, with and without
# vector code, with narrower vectors, with less of the compiler or none, in another language, time zone and encoding.
# Then every example against the hashes in the tree.
#   same-bytes.sh --write   stores the hashes of the examples that no test runs
set -euo pipefail
jar=target/sim.jar
expected=src/test/resources/expected
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

data() { # the hashes of the data files of a folder
  (cd "$1" && find . -maxdepth 1 -type f ! -name manifest.json ! -name '*.png' ! -name '*.svg' ! -name '*.html' -printf '%P\n' |
    LC_ALL=C sort | xargs sha256sum)
}

declare -A first=()
same() { # same WHAT FILE COMMAND...: runs a command with --params FILE and further options
  local what=$1 file=$2 out=$scratch/run hash
  shift 2
  rm -rf "$out"
  "$@" --quiet --out "$out" > /dev/null
  hash=$(data "$out" | sha256sum | cut -d' ' -f1)
  first[$file]=${first[$file]:-$hash}
  if [ "$hash" != "${first[$file]}" ]; then
    echo "the bytes differ: $file, $what" >&2
    exit 1
  fi
  count=$((count + 1))
}

population="--params params.yaml --set n_neurons=300 --set n_steps=2000 --set record_V=20"
cat > "$scratch/network.yaml" << 'YAML'
simulation: {dt: 0.1 ms, duration: 60 ms, seed: 7}
populations:
  exc: {model: AdEx, size: 240, receptors: &r {g: {conductance: biexponential, tau_rise: 1 ms, tau_decay: 5 ms, E_rev: 0 mV}, d: {current: delta}}}
  inh: {model: LIF, size: 60, receptors: *r}
inputs:
  drive: {to: [exc, inh], ou: {mean: 500 pA, std: 300 pA, tau: 5 ms}}
  kicks: {to: exc, receptor: g, poisson: {rate: 800 Hz, weight: 1 nS}}
connections:
  to_all: {from: exc, to: [exc, inh], rule: {fixed_indegree: 20}, receptor: g, weight: {lognormal: {mean: 1 nS, std: 0.5 nS}}, delay: {uniform: [0.2 ms, 2 ms]},
           plasticity: {stdp: {A_plus: 0.01, A_minus: 0.0105, tau_plus: 20 ms, tau_minus: 20 ms, w_max: 8 nS}}}
  back: {from: inh, to: exc, rule: {pairwise_bernoulli: 0.1}, receptor: d, weight: -0.2 mV, delay: 0.5 ms}
record:
  spikes: {of: [exc, inh], spikes: all}
  v: {of: {exc: 0..4, inh: 0..4}, variables: [V]}
  trains: {of: [exc, inh], spikes: all, format: sonata}
  wires: {of: to_all, connections: all, format: npz}
YAML
network="--params $scratch/network.yaml"
cat > "$scratch/static.yaml" << 'YAML'
simulation: {dt: 0.1 ms, duration: 60 ms, seed: 8}
populations:
  exc: {model: LIF, size: 700, receptors: &r {g: {conductance: exponential, tau: 5 ms, E_rev: 0 mV}, d: {current: delta}}}
  inh: {model: LIF, size: 300, receptors: *r}
  beside: {model: ExpLIF, size: 530}
inputs:
  background: {to: [exc, inh], receptor: d, poisson: {rate: 20 kHz, weight: 0.1 mV}}
  noise: {to: beside, gaussian: {mean: 300 pA, std: 600 pA, start: 5 ms, stop: 50 ms}}
connections:
  one_delay: {from: exc, to: [exc, inh], rule: {fixed_indegree: 50}, receptor: g, weight: 0.5 nS, delay: 1.5 ms}
  own_weights: {from: inh, to: exc, rule: {fixed_indegree: 30}, receptor: d, weight: {normal: {mean: -0.5 mV, std: 0.1 mV}}, delay: 1 ms}
  own_delays: {from: inh, to: inh, rule: {pairwise_bernoulli: 0.1}, receptor: d, weight: -0.5 mV, delay: {uniform: [0.2 ms, 3 ms]}}
record:
  spikes: {of: [exc, inh, beside], spikes: all}
  pace: {of: [exc, inh], rate: {bin: 1 ms}}
YAML
static="--params $scratch/static.yaml"

for java in $(find /usr/lib/jvm -maxdepth 3 -path '*/bin/java' -exec readlink -f {} + | sort -u); do
  version=$("$java" -XshowSettings:properties -version 2>&1 | sed -n 's/ *java.specification.version = //p')
  [ "${version%%.*}" -ge 17 ] || continue
  count=0
  for file in population network static; do
    options=${!file}
    sim() {
      local what=$1
      shift
      # shellcheck disable=SC2086 # options are words
      same "JDK $version, $what" "$file" "$@" $options
    }
    for threads in 1 2 3 4 5 6 7 8; do
      sim "$threads threads" "$java" -jar "$jar" --threads "$threads"
    done
    sim "machine code" "$java" -jar "$jar" --simd on
    sim "no machine code at all" "$java" -Djava.io.tmpdir=/proc -jar "$jar"
    sim "vector code" "$java" -jar "$jar" --simd jdk
    sim "scalar code" "$java" -jar "$jar" --simd off
    if [ "$(uname -m)" = x86_64 ]; then
      sim "vector code of 256 bits" "$java" -XX:UseAVX=2 -jar "$jar" --simd jdk
    fi
    sim "C1 alone" "$java" -XX:TieredStopAtLevel=1 -jar "$jar"
    sim "C2 alone" "$java" -XX:-TieredCompilation -jar "$jar"
    sim "Turkish" "$java" -Duser.language=tr -Duser.country=TR -jar "$jar"
    sim "Arabic digits" "$java" -Duser.language=ar -Duser.country=EG -jar "$jar"
    sim "LANG=tr_TR.UTF-8" env LANG=tr_TR.UTF-8 LC_ALL=tr_TR.UTF-8 "$java" -jar "$jar"
    sim "LANG=C" env LANG=C LC_ALL=C "$java" -jar "$jar"
    sim "ASCII" "$java" -Dfile.encoding=US-ASCII -jar "$jar"
    for zone in Pacific/Chatham America/St_Johns; do
      sim "$zone" env TZ=$zone "$java" -jar "$jar"
    done
  done
  options="--set n_neurons=8 --set n_steps=60 --set record_V=all"
  # shellcheck disable=SC2086 # options are words
  same "JDK $version, compiled" small "$java" -jar "$jar" --params params.yaml $options
  # shellcheck disable=SC2086
  same "JDK $version, interpreted" small "$java" -Xint -jar "$jar" --params params.yaml $options
  if [ "$(uname -m)" = x86_64 ]; then
    # shellcheck disable=SC2086
    same "JDK $version, without fused multiply-add" small "$java" -XX:-UseFMA -jar "$jar" --params params.yaml $options 2> /dev/null
  fi
  echo "JDK $version: the same bytes in $count runs"
done

# The lessons and the published networks are held by tests; here they are run as they stand by a user, and the others.
for file in $(find examples -name '*.yaml' | LC_ALL=C sort); do
  name=$(basename "$file" .yaml)
  case $file in examples/networks/*) continue ;; esac
  command=() shortened=()
  results=$scratch/$name
  case $name in
    # 140 points of ten minutes each: one of them, for a while.
    detection | output-rate)
      command=(sweep) shortened=(--point 5 --set "simulation.duration=20 s")
      results=$results/point-5
      ;;
  esac
  java -jar "$jar" "${command[@]}" --params "$file" "${shortened[@]}" --quiet --out "$scratch/$name" > /dev/null
  stored=$expected/examples/$name.sha256
  if [ "${1:-}" = --write ] && [[ ! $name =~ ^[0-9][0-9]- ]]; then
    data "$results" > "$stored"
  fi
  data "$results" | LC_ALL=C sort -k2 | diff <(LC_ALL=C sort -k2 "$stored") - || {
    echo "$file does not give the bytes of $stored" >&2
    exit 1
  }
  rm -rf "${scratch:?}/$name"
  examples=$((${examples:-0} + 1))
done
echo "examples: $examples give the bytes in the tree"
