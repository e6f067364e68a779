#!/usr/bin/env bash
# Two builds, one jar.
set -euo pipefail
first=$(sha256sum < target/sim.jar)
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
git clone -q . "$scratch/clone"
(cd "$scratch/clone" && mvn -q -B -DskipTests package)
second=$(sha256sum < "$scratch/clone/target/sim.jar")
if [ -n "$(git status --porcelain)" ]; then
  echo "reproducible jar: not compared, the tree has changes that are not committed"
elif [ "$first" != "$second" ]; then
  echo "two builds of one commit gave two jars" >&2
  exit 1
else
  echo "reproducible jar: ${first%% *}"
fi
