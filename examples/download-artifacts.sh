#!/usr/bin/env bash
# Downloads an artifact of a run, checks its digest and unpacks it.
. "$(dirname "$0")/lib.sh"
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

run=$(run_of ci.yml '{"seconds": "1"}')
wait_until "$run" completed

artifact=$(github GET "/actions/runs/$run/artifacts" | jq '.artifacts[] | select(.name == "build-output")')
link=$(curl --silent --output /dev/null --write-out '%{redirect_url}' --header "Authorization: Bearer $GITHUB_TOKEN" \
  "$(jq -r .archive_download_url <<< "$artifact")")
curl --silent --show-error --fail --output "$folder/artifact.zip" "$link"

digest=$(jq -r .digest <<< "$artifact")
echo "${digest#sha256:}  $folder/artifact.zip" | sha256sum --check --quiet
unzip -q "$folder/artifact.zip" -d "$folder/content"
echo "$(jq -r .name <<< "$artifact"), $digest:"
(cd "$folder/content" && find . -type f | sort)
