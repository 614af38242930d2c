#!/bin/sh
# What the neighbours of a hostile program notice of it: ratios of round-trip times to the same beside a program that only burns
# processor time.
#   benchmarks/hostile.sh [--pairs 5] [--rate 2000] [--measure-ms 2500]
exec "$(dirname -- "$0")/run-path.sh" --hostile "$@"
