#!/bin/sh
# Compares the message path with its limit; see docs/performance.md. Builds what is missing first.
#   benchmarks/run-path.sh [--quick] [--mtu 1408,8192] [--size 32,256] [--runs N] [--idle backoff]
#                          [--warm-up-ms N] [--measure-ms N] [--jvm-option OPTION]...
set -eu
root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd -P)
cd "$root"
./mvnw -q -B -ntp -Pquick -pl benchmarks -am process-classes
class_path=benchmarks/target/classes:$(cat benchmarks/target/class-path.txt)
exec "${JAVA_HOME:+$JAVA_HOME/bin/}java" --add-opens=java.base/jdk.internal.misc=ALL-UNNAMED -XX:+UseSerialGC -XX:TieredStopAtLevel=1 \
  -cp "$class_path" io.twinhub.benchmarks.path.PathBenchmarks "$@"
