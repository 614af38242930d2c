#!/bin/sh
# Compares the message path with its limit; see docs/performance.md. Builds first.
#   benchmarks/run-path.sh [--quick] [--mtu 1408,8192] [--size 32,256] [--runs N] [--turns N] [--idle yield] [--paths LT] [--no-trips]
#                          [--points] [--connection ATTRIBUTES] [--curve | --no-curve] [--loss-pairs N]
#                          [--warm-up-ms N] [--measure-ms N] [--transport ATTRIBUTES]
#                          [--jvm-option OPTION]... [--jfr PROCESS]
set -eu
root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd -P)
main=PathBenchmarks
case ${1-} in
  --soak) main=SoakMain && shift ;;
  --hostile) main=HostileMain && shift ;;
esac
(cd "$root" && ./mvnw -q -B -ntp -Pquick -pl benchmarks -am process-classes) >&2
exec "${JAVA_HOME:+$JAVA_HOME/bin/}java" --add-opens=java.base/jdk.internal.misc=ALL-UNNAMED -XX:+UseSerialGC -XX:TieredStopAtLevel=1 \
  -cp "$root/benchmarks/target/classes:$(cat "$root/benchmarks/target/class-path.txt")" "io.twinhub.benchmarks.path.$main" "$@"
