#!/usr/bin/env bash
# Runs every command of README.md (the lines of its ```sh blocks) in order, in this folder.
set -euo pipefail
commands=$(awk '/^```sh$/ {inside = 1; next} /^```$/ {inside = 0} inside' README.md)
while IFS= read -r command; do
  [ -z "$command" ] && continue
  echo "== $command"
  bash -euo pipefail -c "$command" < /dev/null
done <<< "$commands"
