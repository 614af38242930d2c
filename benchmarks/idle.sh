#!/bin/bash
# What a silent system costs, and what the first message after silence costs. Starts the quickstart sample with a silent reporter in a
# temporary home, waits for 10 s of silence, and measures the processor time of all its processes (hubs, start commands, programs).
# Then it starts the same with two spokes and programs that say something every 2 s, and measures how long that took, across both hubs.
#
#   benchmarks/idle.sh [--profile small|fast] [--port N] [--seconds N]
#
# The last line:  idle: cpuPercent=… processes=… firstMessageMs=… firstMessageMaxMs=…
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd -P)
profile=small port=24150 seconds=20 silence=10
while [ $# -gt 0 ]; do
  case $1 in
    --profile) profile=$2 ;;
    --port) port=$2 ;;
    --seconds) seconds=$2 ;;
    *) echo "usage: $0 [--profile small|fast] [--port N] [--seconds N]" >&2; exit 2 ;;
  esac
  shift 2
done
"$root/twinhub" --version >/dev/null # builds what is missing or older than its sources
(cd "$root" && ./mvnw -q -B -ntp -Pquick -pl benchmarks -am process-classes)
work=$(mktemp -d)
starters=()

# What is started here ends here, however this ends.
end() {
  for pid in "${starters[@]}"; do kill "$pid" 2>/dev/null || true; done
  for pid in "${starters[@]}"; do wait "$pid" 2>/dev/null || true; done
  starters=()
}
trap 'end; rm -rf "$work"' EXIT

start() { # $1: folder of the home; then the computers
  export TWINHUB_HOME=$1
  shift
  "$root/twinhub" config import "$work/system.xml" >/dev/null
  for computer in "$@"; do
    "$root/twinhub" system start --computer "$computer" >"$work/$computer.out" 2>&1 &
    starters+=($!)
  done
}

# Waits until each of the files has a line with the text.
await() { # $1: text; then the files
  local text=$1
  shift
  for file in "$@"; do
    for ((i = 0; i < 300; i++)); do
      grep -q "$text" "$file" 2>/dev/null && continue 2
      sleep 0.2
    done
    echo "no \"$text\" in $file within a minute" >&2
    exit 1
  done
}

# All processes below those that were started, themselves included.
tree() {
  local -a found=("${starters[@]}")
  for ((i = 0; i < ${#found[@]}; i++)); do
    mapfile -t -O "${#found[@]}" found < <(pgrep -P "${found[i]}" || true)
  done
  echo "${found[@]}"
}

# Hundredths of a second of processor time that a process has used so far, ended threads included.
used() { sed 's/.*) //' "/proc/$1/stat" | awk '{ print $12 + $13 }'; }

# The quickstart sample with a port and profile, a silent reporter, and whatever else sed is told.
specify() {
  sed -e "s|basePort=\"[0-9]*\">|basePort=\"$port\">\n  <transport profile='$profile'/>|" \
    -e 's/name="ratePerSecond" value="[0-9]*"/name="ratePerSecond" value="0"/' "$@" \
    "$root/config-samples/quickstart/system.xml" >"$work/system.xml"
}

# ---- what silence costs

specify
start "$work/idle" hub-a hub-b plant-1
copies=$work/idle/computers/plant-1/1/copies
await ACTIVE "$copies/machine-1/log" "$copies/board/log"
sleep "$silence"
read -r -a processes <<<"$(tree)"
declare -A before
for pid in "${processes[@]}"; do before[$pid]=$(used "$pid"); done
sleep "$seconds"
sum=0
for pid in "${processes[@]}"; do
  used=$(($(used "$pid") - ${before[$pid]}))
  sum=$((sum + used))
  name=$(tr '\0' '\n' <"/proc/$pid/cmdline" | grep -o 'io\.twinhub\.[a-z]*\.[A-Z][A-Za-z]*' | tail -1 || ps -o comm= "$pid")
  awk -v used="$used" -v s="$seconds" -v name="$name" 'BEGIN { printf "%6.2f %%  %s\n", used / s, name }'
done
cpu=$(awk -v used="$sum" -v s="$seconds" 'BEGIN { printf "%.2f", used / s }')
end

# ---- what the first message costs, from one spoke to another

echo "-cp $root/benchmarks/target/classes:$(cat "$root/benchmarks/target/class-path.txt")" >"$work/probe.args"
specify -e "s|java -Xmx64m .*Board\"|java -Xmx64m @$work/probe.args io.twinhub.benchmarks.SilenceProbe\"|" \
  -e "s|java -Xmx64m .*Reporter\"|java -Xmx64m @$work/probe.args io.twinhub.benchmarks.SilenceProbe\"|" \
  -e 's|</computers>|  <spoke name="plant-2" a="127.0.1.12" b="127.0.2.12"/>\n  </computers>|' \
  -e '/programCopy id="board"/,/programCopy>/s/plant-1/plant-2/'
start "$work/first" hub-a hub-b plant-1 plant-2
log=$work/first/computers/plant-1/1/copies/machine-1/log
await ACTIVE "$log" "$work/first/computers/plant-2/1/copies/board/log"
sleep 36
sed -n 's/.*microseconds=//p' "$log" | sort -n >"$work/latencies"
end
count=$(wc -l <"$work/latencies")
awk -v cpu="$cpu" -v processes="${#processes[@]}" '{ us[NR] = $1 }
  END { printf "idle: cpuPercent=%s processes=%d firstMessageMs=%.1f firstMessageMaxMs=%.1f messages=%d\n",
               cpu, processes, us[int((NR + 1) / 2)] / 1000, us[NR] / 1000, NR }' "$work/latencies"
[ "$count" -ge 5 ]
