#!/bin/bash
# What sessions cost. Starts a system with two computers, a manager on each, in real processes, and measures, each in a system of its own:
#   saves    how many a second and how long each takes, with 1, 100 and 10,000 sessions of 200 bytes, at each level; beside as many messages of the same length that
#            another program answers over a plain message connection
#   kills    how long a session does not answer when its server's process is killed
#   memory   heap and resident memory of both managers with 100,000 open sessions
#
#   benchmarks/sessions.sh [--only saves|kills|memory] [--levels "memory standby disk"] [--sessions 1,100,10000] [--kills N] [--seconds N] [--profile small|fast] [--port N]
#
# A line for each case:
#   saves: level=… sessions=… savesPerSecond=… roundTripsPerSecond=… ratio=… saveMsP50=… saveMsP99=… roundTripMsP50=… roundTripMsP99=… server=… active=…
#   where server and active are the computers of the program that saves and of the ACTIVE manager: on two, a save is much more expensive
#   kills: kills=… answersAgainMsP50=… answersAgainMsMax=…
#   memory: sessions=… activeHeapMiB=… activeResidentMiB=… standbyHeapMiB=… standbyResidentMiB=…
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd -P)
only=all levels="memory standby disk" sessions=1,100,10000 kills=50 seconds=4 profile=small port=24550 open=100000
while [ $# -gt 0 ]; do
  case $1 in
    --only) only=$2 ;;
    --levels) levels=$2 ;;
    --sessions) sessions=$2 ;;
    --kills) kills=$2 ;;
    --seconds) seconds=$2 ;;
    --profile) profile=$2 ;;
    --port) port=$2 ;;
    *) sed -n 's/^#   \(benchmarks.*\)/usage: \1/p' "$0" >&2; exit 2 ;;
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

await() { # $1: seconds; $2: what for; then a command that succeeds when it is there
  local seconds=$1 what=$2
  shift 2
  for ((i = 0; i < 5 * seconds; i++)); do
    "$@" >/dev/null 2>&1 && return
    sleep 0.2
  done
  echo "no $what within $seconds s; logs:" >&2
  tail -n 5 "$copies"/*/log >&2 || true
  exit 1
}

# The computer of the ACTIVE manager.
active() {
  for computer in one two; do
    ! tail -n 3 "$TWINHUB_HOME/computers/$computer/1/copies/manager/log" | grep -q "now ACTIVE" || echo "$computer"
  done
}

acts() { grep -qs "now ACTIVE" "$TWINHUB_HOME"/computers/{one,two}/1/copies/manager/log; }

run=0
start() { # $1: level; $2: sessions; then program copies, each NAME:CLASS:COMPUTER
  local level=$1 count=$2 copy_texts="" connections="" types=""
  shift 2
  run=$((run + 1))
  for each in "$@"; do
    IFS=: read -r name class computer <<<"$each"
    copy_texts+="<programCopy id=\"$name\" program=\"$class\"><instance computer=\"$computer\"/><settings><setting name=\"sessions\" value=\"$count\"/></settings></programCopy>"
  done
  [[ " $* " != *echo:* ]] || connections='<messageConnection from="probe" to="echo"/>'
  [[ " $* " != *probe:* ]] || types='<sessionType name="probe" servers="probe"/>'
  [[ " $* " != *client:* ]] || types='<sessionType name="client" servers="client"/> <sessionType name="server" servers="server-1 server-2 server-3 server-4 server-5 server-6" clients="client"/>'
  cat >"$work/system.xml" <<XML
<system name="sessions-$$-$run" version="1" basePort="$((port + 100 * (run % 3)))">
  <transport profile="$profile"/>
  <networks>
    <network name="A"> <hub computer="hub-a" address="127.0.1.1"/> </network>
    <network name="B"> <hub computer="hub-b" address="127.0.2.1"/> </network>
  </networks>
  <computers>
    <spoke name="one" a="127.0.1.11" b="127.0.2.11"/>
    <spoke name="two" a="127.0.1.12" b="127.0.2.12"/>
  </computers>
  <programs>
    <program name="SaveProbe" command="java -Xmx1g -XX:+UseSerialGC @$work/save.args io.twinhub.benchmarks.SaveProbe"/>
    <program name="ServerKillProbe" command="java -Xmx96m -XX:+UseSerialGC @$work/kill.args io.twinhub.benchmarks.ServerKillProbe"/>
  </programs>
  <programCopies>
    $copy_texts
  </programCopies>
  <events> <event name="nothing" class="int64"/> </events>
  <messageConnections> $connections </messageConnections>
  <assigners computers="one two"/>
  <sessions computers="one two" saved="$level" whenAlone="wait" memory="900MiB"> $types </sessions>
</system>
XML
  export TWINHUB_HOME=$work/home-$run
  "$root/twinhub" config import "$work/system.xml" >/dev/null
  for computer in hub-a hub-b one two; do
    "$root/twinhub" system start --computer "$computer" >"$work/$computer.out" 2>&1 &
    starters+=($!)
  done
  copies=$TWINHUB_HOME/computers/two/1/copies
  await 90 "manager" acts
}

class_path="-cp $root/benchmarks/target/classes:$(cat "$root/benchmarks/target/class-path.txt")"
echo "-Dtwinhub.probeSeconds=$seconds $class_path" >"$work/save.args"
echo "-Dtwinhub.probeKills=$kills $class_path" >"$work/kill.args"

if [ "$only" = all ] || [ "$only" = saves ]; then
  wanted=$(tr ',' '\n' <<<"$sessions" | wc -l)
  for level in $levels; do
    start "$level" "$sessions" probe:SaveProbe:two echo:SaveProbe:one
    log=$copies/probe/log
    enough() { [ "$(grep -c '^saves:' "$log")" -ge "$wanted" ]; }
    await $((120 + 10 * seconds * wanted)) "figures of saves" enough
    grep '^saves:' "$log" | sed "s/$/ server=two active=$(active)/"
    end
  done
fi

if [ "$only" = all ] || [ "$only" = kills ]; then
  # So many that each has run well again before it is killed once more; else its next start waits longer and longer.
  start standby 0 client:ServerKillProbe:two server-{1,3,5}:ServerKillProbe:one server-{2,4,6}:ServerKillProbe:two
  await $((60 + 8 * kills)) "figures of kills" grep -q '^kills:' "$copies/client/log"
  grep '^kills:' "$copies/client/log"
  end
fi

if [ "$only" = all ] || [ "$only" = memory ]; then
  start standby "$open" probe:SaveProbe:two
  await 300 "$open open sessions" grep -q "^probe: open=$open" "$copies/probe/log"
  sleep 2
  line="memory: sessions=$open"
  for computer in one two; do
    role=standby
    [ "$computer" != "$(active)" ] || role=active
    starter=${starters[2]}
    [ "$computer" = one ] || starter=${starters[3]}
    pid=$(pgrep -P "$starter" -f io.twinhub.executive.manager.ManagerMain)
    jcmd "$pid" GC.run >/dev/null
    heap=$(jcmd "$pid" GC.heap_info | awk '/ generation .* used / { match($0, /used [0-9]+K/); sum += substr($0, RSTART + 5, RLENGTH - 6) }
      END { printf "%d", sum / 1024 }')
    resident=$(awk '/VmRSS/ { printf "%d", $2 / 1024 }' "/proc/$pid/status")
    line+=" ${role}HeapMiB=$heap ${role}ResidentMiB=$resident"
  done
  echo "$line"
  end
fi
