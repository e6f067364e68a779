#!/usr/bin/env bash
# A plain shell loop over one parameter: the mean rate at five mean currents.
#
#   scripts/sweep-example.sh [PARAMS] [FOLDER]
set -euo pipefail
params=${1:-params.yaml}
folder=${2:-out/sweep-example}
jar=${SIM_JAR:-target/sim.jar}

echo "mean_I_pA,mean_rate_Hz"
for mean in 200 250 300 350 400; do
  java -jar "$jar" --params "$params" --quiet --out "$folder/mean_I-$mean" \
    --set n_neurons=200 --set n_steps=5000 --set mean_I="$mean"
  rate=$(sed -n 's/.*"mean_rate_Hz": \([0-9.eE+-]*\).*/\1/p' "$folder/mean_I-$mean/summary.json")
  echo "$mean,$rate"
done
