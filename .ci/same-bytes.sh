#!/usr/bin/env bash
# The same noisy population on every JDK found, over numbers of threads: one hash.
set -euo pipefail
jar=target/sim.jar
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
first=""
for java in $(find /usr/lib/jvm -maxdepth 3 -path '*/bin/java' | sort -u); do
  version=$("$java" -XshowSettings:properties -version 2>&1 | sed -n 's/ *java.specification.version = //p')
  [ "${version%%.*}" -ge 17 ] || continue
  for threads in 1 2 3 7; do
    out=$scratch/run
    rm -rf "$out"
    "$java" -jar "$jar" --params params.yaml --quiet --out "$out" --threads "$threads" \
      --set n_neurons=700 --set n_steps=4000 --set record_V=40
    hash=$(cd "$out" && sha256sum params.resolved.yaml rates.csv spikes.csv summary.json voltages.csv | sha256sum | cut -d' ' -f1)
    echo "JDK $version, $threads threads: $hash"
    first=${first:-$hash}
    if [ "$hash" != "$first" ]; then
      echo "the bytes differ" >&2
      exit 1
    fi
  done
done
