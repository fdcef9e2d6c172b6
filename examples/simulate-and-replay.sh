#!/usr/bin/env bash
# Gives the twin a scenario of one's own, plays two nights in a moment, records what it tells, and replays that under
# chaos to a receiver. Needs a twin that may forget everything: its runs are gone afterwards.
. "$(dirname "$0")/lib.sh"
receiver=${RECEIVER:-http://localhost:9000/} secret=${WEBHOOK_SECRET:-s3cret}
GITHUB_REPO=acme/rocket

# twin METHOD PATH [BODY]: calls the twin's own endpoints; GET /_twin lists them.
twin() {
  curl --silent --show-error --fail-with-body --request "$1" "$GITHUB_API/_twin$2" ${3:+--data-binary "$3"}
}

twin PUT /scenario "@$(dirname "$0")/nightly.yaml" > /dev/null
twin PUT /clock '{"mode": "stepped"}' > /dev/null
twin POST /recordings '{"name": "nights"}' > /dev/null

for night in 1 2; do
  twin POST /events '{"repository": "acme/rocket", "event": "schedule"}' > /dev/null
  twin POST /clock/advance '{"by": "PT24H"}' | jq -r '"it is \(.now)"'
done
github GET /actions/runs | jq -r '.workflow_runs[] | "run \(.run_number): \(.status) \(.conclusion)"'

# What was recorded is a file to keep and to compare: GET /_twin/recordings/nights.
twin POST /recordings/stop | jq -r '"recorded \(.entries | length) entries"'

# Time must pass for late deliveries; and duplicates, disorder and corruption are the same for the same seed.
twin PUT /clock '{"mode": "real"}' > /dev/null
replay=$(twin POST /replays "{\"recording\": \"nights\", \"url\": \"$receiver\", \"secret\": \"$secret\", \"chaos\": 7}" | jq .id)
for _ in $(seq 60); do
  report=$(twin GET "/replays/$replay")
  [ "$(jq -r .state <<< "$report")" = finished ] && break
  sleep 1
done
jq '.report | {total, successful, failed}' <<< "$report"
twin POST /reset > /dev/null
