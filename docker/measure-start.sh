#!/usr/bin/env bash
# measure-start.sh JRE APP [ROUNDS]: start to ready and resident memory, in turns: plain, by what Spring's AOT processing prepared, and by that with the AOT
# cache, which is how the image starts; and the ratios of the last to the others.
# Ready: the readiness probe answers 200. Wall time depends on what else the machine does, so CPU time is printed beside it.
# Resident memory is looked at ten seconds later, idle; of it "anonymous" is the process's own, the rest are pages of files, such as of the cache.
set -euo pipefail
here=$(dirname "$0") java=$1/bin/java app=$2 rounds=${3:-5}
. "$here/surroundings.sh"

cpu_seconds() { awk -v hz="$(getconf CLK_TCK)" '{ printf "%.2f", ($14 + $15) / hz }' "/proc/$service/stat"; }
memory() { awk -v key="$1" '$1 == key":" { printf "%.0f", $2 / 1024 }' "/proc/$service/status"; }

once() {
  local name=$1 began; shift
  began=$(date +%s.%N)
  start_service "$@"
  local wall cpu; wall=$(echo "$(date +%s.%N) - $began" | bc) cpu=$(cpu_seconds)
  sleep 10
  echo "$name $wall $cpu $(memory VmRSS) $(memory RssAnon)" | tee -a "$around/measured"
  stop_service
}

start_database
# The first start migrates; it counts for nothing.
once warm-up >/dev/null; : >"$around/measured"
echo "start wall_s cpu_s resident_mb anonymous_mb"
for _ in $(seq "$rounds"); do
  once plain -XX:AOTMode=off -Dspring.aot.enabled=false
  once prepared -XX:AOTMode=off
  once cached -XX:AOTCache="$app/actions-gateway.aot"
done

median() { awk -v name="$1" -v column="$2" '$1 == name { print $column }' "$around/measured" | sort -n | awk '{ v[NR] = $1 } END { print v[int((NR + 1) / 2)] }'; }
for name in plain prepared cached; do
  echo "median $name: $(median $name 2) s, $(median $name 3) s CPU, $(median $name 4) MB resident, $(median $name 5) MB of them anonymous"
done
for name in plain prepared; do
  echo "ratio cached/$name: $(echo "scale=2; $(median cached 2) / $(median $name 2)" | bc) wall, $(echo "scale=2; $(median cached 3) / $(median $name 3)" | bc) CPU"
done
