{{- /*
Everything that runs for long, as a list: the analyzer, the synthesizer and a pool a worker. Each has its own values over
.Values.defaults, key by key. Every other template ranges over this list, so that roles and pools never differ by accident.
*/}}
{{- define "baton.workloads" -}}
{{- $list := list -}}
{{- $analyzer := include "baton.over" (dict "defaults" .Values.defaults "own" .Values.analyzer) | fromJson -}}
{{- $list = append $list (dict "name" "analyzer" "role" "analyzer" "kind" "Deployment" "values" $analyzer) -}}
{{- $synthesizer := include "baton.over" (dict "defaults" .Values.defaults "own" .Values.synthesizer) | fromJson -}}
{{- $list = append $list (dict "name" "synthesizer" "role" "synthesizer" "kind" "StatefulSet" "values" $synthesizer) -}}
{{- range .Values.workers -}}
{{- $pool := include "baton.over" (dict "defaults" $.Values.defaults "own" .) | fromJson -}}
{{- $_ := set $pool "drain" (include "baton.drain" .) -}}
{{- $list = append $list (dict "name" (printf "worker-%s" .name) "role" "worker" "kind" "Deployment" "values" $pool) -}}
{{- end -}}
{{- toJson $list -}}
{{- end }}

{{- define "baton.over" -}}
{{- $all := deepCopy .defaults -}}
{{- range $key, $value := .own }}{{ $_ := set $all $key $value }}{{ end -}}
{{- toJson $all -}}
{{- end }}

{{- /* The longest call of a pool's providers, in milliseconds. */}}
{{- define "baton.longestCall" -}}
{{- $longest := 0 -}}
{{- range .providers }}{{ $longest = max $longest (include "baton.millis" (default "5m" .callTimeout) | int64) }}{{ end -}}
{{- with .ollama }}{{ $longest = max $longest (include "baton.millis" (default "5m" .callTimeout) | int64) }}{{ end -}}
{{- if eq (int64 $longest) 0 }}{{ $longest = 30000 }}{{ end -}}
{{- $longest -}}
{{- end }}

{{- /* How long a pool's calls may go on once it is told to stop: longer than the longest call. */}}
{{- define "baton.drain" -}}
{{- $call := include "baton.longestCall" . | int64 -}}
{{- if .drain -}}
{{- if le (include "baton.millis" .drain | int64) $call -}}
{{- fail (printf "workers[%s].drain is %s, but its longest call takes up to %d s: make drain longer, leave it out, or shorten callTimeout" .name .drain (div $call 1000)) -}}
{{- end -}}
{{- .drain -}}
{{- else -}}
{{- printf "%ds" (add (div $call 1000) 30) -}}
{{- end -}}
{{- end }}

{{- /* How many pods a workload may have at most. */}}
{{- define "baton.most" -}}
{{- if .autoscaling }}{{ .autoscaling.maxReplicas }}{{ else }}{{ .replicas }}{{ end -}}
{{- end }}

{{- define "baton.grace" -}}
{{- if eq .role "worker" }}{{ add (include "baton.seconds" .values.drain | int64) 45 }}{{ else }}60{{ end -}}
{{- end }}
