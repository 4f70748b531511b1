{{- /* What a schema cannot say. Each message names the value and the fix. */}}
{{- define "baton.check" -}}
{{- if not .Values.kafka.bootstrapServers }}{{ fail "kafka.bootstrapServers is empty; give the cluster's address, for example kafka-bootstrap:9092" }}{{ end -}}
{{- $topics := default dict .Values.settings.topics -}}
{{- $partitions := int (default 6 $topics.partitions) -}}
{{- $synthesis := int (default 6 $topics.synthesisPartitions) -}}
{{- if gt (int (default 1 .Values.analyzer.replicas)) $partitions }}{{ fail (printf "analyzer.replicas is %d, but the tasks topic has %d partitions: those beyond would never be ready; lower it or raise settings.topics.partitions" (int .Values.analyzer.replicas) $partitions) }}{{ end -}}
{{- $replicas := int (default 1 .Values.synthesizer.replicas) -}}
{{- if gt $replicas $synthesis }}{{ fail (printf "synthesizer.replicas is %d, but only %d can share the work; lower it, or choose settings.topics.synthesisPartitions before the first installation" $replicas $synthesis) }}{{ end -}}
{{- if ge (int .Values.synthesizer.standbyReplicas) $replicas }}{{ fail (printf "synthesizer.standbyReplicas is %d, but must be less than synthesizer.replicas, which is %d" (int .Values.synthesizer.standbyReplicas) $replicas) }}{{ end -}}
{{- if and .Values.kafka.sasl.enabled (not .Values.kafka.sasl.secret.name) (not .Values.strimziUsers.enabled) }}{{ fail "kafka.sasl.secret.name is empty; name the Secret with the credentials" }}{{ end -}}
{{- if and .Values.kafka.sasl.enabled (not .Values.kafka.sasl.secret.jaasKey) (not .Values.strimziUsers.enabled) (not (regexMatch "^(SCRAM-SHA-(256|512)|PLAIN)$" .Values.kafka.sasl.mechanism)) }}{{ fail (printf "kafka.sasl.mechanism is %s, for which a user and a password are not enough; name the key with the whole sasl.jaas.config as kafka.sasl.secret.jaasKey" .Values.kafka.sasl.mechanism) }}{{ end -}}
{{- if .Values.strimziUsers.enabled -}}
{{- if not .Values.topics.strimzi.cluster }}{{ fail "topics.strimzi.cluster is empty; name the Kafka resource that strimziUsers belong to" }}{{ end -}}
{{- if and .Values.topics.strimzi.namespace (ne .Values.topics.strimzi.namespace .Release.Namespace) }}{{ fail (printf "topics.strimzi.namespace is %s, but with strimziUsers.enabled it must be the release's (%s): pods can mount no Secret from elsewhere" .Values.topics.strimzi.namespace .Release.Namespace) }}{{ end -}}
{{- if and (eq .Values.strimziUsers.authentication "tls") (not .Values.kafka.tls.enabled) }}{{ fail "strimziUsers.authentication is tls, but kafka.tls.enabled is false; enable it" }}{{ end -}}
{{- if and (eq .Values.strimziUsers.authentication "scram-sha-512") (or (not .Values.kafka.sasl.enabled) (ne .Values.kafka.sasl.mechanism "SCRAM-SHA-512")) }}{{ fail "strimziUsers.authentication is scram-sha-512, but kafka.sasl is not enabled with the mechanism SCRAM-SHA-512; enable it" }}{{ end -}}
{{- if eq .Values.topics.management "job" }}{{ fail "topics.management is job, but the job would need a user before strimziUsers make one; use strimzi" }}{{ end -}}
{{- end -}}
{{- if and (eq .Values.topics.management "strimzi") (not .Values.topics.strimzi.cluster) }}{{ fail "topics.strimzi.cluster is empty; name the Kafka resource that the topics belong to" }}{{ end -}}
{{- if and .Values.monitoring.podMonitor.enabled .Values.monitoring.serviceMonitor.enabled }}{{ fail "monitoring.podMonitor and monitoring.serviceMonitor are both enabled: every pod would be scraped twice; keep one" }}{{ end -}}
{{- $names := list -}}
{{- range .Values.workers -}}
{{- if has .name $names }}{{ fail (printf "workers has the name %s twice; give each pool its own" .name) }}{{ end -}}
{{- $names = append $names .name -}}
{{- if and .autoscaling (hasKey . "replicas") }}{{ fail (printf "workers[%s] has both replicas and autoscaling; keep one" .name) }}{{ end -}}
{{- with .autoscaling -}}
{{- if and .hpa .keda }}{{ fail (printf "workers[%s].autoscaling has both hpa and keda, which would fight over the number of pods; keep one" (last $names)) }}{{ end -}}
{{- if not (or .hpa .keda) }}{{ fail (printf "workers[%s].autoscaling has neither hpa nor keda; say what it scales by" (last $names)) }}{{ end -}}
{{- if lt (int .maxReplicas) (int .minReplicas) }}{{ fail (printf "workers[%s].autoscaling.maxReplicas is %d, but minReplicas is %d" (last $names) (int .maxReplicas) (int .minReplicas)) }}{{ end -}}
{{- if and .hpa (lt (int .minReplicas) 1) }}{{ fail (printf "workers[%s].autoscaling.minReplicas is 0, which only keda can do; use at least 1 with hpa" (last $names)) }}{{ end -}}
{{- end -}}
{{- if and .autoscaling (not .capabilities) (hasKey (default dict .autoscaling) "keda") (not (default dict .autoscaling.keda).query) }}{{ fail (printf "workers[%s].capabilities is empty; name those whose waiting work its autoscaling counts, or give autoscaling.keda.query" .name) }}{{ end -}}
{{- range .capabilities }}{{ if and $topics.capabilities (not (has . $topics.capabilities)) }}{{ fail (printf "workers capabilities name %s, which settings.topics.capabilities does not" .) }}{{ end }}{{ end -}}
{{- end -}}
{{- end }}
