package io.baton.app.mapping;

import io.baton.domain.model.CapabilityScore;
import io.baton.domain.model.ModelDescriptor;
import io.baton.domain.model.ModelPerformance;
import io.baton.domain.model.ModelPerformance.Circuit;
import io.baton.domain.model.TokenFactor;
import io.baton.wire.avro.ModelCapability;
import io.baton.wire.avro.ModelStatus;
import io.baton.wire.avro.PerformanceReport;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What workers say about the models they serve. */
public final class ModelMapping {
    private ModelMapping() {}

    /**
     * @param unavailable why it cannot be called now; null when it can
     */
    public static ModelStatus toWire(
            ModelDescriptor model,
            ModelPerformance performance,
            String workerId,
            @Nullable String unavailable,
            Instant now,
            Instant expiresAt) {
        return ModelStatus.newBuilder()
                .setModelId(model.id())
                .setWorkerId(workerId)
                .setProvider(model.provider())
                .setProviderType(model.providerType())
                .setModelName(model.modelName())
                .setVersion(model.version())
                .setCapabilities(capabilities(model))
                .setContextWindow(model.contextWindow())
                .setMaxOutputTokens(model.maxOutputTokens())
                .setMemoryBytes(model.memoryBytes())
                .setResident(model.resident())
                .setGenerative(model.generative())
                .setTags(model.tags().stream().sorted().toList())
                .setAvailable(unavailable == null)
                .setReason(unavailable)
                .setUpdatedAt(now)
                .setExpiresAt(expiresAt)
                .setPerformance(report(performance))
                .setPrice(CostMapping.toWire(model.price()))
                .build();
    }

    public static ModelDescriptor fromWire(ModelStatus status) {
        Map<String, CapabilityScore> capabilities =
                status.getCapabilities().stream()
                        .collect(
                                Collectors.toMap(
                                        ModelCapability::getName,
                                        ModelMapping::score,
                                        (first, second) -> second));
        return new ModelDescriptor(
                status.getModelId(),
                status.getProvider(),
                status.getProviderType(),
                status.getModelName(),
                status.getVersion(),
                capabilities,
                status.getContextWindow(),
                status.getMaxOutputTokens(),
                status.getMemoryBytes(),
                status.getResident(),
                status.getGenerative(),
                Set.copyOf(status.getTags()),
                CostMapping.fromWire(status.getPrice()));
    }

    private static @Nullable PerformanceReport report(ModelPerformance performance) {
        return performance.equals(ModelPerformance.UNKNOWN)
                ? null
                : PerformanceReport.newBuilder()
                        .setCalls(performance.calls())
                        .setTypicalMillis(performance.typical().toMillis())
                        .setSlowMillis(performance.slow().toMillis())
                        .setTokensPerSecond(performance.tokensPerSecond())
                        .setErrorRate(performance.errorRate())
                        .setCircuit(circuit(performance.circuit()))
                        .setFreePermits(performance.freePermits())
                        .setTokenFactor(performance.tokenFactor())
                        .setRetryAfterUntil(performance.retryAfterUntil())
                        .build();
    }

    /**
     * How the model has performed lately at that worker. One that cannot be called counts as left
     * alone.
     */
    public static ModelPerformance performance(ModelStatus status) {
        PerformanceReport report = status.getPerformance();
        ModelPerformance seen =
                report == null
                        ? ModelPerformance.UNKNOWN
                        : new ModelPerformance(
                                Math.max(0, report.getCalls()),
                                Duration.ofMillis(report.getTypicalMillis()),
                                Duration.ofMillis(report.getSlowMillis()),
                                Math.max(0, report.getTokensPerSecond()),
                                Math.clamp(report.getErrorRate(), 0, 1),
                                circuit(report.getCircuit()),
                                Math.max(0, report.getFreePermits()),
                                tokenFactor(report.getTokenFactor()),
                                report.getRetryAfterUntil());
        return status.getAvailable() ? seen : seen.with(Circuit.OPEN);
    }

    /** Another version's factor is held to the same bounds. */
    private static double tokenFactor(double reported) {
        return reported > 0 ? Math.clamp(reported, TokenFactor.LOWEST, TokenFactor.HIGHEST) : 0;
    }

    private static String circuit(Circuit circuit) {
        return circuit.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What this version does not know is a circuit that is closed. */
    private static Circuit circuit(String text) {
        return switch (text) {
            case "open" -> Circuit.OPEN;
            case "half-open" -> Circuit.HALF_OPEN;
            default -> Circuit.CLOSED;
        };
    }

    private static List<ModelCapability> capabilities(ModelDescriptor model) {
        return model.capabilities().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(
                        entry ->
                                new ModelCapability(
                                        entry.getKey(),
                                        entry.getValue().score(),
                                        entry.getValue().confidence(),
                                        entry.getValue().samples(),
                                        entry.getValue().source()))
                .toList();
    }

    private static CapabilityScore score(ModelCapability capability) {
        return new CapabilityScore(
                capability.getScore(),
                capability.getConfidence(),
                capability.getSamples(),
                capability.getSource());
    }
}
