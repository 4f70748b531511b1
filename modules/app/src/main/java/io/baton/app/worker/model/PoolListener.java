package io.baton.app.worker.model;

import io.baton.app.kafka.TopicTail;
import io.baton.app.mapping.ModelMapping;
import io.baton.app.worker.health.PoolNews;
import io.baton.wire.BatonSerdes;
import io.baton.wire.RecordType;
import io.baton.wire.UnreadableRecordException;
import io.baton.wire.avro.ModelStatus;
import io.baton.wire.avro.PerformanceReport;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** Hears what other workers announce of models that this one reaches at the same place. */
public final class PoolListener implements TopicTail.Handler {
    private static final Logger LOG = LoggerFactory.getLogger(PoolListener.class);

    private final ServedModels models;
    private final PoolNews news;
    private final String workerId;

    public PoolListener(ServedModels models, PoolNews news, String workerId) {
        this.models = models;
        this.news = news;
        this.workerId = workerId;
    }

    @Override
    public void handle(ConsumerRecord<byte[], byte[]> record) {
        if (record.key() == null) {
            return;
        }
        String key = new String(record.key(), StandardCharsets.UTF_8);
        if (key.endsWith("@" + workerId)) {
            return;
        }
        if (record.value() == null) {
            int at = key.lastIndexOf('@');
            news.withdrawn(key.substring(at + 1), key.substring(0, Math.max(0, at)));
            return;
        }
        try {
            heard(BatonSerdes.read(RecordType.MODEL_STATUS, record.value()));
        } catch (UnreadableRecordException e) {
            LOG.atDebug()
                    .addKeyValue("reason", e.getMessage())
                    .log("An announcement is unreadable");
        }
    }

    private void heard(ModelStatus status) {
        String place = status.getEndpointId();
        if (place == null) {
            return;
        }
        PerformanceReport report = status.getPerformance();
        Instant until = report == null ? null : report.getRetryAfterUntil();
        if (until != null) {
            news.resting(models.reachedAt(place), until);
        }
        models.reachedAt(place).stream()
                .filter(model -> model.id().equals(status.getModelId()))
                .forEach(
                        model ->
                                news.heard(
                                        status.getWorkerId(),
                                        model,
                                        ModelMapping.performance(status),
                                        status.getUpdatedAt()));
    }
}
