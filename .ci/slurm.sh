#!/usr/bin/env bash
# A sweep as a job array on a real Slurm; needs Debian's packages and root.
set -euo pipefail
if [ "$(id -u)" = 0 ] && command -v apt-get > /dev/null; then
  scripts/test-slurm.sh
else
  echo "slurm: not tested, since that wants root and Debian's packages"
fi
