#!/usr/bin/env bash
# train.sh JRE APP: writes APP/actions-gateway.aot, the AOT cache: classes that are read, linked and profiled already.
# The service is started against a real PostgreSQL and the twin, does a little of everything it is there for, and stops; the JVM then writes down what it saw.
set -euo pipefail
here=$(dirname "$0") java=$1/bin/java app=$2
. "$here/surroundings.sh"

ask() { curl -s --max-time 20 -o /dev/null -H "Authorization: Bearer $key" "$@"; }

# What callers, GitHub and Prometheus do all day; answers of every kind, refusals too.
traffic() {
  ask "$api/v3/$repository/actions/workflows/ci.yml/dispatches" -d '{"ref":"main"}'
  ask "$api/v1/$repository/workflows/ci.yml/dispatches" -H 'Content-Type: application/json' -d '{"ref":"main","inputs":{"outcome":"failure"}}'
  local path
  for path in "v3/$repository/actions/runs?per_page=5" "v3/$repository/actions/workflows" "v3/$repository/actions/caches" "v3/$repository/nothing" "v3/rate_limit" \
    "v1/$repository/runs?limit=5" "v1/deliveries?limit=5" "v1/budget" "v1/audit?limit=5" "v1/keys" "v1/openapi.json" "v3/openapi.json"; do
    ask "$api/$path"
  done
  ask --no-progress-meter -H 'X-Hub-Signature-256: sha256=00' -d '{}' "http://127.0.0.1:$service_port/webhooks/github"
  curl -s -o /dev/null "$api/v1/budget"
  curl -s -o /dev/null "http://127.0.0.1:$management_port/actuator/prometheus"
  curl -s -o /dev/null "http://127.0.0.1:$management_port/actuator/health/liveness"
}

start_database
start_twin
start_service -Xlog:aot=error -XX:AOTCacheOutput="$app/actions-gateway.aot"
grep -q 'Starting AOT-processed' "$around/service.log" || { echo "the jar has no prepared start: build it with Maven on a JDK 25 (JAVA_HOME)" >&2; exit 1; }
for _ in $(seq "${TRAINING_ROUNDS:-5}"); do traffic; done
sleep 3
stop_service
grep -i -E 'aot|cds' "$around/service.log" | tail -5 || true
[ -s "$app/actions-gateway.aot" ] || { echo "no AOT cache was written" >&2; tail -30 "$around/service.log" >&2; exit 1; }
touch -d "@${SOURCE_DATE_EPOCH:-1577836800}" "$app/actions-gateway.aot"
