#!/bin/sh
# Load for a long time, with a mainHub killed as soon as the other path is whole, not oftener than every five seconds; see docs/performance.md.
#   benchmarks/soak.sh [--seconds 600] [--rate 500000]
exec "$(dirname -- "$0")/run-path.sh" --soak "$@"
