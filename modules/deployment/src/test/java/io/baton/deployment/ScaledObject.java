package io.baton.deployment;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;

/**
 * KEDA's resource as far as the chart uses it, from KEDA's documentation: there is no model of it
 * on Maven Central. An unknown field is an error of its reader.
 */
record ScaledObject(
        String apiVersion, String kind, Map<String, Object> metadata, Specification spec) {

    record Specification(
            Target scaleTargetRef,
            int minReplicaCount,
            int maxReplicaCount,
            int pollingInterval,
            int cooldownPeriod,
            Fallback fallback,
            List<Trigger> triggers) {}

    record Target(String apiVersion, String kind, String name) {}

    record Fallback(int failureThreshold, int replicas) {}

    record Trigger(
            String type,
            String metricType,
            @Nullable Reference authenticationRef,
            PrometheusTrigger metadata) {}

    record Reference(String name) {}

    /** All values are text, as KEDA wants it. */
    record PrometheusTrigger(
            String serverAddress,
            String query,
            String threshold,
            String activationThreshold,
            String ignoreNullValues) {}
}
