#!/usr/bin/env bash
# lay-out.sh JAR APP: unpacks Spring Boot's jar into the folders that become the layers of the image, the seldom changed ones first:
#   APP/dependencies/lib/*.jar   APP/application/actions-gateway.jar
# All files get one date: the AOT cache remembers the dates of the jars, and a layer whose files are as before is to be as before.
set -euo pipefail
jar=$1 app=$2 java=${JAVA_HOME:+$JAVA_HOME/bin/}java

rm -rf "$app"
"$java" -Djarmode=tools -jar "$jar" extract --layers --destination "$app"
mv "$app"/application/actions-gateway*.jar "$app/application/actions-gateway.jar"
# Present even when empty, so that the image can name each of them.
mkdir -p "$app/dependencies" "$app/snapshot-dependencies" "$app/application"
find "$app" -exec touch -h -d "@${SOURCE_DATE_EPOCH:-1577836800}" {} +
