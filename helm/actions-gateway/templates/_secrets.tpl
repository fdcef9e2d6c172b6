{{/* Every secret is a reference; the file's name is the setting's. */}}
{{- define "actions-gateway.secrets" -}}
{{- with .Values.database }}
{{ include "actions-gateway.secretFile" (dict "secret" .existingSecret "key" .usernameKey "path" "spring.datasource.username") }}
{{ include "actions-gateway.secretFile" (dict "secret" .existingSecret "key" .passwordKey "path" "spring.datasource.password") }}
{{- end }}
{{- range .Values.webhook.hooks }}
{{- $setting := printf "actions.webhook.hooks.%s.secrets" .name }}
{{ include "actions-gateway.secretFile" (dict "secret" .existingSecret "key" .key "path" (printf "%s[0]" $setting)) }}
{{- if .previousKey }}
{{ include "actions-gateway.secretFile" (dict "secret" .existingSecret "key" .previousKey "path" (printf "%s[1]" $setting) "optional" true) }}
{{- end }}
{{- end }}
{{- with .Values.github.app }}
{{- if .existingSecret }}
{{ include "actions-gateway.secretFile" (dict "secret" .existingSecret "key" .clientIdKey "path" "actions.github.app.client-id") }}
{{ include "actions-gateway.secretFile" (dict "secret" .existingSecret "key" .privateKeyKey "path" "actions.github.app.private-key") }}
{{- end }}
{{- end }}
{{- with .Values.github.token }}
{{- if .existingSecret }}
{{ include "actions-gateway.secretFile" (dict "secret" .existingSecret "key" .key "path" "actions.github.token") }}
{{- end }}
{{- end }}
{{- with .Values.security.bootstrapKey }}
{{- if .existingSecret }}
{{ include "actions-gateway.secretFile" (dict "secret" .existingSecret "key" .key "path" "actions.security.bootstrap-key-sha256") }}
{{- end }}
{{- end }}
{{- end -}}
