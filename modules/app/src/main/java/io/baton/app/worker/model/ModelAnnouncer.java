package io.baton.app.worker.model;

import io.baton.app.kafka.OutgoingRecords;
import io.baton.app.mapping.ModelMapping;
import io.baton.domain.model.ModelDescriptor;
import io.baton.wire.Topology;
import io.baton.wire.avro.ModelStatus;

import org.apache.kafka.clients.producer.ProducerRecord;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Says what this worker serves: a record a model, and a tombstone for what it said earlier and does
 * not serve any more. Nothing is withdrawn when the worker stops (see {@code
 * docs/decisions/0003-model-announcements.md}).
 */
public final class ModelAnnouncer {
    private final ServedModels models;
    private final Topology topics;
    private final OutgoingRecords outgoing;
    private final String workerId;
    private final Duration lifetime;
    private final Clock clock;
    private final Set<String> announced = new HashSet<>();

    public ModelAnnouncer(
            ServedModels models,
            Topology topics,
            OutgoingRecords outgoing,
            String workerId,
            Duration lifetime,
            Clock clock) {
        this.models = models;
        this.topics = topics;
        this.outgoing = outgoing;
        this.workerId = workerId;
        this.lifetime = lifetime;
        this.clock = clock;
    }

    /** Notes what an earlier life of this worker said, so that it can be withdrawn. */
    public synchronized void remember(String key) {
        if (key.endsWith("@" + workerId)) {
            announced.add(key);
        }
    }

    /** What has to be said now. */
    public synchronized List<ProducerRecord<byte[], byte[]>> records() {
        Instant now = clock.instant();
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
        Set<String> served = new HashSet<>();
        for (ModelDescriptor model : models.descriptors()) {
            String key = model.id() + "@" + workerId;
            served.add(key);
            ModelStatus status =
                    ModelMapping.toWire(
                            model,
                            models.performance(model.id()),
                            workerId,
                            models.unavailable(model.provider()).orElse(null),
                            now,
                            now.plus(lifetime));
            ModelStatus placed =
                    ModelStatus.newBuilder(status)
                            .setEndpointId(models.endpointId(model.provider()).orElse(null))
                            .build();
            records.add(outgoing.record(topics.models(), key, placed, null));
        }
        for (String key : announced) {
            if (!served.contains(key)) {
                records.add(
                        new ProducerRecord<>(
                                topics.models(), key.getBytes(StandardCharsets.UTF_8), null));
            }
        }
        announced.clear();
        announced.addAll(served);
        return records;
    }
}
