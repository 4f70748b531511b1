package io.baton.app.mapping;

import io.baton.domain.model.CapabilityScore;
import io.baton.domain.model.ModelDescriptor;
import io.baton.wire.avro.ModelCapability;
import io.baton.wire.avro.ModelStatus;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
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
                capabilities,
                status.getContextWindow(),
                status.getMaxOutputTokens(),
                status.getMemoryBytes(),
                status.getResident(),
                status.getGenerative(),
                Set.copyOf(status.getTags()));
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
