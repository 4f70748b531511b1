{{- /* The environment of every container that talks to Kafka. Takes (dict "root" $ "role" r "javaOptions" o "env" list). */}}
{{- define "baton.env" -}}
- name: HOME
  value: /tmp
{{- with .javaOptions }}
- name: BATON_JAVA_OPTS
  value: {{ . | quote }}
{{- end }}
{{- include "baton.kafkaEnv" . }}
{{- range .env }}
- name: {{ .name }}
  {{- if .secret }}
  valueFrom:
    secretKeyRef:
      name: {{ .secret.name }}
      key: {{ .secret.key }}
  {{- else }}
  value: {{ .value | quote }}
  {{- end }}
{{- end }}
{{- end }}

{{- define "baton.mounts" -}}
- name: config
  mountPath: /etc/baton/config
  readOnly: true
- name: tmp
  mountPath: /tmp
{{- if and .Values.kafka.tls.enabled .Values.kafka.tls.caSecret.name }}
- name: kafka-ca
  mountPath: /etc/baton/kafka-ca
  readOnly: true
{{- end }}
{{- end }}

{{- /* Takes (dict "root" $ "config" name of the ConfigMap). */}}
{{- define "baton.volumes" -}}
{{- $ca := .root.Values.kafka.tls.caSecret -}}
- name: config
  configMap:
    name: {{ .config }}
- name: tmp
  emptyDir:
    sizeLimit: 1Gi
{{- if and .root.Values.kafka.tls.enabled $ca.name }}
- name: kafka-ca
  secret:
    secretName: {{ $ca.name }}
    items:
      - key: {{ $ca.key }}
        path: ca.pem
{{- end }}
{{- end }}

{{- define "baton.spread" -}}
{{- $selector := .selector -}}
{{- $topology := dict "zone" "topology.kubernetes.io/zone" "host" "kubernetes.io/hostname" -}}
{{- range $where, $how := .spread }}
{{- if ne $how "none" }}
- topologyKey: {{ get $topology $where }}
  maxSkew: 1
  whenUnsatisfiable: {{ $how }}
  labelSelector:
    matchLabels:
      {{- $selector | nindent 6 }}
{{- end }}
{{- end }}
{{- end }}

{{- /* Where pods may run, the same for all of them. Takes a workload's values. */}}
{{- define "baton.placement" -}}
{{- with .nodeSelector }}
nodeSelector:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- with .tolerations }}
tolerations:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- with .priorityClassName }}
priorityClassName: {{ . }}
{{- end }}
{{- end }}

{{- /* What all pods have in common. Takes (dict "root" $ "account" name). */}}
{{- define "baton.podBase" -}}
serviceAccountName: {{ .account }}
automountServiceAccountToken: false
enableServiceLinks: false
{{- with .root.Values.image.pullSecrets }}
imagePullSecrets:
  {{- range . }}
  - name: {{ . }}
  {{- end }}
{{- end }}
securityContext:
  {{- include "baton.podSecurity" . | nindent 2 }}
{{- end }}

{{- /* The pod of a role or pool. Takes (dict "root" $ "workload" w). */}}
{{- define "baton.pod" -}}
{{- $root := .root -}}
{{- $name := printf "%s-%s" (include "baton.fullname" $root) .workload.name -}}
{{- $own := .workload.values -}}
{{- $labels := dict "root" $root "component" .workload.name -}}
metadata:
  labels:
    {{- include "baton.labels" $labels | nindent 4 }}
    {{- with $own.podLabels }}
    {{- toYaml . | nindent 4 }}
    {{- end }}
  annotations:
    checksum/config: {{ include "baton.config" . | sha256sum }}
    {{- with $own.podAnnotations }}
    {{- toYaml . | nindent 4 }}
    {{- end }}
spec:
  {{- include "baton.podBase" (dict "root" $root "account" (include "baton.serviceAccount" $root)) | nindent 2 }}
  # Longer than calls may go on, which is longer than the longest call: no rollout cuts one off.
  terminationGracePeriodSeconds: {{ include "baton.grace" .workload }}
  {{- include "baton.placement" $own | nindent 2 }}
  {{- with include "baton.spread" (dict "spread" $own.topologySpread "selector" (include "baton.selector" $labels)) }}
  topologySpreadConstraints:
    {{- . | nindent 4 }}
  {{- end }}
  {{- with $own.ollama }}
  initContainers:
    {{- include "baton.ollama" (dict "root" $root "ollama" .) | nindent 4 }}
  {{- end }}
  containers:
    - name: baton
      image: {{ include "baton.image" $root }}
      imagePullPolicy: {{ $root.Values.image.pullPolicy }}
      args: [run, --config, /etc/baton/config/baton.yaml]
      env:
        {{- include "baton.env" (dict "root" $root "role" .workload.role "javaOptions" $own.javaOptions "env" $own.env) | trim | nindent 8 }}
      ports:
        - name: management
          containerPort: {{ $root.Values.management.port }}
      startupProbe:
        httpGet: { path: /livez, port: management }
        periodSeconds: 5
        timeoutSeconds: 5
        failureThreshold: 60
      # Reads its topics; whether a model answers makes no difference.
      readinessProbe:
        httpGet: { path: /readyz, port: management }
        periodSeconds: 5
        timeoutSeconds: 5
        failureThreshold: 3
      # Cannot get on by itself; a slow model is no reason.
      livenessProbe:
        httpGet: { path: /livez, port: management }
        periodSeconds: 20
        timeoutSeconds: 10
        failureThreshold: 6
      resources:
        {{- toYaml $own.resources | nindent 8 }}
      securityContext:
        {{- include "baton.containerSecurity" $root | nindent 8 }}
      volumeMounts:
        {{- include "baton.mounts" $root | nindent 8 }}
        {{- if eq .workload.role "synthesizer" }}
        - name: state
          mountPath: /var/lib/baton
        {{- end }}
        {{- range $index, $map := $own.configMaps }}
        - name: files-{{ $index }}
          mountPath: {{ $map.mountPath }}
          readOnly: true
        {{- end }}
        {{- with $own.secretProviderClass }}
        - name: secrets-store
          mountPath: /mnt/secrets-store
          readOnly: true
        {{- end }}
  volumes:
    {{- include "baton.volumes" (dict "root" $root "config" $name) | nindent 4 }}
    {{- if and (eq .workload.role "synthesizer") (not $own.persistence.enabled) }}
    - name: state
      emptyDir:
        sizeLimit: {{ $own.persistence.size }}
    {{- end }}
    {{- range $index, $map := $own.configMaps }}
    - name: files-{{ $index }}
      configMap:
        name: {{ $map.name }}
    {{- end }}
    {{- with $own.secretProviderClass }}
    - name: secrets-store
      csi:
        driver: secrets-store.csi.k8s.io
        readOnly: true
        volumeAttributes:
          secretProviderClass: {{ . }}
    {{- end }}
    {{- with $own.ollama }}
    - name: models
      {{- if .modelsClaim }}
      persistentVolumeClaim:
        claimName: {{ .modelsClaim }}
      {{- else }}
      emptyDir:
        sizeLimit: {{ .modelsSize }}
      {{- end }}
    {{- end }}
{{- end }}
