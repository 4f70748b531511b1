package io.baton.app.registry;

import io.baton.app.kafka.KafkaClients;
import io.baton.app.kafka.TopicTail;
import io.baton.wire.BatonSerdes;
import io.baton.wire.RecordType;
import io.baton.wire.Topology;
import io.baton.wire.UnreadableRecordException;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Keeps a {@link ModelRegistry} up to date with the models topic. */
public final class RegistryTail implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RegistryTail.class);

    private final ModelRegistry registry;
    private final CountDownLatch anyModel = new CountDownLatch(1);
    private final TopicTail tail;

    public RegistryTail(
            KafkaClients clients, Topology topics, ModelRegistry registry, String clientId) {
        this.registry = registry;
        this.tail =
                new TopicTail(
                                clients.reader(clientId),
                                topics.models(),
                                TopicTail.From.BEGINNING,
                                this::apply)
                        .start();
    }

    private void apply(ConsumerRecord<byte[], byte[]> record) {
        if (record.key() == null) {
            return;
        }
        String key = new String(record.key(), StandardCharsets.UTF_8);
        try {
            registry.apply(
                    key,
                    record.value() == null
                            ? null
                            : BatonSerdes.read(RecordType.MODEL_STATUS, record.value()));
            // The whole catalog is built for this: only as long as somebody may wait for it.
            if (anyModel.getCount() > 0 && !registry.catalog(Instant.now()).models().isEmpty()) {
                anyModel.countDown();
            }
        } catch (UnreadableRecordException e) {
            LOG.atWarn()
                    .addKeyValue("key", key)
                    .addKeyValue("reason", e.getMessage())
                    .log("A model's announcement is unreadable");
        }
    }

    /**
     * Waits until all that was announced is known and there is a model that may be planned with, or
     * the patience is over.
     */
    public void awaitModels(Duration patience) throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        if (!tail.awaitCaughtUp(patience)
                || !anyModel.await(end - System.nanoTime(), TimeUnit.NANOSECONDS)) {
            LOG.atWarn().log("No worker has announced a model yet; tasks are planned without one");
        }
    }

    @Override
    public void close() {
        tail.close();
    }
}
