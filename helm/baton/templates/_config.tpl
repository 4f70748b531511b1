{{- /*
baton.yaml of a workload: the release's settings, then what the chart decides for the role. Takes (dict "root" $ "workload" w).
Secrets come as ${VARIABLE}, which the container's environment has from a Secret.
*/}}
{{- define "baton.config" -}}
{{- $root := .root -}}
{{- $role := .workload.role -}}
{{- $own := .workload.values -}}
{{- $baton := deepCopy $root.Values.settings -}}
{{- $topics := default dict $baton.topics -}}
{{- $_ := set $topics "create" (eq $root.Values.topics.management "application") -}}
{{- $_ := set $baton "topics" $topics -}}
{{- $_ := set $baton "roles" (list $role) -}}
{{- $_ := set $baton "kafka" (dict "bootstrapServers" $root.Values.kafka.bootstrapServers "properties" (include "baton.kafkaProperties" $root | fromYaml)) -}}
{{- $_ := set $baton "management" (dict "port" $root.Values.management.port) -}}
{{- $_ := set $baton "detect" false -}}
{{- $_ := set $baton "builtin" (default false $own.builtin) -}}
{{- if eq $role "worker" -}}
{{- $worker := default dict $baton.worker -}}
{{- $_ := set $worker "drain" $own.drain -}}
{{- with $own.slots }}{{ $_ := set $worker "lanes" . }}{{ end -}}
{{- with $own.window }}{{ $_ := set $worker "window" . }}{{ end -}}
{{- with $own.capabilities }}{{ $_ := set $worker "capabilities" . }}{{ end -}}
{{- if and $own.autoscaling (not $worker.announcementLifetime) (eq (int (default dict $own.autoscaling).minReplicas) 0) -}}
{{- /* While nobody runs, analyzers must go on believing that somebody would. */}}
{{- $_ := set $worker "announcementLifetime" "30d" -}}
{{- end -}}
{{- $_ := set $baton "worker" $worker -}}
{{- $providers := default list $own.providers -}}
{{- with $own.ollama -}}
{{- $providers = append $providers (dict "id" "ollama" "type" "ollama" "endpoint" "http://127.0.0.1:11434" "maxConcurrency" .parallel "callTimeout" (default "5m" .callTimeout)) -}}
{{- end -}}
{{- with $providers }}{{ $_ := set $baton "providers" . }}{{ end -}}
{{- with $own.models }}{{ $_ := set $baton "models" . }}{{ end -}}
{{- else -}}
{{- $_ := unset $baton "worker" -}}
{{- end -}}
{{- if eq $role "synthesizer" -}}
{{- $synthesizer := default dict $baton.synthesizer -}}
{{- $_ := set $synthesizer "stateDir" "/var/lib/baton/synthesizer" -}}
{{- $_ := set $synthesizer "standbyReplicas" $own.standbyReplicas -}}
{{- $_ := set $baton "synthesizer" $synthesizer -}}
{{- else -}}
{{- $_ := unset $baton "synthesizer" -}}
{{- end -}}
{{- dict "baton" $baton | toYaml -}}
{{- end }}

