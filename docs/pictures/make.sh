#!/usr/bin/env bash
# Makes the pictures, docs/parameters.md and the quoted result of the README anew:
#   docs/pictures/make.sh                 with build/release/bin/wijk
#   WIJK=path/to/wijk docs/pictures/make.sh
# Needs Debian's python3-matplotlib, python3-xarray and python3-h5netcdf.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
wijk=${WIJK:-build/release/bin/wijk}
results=build/pictures
mkdir -p "$results"

"$wijk" run scenarios/schuilenburg.toml --out "$results/schuilenburg.h5" --quiet > "$results/schuilenburg.txt"
"$wijk" run docs/pictures/frozen.toml --out "$results/frozen.h5" --quiet > "$results/frozen.txt"
draw() { PYTHONDONTWRITEBYTECODE=1 /usr/bin/python3 "docs/pictures/$1.py" "$results/$2.h5" "docs/pictures/$1.svg"; }
draw result schuilenburg
draw stationarity frozen
draw by_age schuilenburg
PYTHONDONTWRITEBYTECODE=1 /usr/bin/python3 docs/pictures/quote.py "$results/schuilenburg.txt" "$wijk"

{
    echo "# Parameters"
    echo
    echo "Made by \`docs/pictures/make.sh\` with \`wijk params --markdown\`; do not edit. Grades and sources are explained in"
    echo "[evidence.md](evidence.md), scenario files in [scenarios.md](scenarios.md)."
    echo
    "$wijk" params --markdown
    echo
    "$wijk" params --json | /usr/bin/python3 docs/pictures/by_source.py
} > docs/parameters.md
