#!/usr/bin/env bash
# The published JSON schema against every valid file and the faulty ones, with a validator that editors use.
set -euo pipefail
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
cp .ci/schema/package.json .ci/schema/package-lock.json .ci/schema/check.mjs "$scratch"
npm ci --prefix "$scratch" --silent --no-audit --no-fund
node "$scratch/check.mjs"
