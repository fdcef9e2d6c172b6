#!/usr/bin/env bash
# Follows a run until it is over, and shows what failed.
. "$(dirname "$0")/lib.sh"

run=$(run_of ci.yml '{"outcome": "failure", "seconds": "2"}')
wait_until "$run" completed

github GET "/actions/runs/$run" | jq -r '"run \(.id) attempt \(.run_attempt): \(.conclusion)"'
github GET "/actions/runs/$run/jobs" | jq -r '
  .jobs[] | "  job \(.name): \(.conclusion)", (.steps[] | select(.conclusion == "failure") | "    step \(.number) \(.name): failure")'

# The log of the job that failed. The answer is a link to the storage, good for a minute; the token must not go there.
job=$(github GET "/actions/runs/$run/jobs" | jq '[.jobs[] | select(.conclusion == "failure")][0].id')
link=$(curl --silent --output /dev/null --write-out '%{redirect_url}' --header "Authorization: Bearer $GITHUB_TOKEN" \
  "$GITHUB_API/repos/$GITHUB_REPO/actions/jobs/$job/logs")
curl --silent --show-error --fail "$link" | grep '##\[error\]'