{{- define "baton.kafkaProperties" -}}
{{- $tls := .Values.kafka.tls -}}
{{- $sasl := .Values.kafka.sasl -}}
{{- $properties := deepCopy .Values.kafka.properties -}}
{{- $userTls := and .Values.strimziUsers.enabled (eq .Values.strimziUsers.authentication "tls") -}}
{{- $protocol := ternary (ternary "SASL_SSL" "SSL" $sasl.enabled) (ternary "SASL_PLAINTEXT" "PLAINTEXT" $sasl.enabled) $tls.enabled -}}
{{- if or $tls.enabled $sasl.enabled }}{{ $_ := set $properties "security.protocol" $protocol }}{{ end -}}
{{- if $tls.enabled -}}
{{- if $tls.caSecret.name -}}
{{- $_ := set $properties "ssl.truststore.type" "PEM" -}}
{{- $_ := set $properties "ssl.truststore.location" "/etc/baton/kafka-ca/ca.pem" -}}
{{- end -}}
{{- if or $tls.clientSecret.name $userTls -}}
{{- $_ := set $properties "ssl.keystore.type" "PEM" -}}
{{- $_ := set $properties "ssl.keystore.certificate.chain" "${BATON_CLIENT_CERTIFICATE}" -}}
{{- $_ := set $properties "ssl.keystore.key" "${BATON_CLIENT_KEY}" -}}
{{- end -}}
{{- if not $tls.verifyHostname }}{{ $_ := set $properties "ssl.endpoint.identification.algorithm" "" }}{{ end -}}
{{- end -}}
{{- if $sasl.enabled -}}
{{- $_ := set $properties "sasl.mechanism" $sasl.mechanism -}}
{{- if or $sasl.secret.jaasKey .Values.strimziUsers.enabled -}}
{{- $_ := set $properties "sasl.jaas.config" "${BATON_KAFKA_JAAS}" -}}
{{- else -}}
{{- $module := ternary "org.apache.kafka.common.security.plain.PlainLoginModule" "org.apache.kafka.common.security.scram.ScramLoginModule" (eq $sasl.mechanism "PLAIN") -}}
{{- $_ := set $properties "sasl.jaas.config" (printf "%s required username=\"${BATON_KAFKA_USERNAME}\" password=\"${BATON_KAFKA_PASSWORD}\";" $module) -}}
{{- end -}}
{{- end -}}
{{- toYaml $properties -}}
{{- end }}

{{- /* Environment with what Kafka's properties refer to. Takes (dict "root" $ "role" r). */}}
{{- define "baton.kafkaEnv" -}}
{{- $tls := .root.Values.kafka.tls -}}
{{- $sasl := .root.Values.kafka.sasl -}}
{{- $users := .root.Values.strimziUsers -}}
{{- $user := printf "%s-%s" (include "baton.fullname" .root) .role -}}
{{- if and $tls.enabled $users.enabled (eq $users.authentication "tls") }}
{{ include "baton.secretEnv" (dict "name" "BATON_CLIENT_CERTIFICATE" "secret" $user "key" "user.crt") }}
{{ include "baton.secretEnv" (dict "name" "BATON_CLIENT_KEY" "secret" $user "key" "user.key") }}
{{- else if and $tls.enabled $tls.clientSecret.name }}
{{ include "baton.secretEnv" (dict "name" "BATON_CLIENT_CERTIFICATE" "secret" $tls.clientSecret.name "key" $tls.clientSecret.certificateKey) }}
{{ include "baton.secretEnv" (dict "name" "BATON_CLIENT_KEY" "secret" $tls.clientSecret.name "key" $tls.clientSecret.keyKey) }}
{{- end }}
{{- if $sasl.enabled }}
{{- if $users.enabled }}
{{ include "baton.secretEnv" (dict "name" "BATON_KAFKA_JAAS" "secret" $user "key" "sasl.jaas.config") }}
{{- else if $sasl.secret.jaasKey }}
{{ include "baton.secretEnv" (dict "name" "BATON_KAFKA_JAAS" "secret" $sasl.secret.name "key" $sasl.secret.jaasKey) }}
{{- else }}
{{ include "baton.secretEnv" (dict "name" "BATON_KAFKA_USERNAME" "secret" $sasl.secret.name "key" $sasl.secret.usernameKey) }}
{{ include "baton.secretEnv" (dict "name" "BATON_KAFKA_PASSWORD" "secret" $sasl.secret.name "key" $sasl.secret.passwordKey) }}
{{- end }}
{{- end }}
{{- end }}

{{- define "baton.secretEnv" -}}
- name: {{ .name }}
  valueFrom:
    secretKeyRef:
      name: {{ .secret }}
      key: {{ .key }}
{{- end }}
