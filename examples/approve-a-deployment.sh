#!/usr/bin/env bash
# Deploys, and approves the deployment that waits for a reviewer.
. "$(dirname "$0")/lib.sh"

run=$(run_of deploy.yml)
wait_until "$run" waiting

gates=$(github GET "/actions/runs/$run/pending_deployments")
jq -r '.[] | "waiting for \(.environment.name), reviewers: \([.reviewers[].reviewer.login] | join(", "))"' <<< "$gates"

github POST "/actions/runs/$run/pending_deployments" \
  "$(jq '{environment_ids: [.[].environment.id], state: "approved", comment: "Ship it!"}' <<< "$gates")" > /dev/null
wait_until "$run" completed

github GET "/actions/runs/$run/approvals" | jq -r '.[] | "\(.state) by \(.user.login): \(.comment)"'
github GET "/actions/runs/$run" | jq -r '"run \(.id): \(.conclusion)"'
