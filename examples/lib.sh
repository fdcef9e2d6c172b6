# Shared by the examples: where GitHub is, who asks, and which repository. Without settings it is the twin.
set -euo pipefail
export GITHUB_API=${GITHUB_API:-http://localhost:8090}
export GITHUB_TOKEN=${GITHUB_TOKEN:-any-token-will-do-for-the-twin}
export GITHUB_REPO=${GITHUB_REPO:-octo-org/hello-world}

# github METHOD PATH [JSON]: calls GitHub's API below the repository; fails on any refusal and shows it.
github() {
  curl --silent --show-error --fail-with-body --request "$1" "$GITHUB_API/repos/$GITHUB_REPO$2" \
    --header "Authorization: Bearer $GITHUB_TOKEN" --header 'Accept: application/vnd.github+json' \
    --header 'X-GitHub-Api-Version: 2022-11-28' ${3:+--data "$3"}
}

# run_of WORKFLOW JSON_INPUTS: dispatches the workflow on main and prints the id of its run.
run_of() {
  github POST "/actions/workflows/$1/dispatches" "{\"ref\": \"main\", \"inputs\": ${2:-{\}}, \"return_run_details\": true}" | jq .workflow_run_id
}

# wait_until RUN STATUS: asks once a second, for at most five minutes.
wait_until() {
  local status
  for _ in $(seq 300); do
    status=$(github GET "/actions/runs/$1" | jq -r .status)
    [ "$status" = "$2" ] && return
    sleep 1
  done
  echo "run $1 is still $status, not $2" >&2
  return 1
}
