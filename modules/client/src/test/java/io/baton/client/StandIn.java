package io.baton.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.baton.wire.CloudEvent;
import io.baton.wire.RecordEncoder;
import io.baton.wire.RecordType;
import io.baton.wire.Topology;
import io.baton.wire.avro.Encoding;
import io.baton.wire.avro.ModelStatus;
import io.baton.wire.avro.TaskEvent;
import io.baton.wire.avro.TaskEventKind;
import io.baton.wire.avro.TaskResult;
import io.baton.wire.avro.TaskStatus;

import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Plays the roles: reads what clients write and writes, with the real serdes, what roles would. */
final class StandIn implements AutoCloseable {
    private final String bootstrapServers;
    private final Topology topology;
    private final KafkaProducer<byte[], byte[]> producer;

    StandIn(TestCluster cluster, Topology topology) {
        this.bootstrapServers = cluster.bootstrapServers();
        this.topology = topology;
        this.producer =
                new KafkaProducer<>(
                        Map.of("bootstrap.servers", bootstrapServers),
                        new ByteArraySerializer(),
                        new ByteArraySerializer());
    }

    void succeed(String taskId, String output, Encoding encoding) throws Exception {
        result(taskId, 1, TaskStatus.SUCCEEDED, output, encoding);
    }

    void result(String taskId, int revision, TaskStatus status, String output, Encoding encoding)
            throws Exception {
        var result =
                TaskResult.newBuilder()
                        .setTaskId(taskId)
                        .setRevision(revision)
                        .setStatus(status)
                        .setOutput(output)
                        .setSubmittedAt(Instant.now())
                        .setCompletedAt(Instant.now())
                        .build();
        write(topology.results(), taskId, result, encoding);
    }

    void event(String taskId, TaskEventKind kind, @Nullable String message) throws Exception {
        var event =
                TaskEvent.newBuilder()
                        .setTaskId(taskId)
                        .setKind(kind)
                        .setAt(Instant.now())
                        .setSource("stand-in")
                        .setMessage(message)
                        .setErrorCode(kind == TaskEventKind.REJECTED ? "INVALID_TASK" : null)
                        .build();
        write(topology.events(), taskId, event, Encoding.AVRO);
    }

    void model(String key, @Nullable ModelStatus status) throws Exception {
        if (status == null) {
            send(new ProducerRecord<>(topology.models(), key.getBytes(UTF_8), null));
        } else {
            write(topology.models(), key, status, Encoding.AVRO);
        }
    }

    void garbage(String topic, String key) throws Exception {
        byte[] value = "this is no record".getBytes(UTF_8);
        send(new ProducerRecord<>(topic, key.getBytes(UTF_8), value));
    }

    /** Everything that is in a topic now. */
    List<ConsumerRecord<byte[], byte[]>> read(String topic) {
        try (var consumer = consumer(topic)) {
            List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
            var ends = consumer.endOffsets(consumer.assignment());
            while (ends.entrySet().stream()
                    .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(100)).forEach(records::add);
            }
            return records;
        }
    }

    /** Passes on each record of a topic from its beginning on a thread of its own, until closed. */
    AutoCloseable answer(String topic, Consumer<ConsumerRecord<byte[], byte[]>> answer) {
        var consumer = consumer(topic);
        Thread thread =
                Thread.ofVirtual()
                        .start(
                                () -> {
                                    try (consumer) {
                                        while (true) {
                                            consumer.poll(Duration.ofMillis(100)).forEach(answer);
                                        }
                                    } catch (WakeupException e) {
                                        // closed by the test
                                    }
                                });
        return () -> {
            consumer.wakeup();
            thread.join();
        };
    }

    @Override
    public void close() {
        producer.close();
    }

    private KafkaConsumer<byte[], byte[]> consumer(String topic) {
        var consumer =
                new KafkaConsumer<>(
                        Map.<String, Object>of("bootstrap.servers", bootstrapServers),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer());
        var partitions =
                consumer.partitionsFor(topic).stream()
                        .map(info -> new TopicPartition(topic, info.partition()))
                        .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        return consumer;
    }

    private void write(String topic, String key, SpecificRecordBase value, Encoding encoding)
            throws Exception {
        var record =
                new ProducerRecord<>(
                        topic, key.getBytes(UTF_8), RecordEncoder.encode(value, encoding));
        var event =
                new CloudEvent(RecordType.of(value), encoding, "/stand-in", Instant.now(), null);
        send(event.stamp(record));
    }

    private void send(ProducerRecord<byte[], byte[]> record) throws Exception {
        producer.send(record).get(30, TimeUnit.SECONDS);
    }
}
