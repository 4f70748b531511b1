package io.baton.cli.deadletter;

import io.baton.cli.cluster.Connection;
import io.baton.wire.BatonSerdes;
import io.baton.wire.CloudEvent;
import io.baton.wire.RecordType;
import io.baton.wire.Topology;
import io.baton.wire.avro.Encoding;
import io.baton.wire.avro.TaskEvent;
import io.baton.wire.avro.TaskEventKind;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;

/** Puts dead letters back where they came from, one after the other, each on record as an event. */
final class Replayer implements AutoCloseable {
    private static final String SOURCE = "/baton/cli/replay";

    private final Producer<byte[], byte[]> producer;
    private final Topology topology;

    Replayer(Connection connection, Topology topology) {
        Map<String, Object> settings = new HashMap<>(connection.clientProperties());
        settings.put("acks", "all");
        settings.put("enable.idempotence", true);
        settings.put("max.request.size", topology.layout().maxMessageBytes());
        settings.put("max.block.ms", 15_000);
        settings.put("delivery.timeout.ms", 30_000);
        settings.put("request.timeout.ms", 10_000);
        var bytes = new ByteArraySerializer();
        this.producer = new KafkaProducer<>(settings, bytes, bytes);
        this.topology = topology;
    }

    /**
     * Puts the letter back and returns when the cluster has it. The event only tells people of it,
     * so that a missing one makes no failure of what is done and cannot be undone.
     *
     * @return why there is no event of it; empty when there is one, or no task to tell of
     * @throws ExecutionException when the letter could not be put back
     */
    Optional<String> replay(Replay.Possible replay)
            throws InterruptedException, ExecutionException {
        producer.send(replay.record()).get();
        Optional<String> taskId = replay.letter().taskId();
        return taskId.isPresent() ? tell(event(replay, taskId.get())) : Optional.empty();
    }

    private Optional<String> tell(ProducerRecord<byte[], byte[]> event)
            throws InterruptedException {
        try {
            producer.send(event).get();
            return Optional.empty();
        } catch (ExecutionException e) {
            return Optional.of(String.valueOf(e.getCause()));
        } catch (InterruptException e) {
            throw e;
        } catch (KafkaException e) {
            return Optional.of(e.toString());
        }
    }

    private ProducerRecord<byte[], byte[]> event(Replay.Possible replay, String taskId) {
        Instant now = Instant.now();
        TaskEvent event =
                TaskEvent.newBuilder()
                        .setTaskId(taskId)
                        .setKind(TaskEventKind.REPLAYED)
                        .setAt(now)
                        .setSource("cli/replay")
                        .setMessage(
                                "%s put back into %s, for the %d. time"
                                        .formatted(
                                                replay.letter().id(),
                                                replay.record().topic(),
                                                replay.count()))
                        .build();
        byte[] value = BatonSerdes.serializer(RecordType.TASK_EVENT).serialize("", event);
        byte[] key = taskId.getBytes(java.nio.charset.StandardCharsets.UTF_8);
        return new CloudEvent(RecordType.TASK_EVENT, Encoding.AVRO, SOURCE, now, null)
                .stamp(new ProducerRecord<>(topology.events(), key, value));
    }

    @Override
    public void close() {
        producer.close();
    }
}
