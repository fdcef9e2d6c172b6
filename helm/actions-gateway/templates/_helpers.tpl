{{- define "actions-gateway.name" -}}
{{- default .Chart.Name .Values.nameOverride | trunc 40 | trimSuffix "-" -}}
{{- end -}}

{{- define "actions-gateway.fullname" -}}
{{- if .Values.fullnameOverride -}}
{{- .Values.fullnameOverride | trunc 40 | trimSuffix "-" -}}
{{- else -}}
{{- $name := include "actions-gateway.name" . -}}
{{- (contains $name .Release.Name | ternary .Release.Name (printf "%s-%s" .Release.Name $name)) | trunc 40 | trimSuffix "-" -}}
{{- end -}}
{{- end -}}

{{- define "actions-gateway.selector" -}}
app.kubernetes.io/name: {{ include "actions-gateway.name" . }}
app.kubernetes.io/instance: {{ .Release.Name }}
app.kubernetes.io/component: service
{{- end -}}

{{- define "actions-gateway.commonLabels" -}}
app.kubernetes.io/name: {{ include "actions-gateway.name" . }}
app.kubernetes.io/instance: {{ .Release.Name }}
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
helm.sh/chart: {{ printf "%s-%s" .Chart.Name .Chart.Version }}
{{- end -}}

{{- define "actions-gateway.labels" -}}
{{ include "actions-gateway.commonLabels" . }}
app.kubernetes.io/component: service
{{- end -}}

{{- define "actions-gateway.image" -}}
{{- if .Values.image.digest -}}
{{ .Values.image.repository }}@{{ .Values.image.digest }}
{{- else -}}
{{ .Values.image.repository }}:{{ default .Chart.AppVersion .Values.image.tag }}
{{- end -}}
{{- end -}}

{{/* Restricted, by the Pod Security Standards, and a little more. */}}
{{- define "actions-gateway.podSecurity" -}}
runAsNonRoot: true
runAsUser: 65532
runAsGroup: 65532
fsGroup: 65532
fsGroupChangePolicy: OnRootMismatch
seccompProfile:
  type: RuntimeDefault
{{- end -}}

{{- define "actions-gateway.containerSecurity" -}}
allowPrivilegeEscalation: false
readOnlyRootFilesystem: true
runAsNonRoot: true
capabilities:
  drop: [ALL]
seccompProfile:
  type: RuntimeDefault
{{- end -}}

{{/* One secret that the service reads from a file named like the setting. */}}
{{- define "actions-gateway.secretFile" -}}
- secret:
    name: {{ .secret }}
    {{- if .optional }}
    optional: true
    {{- end }}
    items:
      - key: {{ .key }}
        path: {{ .path | quote }}
{{- end -}}

{{/* Longest time from SIGTERM to the end: what is drained, two phases of shutdown, and a margin. */}}
{{- define "actions-gateway.terminationGrace" -}}
{{- add .Values.shutdown.drainSeconds (mul 2 .Values.shutdown.graceSeconds) 10 -}}
{{- end -}}

{{- define "actions-gateway.jdbcUrl" -}}
{{- with .Values.database -}}
jdbc:postgresql://{{ .host }}:{{ .port }}/{{ .name }}?sslmode={{ .sslMode }}{{ if .caSecret }}&sslrootcert=/etc/actions-gateway/database/ca.crt{{ end }}
{{- end -}}
{{- end -}}

{{- define "actions-gateway.javaOptions" -}}
{{- if .Values.trustStore.existingSecret -}}
-Djavax.net.ssl.trustStore=/etc/actions-gateway/trust/truststore.p12 -Djavax.net.ssl.trustStorePassword=changeit {{ end -}}
{{- .Values.javaOptions -}}
{{- end -}}

{{/* The settings of the service: what the values say, over it what was computed from them. */}}
{{- define "actions-gateway.config" -}}
{{- $github := dict "api-url" .Values.github.apiUrl "api-version" .Values.github.apiVersion -}}
{{- $actions := dict "github" $github -}}
{{- if .Values.security.oidc -}}
{{- $_ := set $actions "security" (dict "oidc" .Values.security.oidc) -}}
{{- end -}}
{{- $hikari := dict "maximum-pool-size" (int .Values.database.poolSize) -}}
{{- $spring := dict
  "config" (dict "import" "configtree:/run/secrets/actions-gateway/")
  "datasource" (dict "url" (include "actions-gateway.jdbcUrl" .) "hikari" $hikari)
  "lifecycle" (dict "timeout-per-shutdown-phase" (printf "%ds" (int .Values.shutdown.graceSeconds))) -}}
{{- $settings := dict "actions" $actions "spring" $spring -}}
{{- if .Values.tracing.enabled -}}
{{- $_ := set $actions "tracing" (dict "runs" .Values.tracing.runs) -}}
{{- $otlp := dict "otlp" (dict "endpoint" .Values.tracing.endpoint) -}}
{{- $_ := set $settings "management" (dict
  "tracing" (dict "export" (dict "enabled" true) "sampling" (dict "probability" (float64 .Values.tracing.sampling)))
  "opentelemetry" (dict "tracing" (dict "export" $otlp))) -}}
{{- end -}}
{{- toYaml (mergeOverwrite (deepCopy .Values.config) $settings) -}}
{{- end -}}
