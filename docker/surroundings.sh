# What the service needs around it while it is trained or measured: a throw-away PostgreSQL, and the twin for its GitHub. Sourced, not run.
# Expects: java (the runtime's bin/java), app (the folder of the image with the jar). PGBIN says where initdb and postgres are.

pgbin=${PGBIN:-$(ls -d /usr/lib/postgresql/*/bin | sort -V | tail -1)}
service_port=${SERVICE_PORT:-18080} management_port=${MANAGEMENT_PORT:-18081} twin_port=${TWIN_PORT:-18090} database_port=${DATABASE_PORT:-15432}
key=trained-here-and-forgotten secret=signed-here-and-forgotten
around=$(mktemp -d)
api=http://127.0.0.1:$service_port/api repository=repos/octo-org/hello-world

# PostgreSQL refuses to run as root; in the image's build everything here runs as an ordinary user.
as_database() {
  if [ "$(id -u)" = 0 ]; then setpriv --reuid=postgres --regid=postgres --clear-groups "$@"; else "$@"; fi
}

start_database() {
  mkdir "$around/data"
  if [ "$(id -u)" = 0 ]; then chmod 755 "$around"; chown postgres "$around/data"; fi
  as_database "$pgbin/initdb" -D "$around/data" -U actions -A trust --no-sync >"$around/initdb.log"
  as_database "$pgbin/postgres" -D "$around/data" -p "$database_port" -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c fsync=off \
    >"$around/postgres.log" 2>&1 &
  database=$!
  wait_for "the database" as_database "$pgbin/pg_isready" -q -h 127.0.0.1 -p "$database_port"
}

start_twin() {
  TWIN_WEBHOOK_SECRET=$secret "$java" -XX:TieredStopAtLevel=1 -cp "$app/actions-gateway.jar" io.actionsgateway.simulation.StandaloneTwin \
    --port "$twin_port" --clock accelerated:20 --limits off --webhook-url "http://127.0.0.1:$service_port/webhooks/github" >"$around/twin.log" 2>&1 &
  twin=$!
  wait_for "the twin" answers "$twin_port" /_twin
}

# start_service JVM_OPTION...: in the background, as if in a container of MAX_RAM; its process is in $service, its log in $around/service.log.
start_service() {
  "$java" "@$app/java.options" -XX:MaxRAM="${MAX_RAM:-512m}" "$@" -jar "$app/actions-gateway.jar" \
    --server.port="$service_port" --management.server.port="$management_port" \
    --spring.datasource.url="jdbc:postgresql://127.0.0.1:$database_port/postgres?user=actions" \
    --actions.webhook.hooks.default.secrets="$secret" --actions.security.bootstrap-key-sha256="$(printf %s $key | sha256sum | cut -d' ' -f1)" \
    --actions.github.api-url="http://127.0.0.1:$twin_port" --actions.github.token=any --actions.github.storage.private-hosts=127.0.0.1 \
    >"$around/service.log" 2>&1 &
  service=$!
  wait_for "the service" answers "$management_port" /actuator/health/readiness
}

stop_service() {
  local status=0
  kill "$service"
  wait "$service" || status=$?
  # 143: ended by SIGTERM, as asked.
  [ $status = 143 ] || { echo "the service ended with $status" >&2; tail -n 20 "$around/service.log" >&2; exit 1; }
}

wait_for() {
  local what=$1 since=$SECONDS; shift
  until "$@" 2>/dev/null; do
    [ $((SECONDS - since)) -lt 600 ] || { echo "$what does not answer; logs:" >&2; tail -n 20 "$around"/*.log >&2; exit 1; }
    pause 0.05
  done
}

# answers PORT PATH: with 200. Without a process of its own, which twenty times a second would take a third of a core from what is waited for.
answers() {
  local line
  exec {asked}<>"/dev/tcp/127.0.0.1/$1" || return 1
  printf 'GET %s HTTP/1.0\r\nHost: 127.0.0.1\r\n\r\n' "$2" >&"$asked"
  IFS= read -r -t 20 line <&"$asked" || line=
  exec {asked}>&-
  [[ $line == HTTP/*" 200"* ]]
}

# pause SECONDS: waits for what nobody writes into a pipe, without a process of its own either.
exec {nothing}<> <(:)
pause() { read -r -t "$1" <&"$nothing" || true; }

leave() {
  [ -z "${service:-}" ] || kill "$service" 2>/dev/null || true
  [ -z "${twin:-}" ] || kill "$twin" 2>/dev/null || true
  # Without waiting for its clients.
  [ -z "${database:-}" ] || as_database "$pgbin/pg_ctl" stop -s -m fast -D "$around/data" || true
  wait
  rm -rf "$around"
}
trap leave EXIT
