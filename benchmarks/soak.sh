#!/bin/sh
# Load for a long time, with a mainHub killed every five seconds; see docs/performance.md.
#   benchmarks/soak.sh [--seconds 600] [--rate 500000]
exec "$(dirname -- "$0")/run-path.sh" --soak "$@"
