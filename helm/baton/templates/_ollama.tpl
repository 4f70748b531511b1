{{- /*
Ollama beside a pool, as a sidecar that starts before the worker and ends after it, so that no call is cut off while the
worker drains; then, one after the other, the models that it is to have. Takes (dict "root" $ "ollama" o).
*/}}
{{- define "baton.ollama" -}}
{{- $image := include "baton.imageName" (dict "registry" .root.Values.image.registry "image" .ollama.image "tag" "latest") -}}
{{- $security := include "baton.containerSecurity" .root -}}
- name: ollama
  image: {{ $image }}
  imagePullPolicy: {{ .root.Values.image.pullPolicy }}
  restartPolicy: Always
  env:
    - { name: HOME, value: /models }
    - { name: OLLAMA_MODELS, value: /models }
    - { name: OLLAMA_HOST, value: "127.0.0.1:11434" }
    - { name: OLLAMA_NUM_PARALLEL, value: {{ .ollama.parallel | quote }} }
    - { name: OLLAMA_KEEP_ALIVE, value: {{ .ollama.keepAlive | quote }} }
  # It listens to this pod alone, where the kubelet cannot reach it over HTTP.
  startupProbe:
    exec: { command: [ollama, list] }
    periodSeconds: 2
    timeoutSeconds: 5
    failureThreshold: 60
  resources:
    {{- toYaml .ollama.resources | nindent 4 }}
  securityContext:
    {{- $security | nindent 4 }}
  volumeMounts:
    - { name: models, mountPath: /models }
    - { name: tmp, mountPath: /tmp }
{{- range $index, $model := .ollama.pull }}
- name: pull-{{ $index }}
  image: {{ $image }}
  imagePullPolicy: {{ $.root.Values.image.pullPolicy }}
  command: [ollama, pull, {{ $model | quote }}]
  env:
    - { name: HOME, value: /tmp }
    - { name: OLLAMA_HOST, value: "127.0.0.1:11434" }
  securityContext:
    {{- $security | nindent 4 }}
  volumeMounts:
    - { name: tmp, mountPath: /tmp }
{{- end }}
{{- end }}
