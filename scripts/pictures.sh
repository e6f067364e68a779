#!/usr/bin/env bash
# Makes the pictures of docs/figures.md anew: runs the commands that stand beside them.
set -euo pipefail
cd "$(dirname "$0")/.."
commands=$(awk '/^```sh$/ {inside = 1; next} /^```$/ {inside = 0} inside' docs/figures.md)
while IFS= read -r command; do
  [ -z "$command" ] && continue
  echo "== $command"
  bash -euo pipefail -c "$command" < /dev/null
done <<< "$commands"
