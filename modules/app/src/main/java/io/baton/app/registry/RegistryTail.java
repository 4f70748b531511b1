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

/** Keeps a {@link ModelRegistry} up to date with the models topic. */
public final class RegistryTail implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RegistryTail.class);
    private static final Duration LOOK = Duration.ofMillis(100);

    private final ModelRegistry registry;
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
        } catch (UnreadableRecordException e) {
            LOG.atWarn()
                    .addKeyValue("key", key)
                    .addKeyValue("reason", e.getMessage())
                    .log("A model's announcement is unreadable");
        }
    }

    /**
     * Waits until all that was announced is known and there is a model, or the patience is over.
     */
    public void awaitModels(Duration patience) throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        boolean known = tail.awaitCaughtUp(patience);
        while (System.nanoTime() < end
                && (!known || registry.catalog(Instant.now()).models().isEmpty())) {
            Thread.sleep(LOOK);
        }
    }

    @Override
    public void close() {
        tail.close();
    }
}
