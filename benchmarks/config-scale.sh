#!/bin/bash
# What it takes to check and to seal the configuration of a very large system, every event on a line of its own: the commands that a user types, each with the
# heap that is given and in a JVM of its own.
#
#   benchmarks/config-scale.sh [--computers N] [--copies N] [--events N] [--heap SIZE]
#
# The last line:  config-scale: computers=… copies=… events=… checkSeconds=… checkCpuSeconds=… checkMiB=… importSeconds=… importCpuSeconds=… importMiB=…
#                 sealedBytes=… loadSeconds=… loadCpuSeconds=… planMiB=… planEvents=…
# MiB: the most memory that the process had, heap and all; of the plan, the heap that it keeps. Loading is what a localHub of such a system does first, with a hub's JVM
# options and the heap that its budget gives.
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd -P)
computers=1000 copies=10000 events=1000000 heap=2g
while [ $# -gt 0 ]; do
  case $1 in
    --computers) computers=$2 ;;
    --copies) copies=$2 ;;
    --events) events=$2 ;;
    --heap) heap=$2 ;;
    *) echo "usage: $0 [--computers N] [--copies N] [--events N] [--heap SIZE]" >&2; exit 2 ;;
  esac
  shift 2
done
"$root/twinhub" --version >/dev/null # builds what is missing or older than its sources
(cd "$root" && ./mvnw -q -B -ntp -Pquick -pl benchmarks -am process-classes)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
java -Xmx1g -cp "$root/benchmarks/target/classes" io.twinhub.benchmarks.LargeSystem "$work" "$computers" "$copies" "$events" >"$work/files"
mapfile -t files <"$work/files"

# Runs a command; sets 'seconds', 'cpu' and 'mib'.
measure() {
  local begin end pid high=0 now ticks
  begin=$(date +%s%N)
  JDK_JAVA_OPTIONS=-Xmx$heap "$root/twinhub" "$@" --home "$work/home" 2>/dev/null &
  pid=$!
  ticks=0
  while now=$(sed -n 's/^VmHWM:[[:space:]]*\([0-9]*\) kB/\1/p' "/proc/$pid/status" 2>/dev/null) && [ -n "$now" ]; do
    high=$now
    # User and system time of the process, in ticks.
    ticks=$(sed 's/.*) //' "/proc/$pid/stat" 2>/dev/null | awk '{ print $12 + $13 }' || echo "$ticks")
    sleep 0.05
  done
  wait "$pid"
  end=$(date +%s%N)
  seconds=$(awk -v ns=$((end - begin)) 'BEGIN { printf "%.1f", ns / 1e9 }')
  cpu=$(awk -v t="${ticks:-0}" -v hz="$(getconf CLK_TCK)" 'BEGIN { printf "%.1f", t / hz }')
  mib=$((high / 1024))
}

measure config check "${files[@]}"
check="checkSeconds=$seconds checkCpuSeconds=$cpu checkMiB=$mib"
measure config import "${files[@]}"
hub_heap=$("$root/twinhub" config show 1 --computer plant-1 --home "$work/home" | awk '$1 == "hubHeap" { sub("iB", "", $2); print tolower($2) }')
load=$(java -XX:+UseSerialGC -XX:TieredStopAtLevel=1 "-Xmx$hub_heap" --add-opens java.base/jdk.internal.misc=ALL-UNNAMED \
  -cp "$root/benchmarks/target/classes:$root/admin-cli/target/dist/lib/*" io.twinhub.benchmarks.LoadedPlan "$work/home/versions/1/system.serial")
echo "config-scale: computers=$computers copies=$copies events=$events $check importSeconds=$seconds importCpuSeconds=$cpu importMiB=$mib $load"
