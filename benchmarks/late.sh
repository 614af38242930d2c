#!/bin/bash
# How long somebody who starts late takes until it knows the last value of everything, and how much memory that takes of a recorder. Starts a system with two spokes, a
# program that publishes all events in turn, a recorder beside it, and again and again a late subscriber on the other spoke, each a new process.
#
#   benchmarks/late.sh [--ids N] [--rate N] [--times N] [--profile small|fast] [--port N]
#
# The last line:  late: ids=… liveRatePerSecond=… synchronizedMs=[…] silentMs=[…] recorderBytesPerId=…
# silentMs: the same when nothing is published any more, so that each value has to be replayed.
# Bytes beside the value itself: the heap of the recorder after a collection, with all values less that with none, by the number of events; the tables that it makes at
# its start are not in it.
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd -P)
ids=100000 rate=100000 times=5 profile=small port=24350
while [ $# -gt 0 ]; do
  case $1 in
    --ids) ids=$2 ;;
    --rate) rate=$2 ;;
    --times) times=$2 ;;
    --profile) profile=$2 ;;
    --port) port=$2 ;;
    *) echo "usage: $0 [--ids N] [--rate N] [--times N] [--profile small|fast] [--port N]" >&2; exit 2 ;;
  esac
  shift 2
done
value_length=8
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

start() { # the computers
  for computer in "$@"; do
    "$root/twinhub" system start --computer "$computer" >"$work/$computer.out" 2>&1 &
    starters+=($!)
  done
}

await() { # $1: seconds; $2: what for; then a command that succeeds when it is there
  local seconds=$1 what=$2
  shift 2
  for ((i = 0; i < 5 * seconds; i++)); do
    "$@" >/dev/null 2>&1 && return
    sleep 0.2
  done
  echo "no $what within $seconds s" >&2
  exit 1
}

# Bytes of the recorder's heap that are in use after a collection.
heap() {
  local pid
  pid=$(pgrep -P "${starters[2]}" -f io.twinhub.recorder.RecorderMain)
  for _ in 1 2 3; do jcmd "$pid" GC.run >/dev/null; done
  jcmd "$pid" GC.heap_info | awk '/ generation .* used / { match($0, /used [0-9]+K/); sum += substr($0, RSTART + 5, RLENGTH - 6) }
    END { print 1024 * sum }'
}

echo "-cp $root/benchmarks/target/classes:$(cat "$root/benchmarks/target/class-path.txt")" >"$work/probe.args"
probe="java -Xmx256m @$work/probe.args io.twinhub.benchmarks.LateProbe"
cat >"$work/system.xml" <<XML
<system name="late-$$" version="1" basePort="$port">
  <transport profile="$profile"/>
  <networks>
    <network name="A"> <hub computer="hub-a" address="127.0.1.1"/> </network>
    <network name="B"> <hub computer="hub-b" address="127.0.2.1"/> </network>
  </networks>
  <computers>
    <spoke name="near" a="127.0.1.11" b="127.0.2.11"/>
    <spoke name="far" a="127.0.1.12" b="127.0.2.12"/>
  </computers>
  <programs> <program name="probe" command="$probe"/> </programs>
  <programCopies>
    <programCopy id="source" program="probe" eventsPerSecond="$((2 * rate + 1000))">
      <instance computer="near"/>
      <settings> <setting name="ratePerSecond" value="$rate"/> <setting name="file" value="$work/go"/> </settings>
    </programCopy>
    <programCopy id="late" program="probe"> <instance computer="far"/> </programCopy>
  </programCopies>
  <events> <event name="value.{1..$ids}" class="int64"/> </events>
  <publishers> <publisher copy="source" events="value.*"/> </publishers>
  <subscribers> <subscriber copy="late" events="value.*"/> </subscribers>
  <recorders computers="near"/>
</system>
XML
export TWINHUB_HOME=$work/home
"$root/twinhub" config import "$work/system.xml" >/dev/null
start hub-a hub-b near
copies=$work/home/computers/near/1/copies
await 60 "source and recorder" grep -q "now ACTIVE" "$copies/source/log" "$copies/recorder/log"
await 60 "recorder" grep -q "now ACTIVE" "$copies/recorder/log"
sleep 3
empty=$(heap)
touch "$work/go"
sleep $((3 * ids / rate + 5))
rm "$work/go"
sleep 3 # and one save
full=$(heap)
touch "$work/go"
sleep 1
start far
log=$work/home/computers/far/1/copies/late/log
enough() { [ "$(grep -c replayed= "$log")" -ge "$1" ]; }
await $((60 + 30 * times)) "late subscriber" enough "$times"
head -n "$times" "$log" >"$work/live"
rm "$work/go"
sleep 3
skip=$(($(grep -c replayed= "$log") + 1)) # one may have begun before
await $((60 + 30 * times)) "late subscriber in silence" enough $((skip + times))
tail -n "+$((skip + 1))" "$log" | head -n "$times" >"$work/silent"
for kind in live silent; do sed "s/^late:/$kind:/" "$work/$kind"; done
ls -l "$copies/recorder/values"
grep -v "now " "$copies/recorder/log" || true
times_of() { sed -n 's/.*synchronizedMs=\([0-9]*\).*/\1/p' "$work/$1" | paste -sd, | sed 's/,/, /g'; }
printf 'late: ids=%d liveRatePerSecond=%d synchronizedMs=[%s] silentMs=[%s] recorderBytesPerId=%d\n' \
  "$ids" "$rate" "$(times_of live)" "$(times_of silent)" $(((full - empty) / ids - value_length))
