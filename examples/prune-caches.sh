#!/usr/bin/env bash
# Deletes the caches that nobody used for four days, the largest first, and tells how much that freed.
. "$(dirname "$0")/lib.sh"
before=$(date --utc --date "${UNUSED_SINCE:-4 days ago}" +%Y-%m-%dT%H:%M:%SZ)

github GET '/actions/caches?sort=size_in_bytes&direction=desc&per_page=100' |
  jq --raw-output --arg before "$before" '.actions_caches[] | select(.last_accessed_at < $before) | "\(.id) \(.size_in_bytes) \(.key)"' |
  {
    freed=0
    while read -r id bytes key; do
      github DELETE "/actions/caches/$id"
      freed=$((freed + bytes))
      echo "deleted $key ($bytes bytes)"
    done
    echo "freed $freed bytes"
  }
github GET /actions/cache/usage | jq -r '"\(.active_caches_count) caches are left"'
