#!/usr/bin/env bash
# Starts ci.yml with two inputs and learns at once which run it is.
. "$(dirname "$0")/lib.sh"

# With return_run_details GitHub answers with the run; without, with 204 and nothing.
github POST /actions/workflows/ci.yml/dispatches \
  '{"ref": "main", "inputs": {"outcome": "success", "seconds": "1"}, "return_run_details": true}' | jq .

# What the workflow file does not declare is refused, with a reason.
github POST /actions/workflows/ci.yml/dispatches '{"ref": "main", "inputs": {"colour": "red"}}' | jq -r .message || true
