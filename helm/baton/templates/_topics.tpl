{{- /* The settings of topics: the defaults, and what the release's settings say. */}}
{{- define "baton.topicSettings" -}}
{{- $settings := (.Files.Get "files/topics.yaml" | fromYaml).defaults -}}
{{- range $key, $value := default dict .Values.settings.topics }}{{ $_ := set $settings $key $value }}{{ end -}}
{{- with (default dict .Values.settings.cache).timeToLive }}{{ $_ := set $settings "answers" . }}{{ end -}}
{{- with (default dict .Values.settings.learning).halfLife }}{{ $_ := set $settings "learning" (printf "%dms" (mul 4 (include "baton.millis" . | int64))) }}{{ end -}}
{{- toJson $settings -}}
{{- end }}

{{- define "baton.bytes" -}}
{{- $of := dict "B" 1 "KB" 1024 "MB" 1048576 "GB" 1073741824 -}}
{{- mul (regexFind "^[0-9]+" . | int64) (get $of (regexFind "[A-Z]+$" .)) -}}
{{- end }}

{{- /* Every topic: name, partitions, replicas, configs, writers, readers. */}}
{{- define "baton.topics" -}}
{{- $rows := .Files.Get "files/topics.yaml" | fromYaml -}}
{{- $settings := include "baton.topicSettings" . | fromJson -}}
{{- $all := list -}}
{{- $letters := list -}}
{{- $task := include "baton.bytes" $settings.maxTaskSize | int64 -}}
{{- range $row := $rows.topics -}}
{{- $names := list (printf "%s.%s" $settings.prefix .name) -}}
{{- if .of -}}
{{- $names = list -}}
{{- range (ternary $settings.capabilities $rows.roles (eq .of "capabilities")) }}{{ $names = append $names (printf "%s.%s.%s" $settings.prefix $row.name .) }}{{ end -}}
{{- end -}}
{{- $configs := dict "min.insync.replicas" (toString $settings.minInSync) "max.message.bytes" (toString (ternary $task (mul 4 $task) (eq .size "task"))) -}}
{{- $_ := set $configs "cleanup.policy" (ternary (ternary "compact,delete" "compact" (hasKey $row "kept")) "delete" (default false .compacted)) -}}
{{- if .kept -}}
{{- $kept := include "baton.millis" (get $settings .kept) | int64 -}}
{{- $_ := set $configs "retention.ms" (toString $kept) -}}
{{- if .compacted }}{{ $_ := set $configs "segment.ms" (toString (max 60000 (div $kept 4))) }}{{ end -}}
{{- end -}}
{{- range $names -}}
{{- $partitions := ternary 1 (get $settings $row.partitions) (eq $row.partitions "1") -}}
{{- $all = append $all (dict "name" . "partitions" $partitions "replicas" $settings.replicationFactor "configs" $configs "writers" $row.writers "readers" $row.readers) -}}
{{- if $row.deadLetters -}}
{{- $dead := dict "min.insync.replicas" (toString $settings.minInSync) "max.message.bytes" (toString (mul 4 $task)) "cleanup.policy" "delete" "retention.ms" (include "baton.millis" $settings.deadLetterRetention) -}}
{{- $letters = append $letters (dict "name" (printf "dlq.%s" .) "partitions" 1 "replicas" $settings.replicationFactor "configs" $dead "writers" $row.readers "readers" (list "replay")) -}}
{{- end -}}
{{- end -}}
{{- end -}}
{{- toJson (concat $all $letters) -}}
{{- end }}
