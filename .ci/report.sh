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
sim --params examples/sweep-firing-rate.yaml --out out/pages/sweep --quiet
sim --params examples/inference.yaml --set simulation.duration="30 s" --out out/pages/inference --quiet
pages=()
for name in course network patterns inference sweep; do
  sim report "out/pages/$name"
  [ "$(stat -c %s "out/pages/$name/report.html")" -lt 3000000 ]
  pages+=("$name=out/pages/$name/report.html")
done
java -jar "$scratch"/node_modules/vnu-jar/build/dist/vnu.jar "${pages[@]#*=}"
node "$scratch/check.mjs" out/pages/screenshots "${pages[@]}"

# On a machine without fontconfig and fonts a figure is the same, to the byte.
if unshare --mount true 2> /dev/null; then
  sim plot out/pages/patterns --format svg --out out/pages/fonts > /dev/null
  unshare --mount bash -euo pipefail -c '
    mkdir -p out/pages/empty
    [ ! -d /usr/share/fonts ] || mount --bind out/pages/empty /usr/share/fonts
    [ ! -d /etc/fonts ] || mount --bind out/pages/empty /etc/fonts
    for library in $(find / -xdev -name "libfontconfig.so*" -type f); do mount --bind /dev/null "$library"; done
    java -jar target/sim.jar plot out/pages/patterns --format svg --out out/pages/no-fonts > /dev/null'
  diff -r out/pages/fonts out/pages/no-fonts
  echo "figures: the same without fonts"
fi
