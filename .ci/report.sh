#!/usr/bin/env bash
# Pages of a run, a network and a sweep: valid HTML, less than 3 MB, and used in a real browser.
set -euo pipefail
if ! command -v chromium > /dev/null; then
  apt-get update -q
  DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends chromium
fi
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
cp .ci/report/package.json .ci/report/package-lock.json .ci/report/check.mjs "$scratch"
npm ci --prefix "$scratch" --silent --no-audit --no-fund --ignore-scripts

sim() {
  java -jar target/sim.jar "$@"
}
sim --params params.yaml --set n_neurons=1000 --set n_steps=30_000 --out out/pages/course --quiet
sim --params examples/network-coba.yaml --out out/pages/network --quiet
sim --params examples/09-firing-patterns.yaml --out out/pages/patterns --quiet
pages=()
for name in course network patterns; do
  sim report "out/pages/$name"
  [ "$(stat -c %s "out/pages/$name/report.html")" -lt 3000000 ]
  pages+=("$name=out/pages/$name/report.html")
done
java -jar "$scratch"/node_modules/vnu-jar/build/dist/vnu.jar "${pages[@]#*=}"
node "$scratch/check.mjs" out/pages/screenshots "${pages[@]}"
