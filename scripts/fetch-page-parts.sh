#!/usr/bin/env bash
# Fetches anew what the page and the figures bring along from elsewhere: uPlot from npm, Arimo from Debian's
# fonts-croscore. A test holds their SHA-256; to take another version, change it here and there.
set -euo pipefail
cd "$(dirname "$0")/../src/main/resources/io/rheobase/report"
uplot=1.6.32
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
(cd "$scratch" && npm pack --silent "uplot@$uplot" > /dev/null && tar xzf "uplot-$uplot.tgz")
cp "$scratch/package/dist/uPlot.iife.min.js" "$scratch/package/dist/uPlot.min.css" .
cp "$scratch/package/LICENSE" uPlot-LICENSE.txt
(cd "$scratch" && apt-get download fonts-croscore > /dev/null && dpkg -x fonts-croscore_*.deb .)
cp "$scratch/usr/share/fonts/truetype/croscore/Arimo-Regular.ttf" .
sha256sum uPlot.iife.min.js uPlot.min.css uPlot-LICENSE.txt Arimo-Regular.ttf
