package io.baton.app.kafka;

import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * Reads every partition of one topic in no group, from its beginning, from a moment or from now on,
 * and hands each record to one thread's handler. What it reads is a view that can be read again:
 * nothing is committed.
 */
public final class TopicTail implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TopicTail.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final long LOOK_FOR_PARTITIONS_NANOS = TimeUnit.MINUTES.toNanos(1);

    private final Consumer<byte[], byte[]> consumer;
    private final String topic;
    private final From from;
    private final Handler handler;
    private final CountDownLatch caughtUp = new CountDownLatch(1);
    private final Thread thread;
    private volatile boolean stopped;

    /** Where to begin. */
    @FunctionalInterface
    public interface From {
        From BEGINNING = Consumer::seekToBeginning;
        From NOW = Consumer::seekToEnd;

        /** What is not older than that, and of it the newest records when there are more. */
        static From recent(Duration age, long mostRecords) {
            return (consumer, partitions) -> {
                long since = System.currentTimeMillis() - age.toMillis();
                Map<TopicPartition, Long> times =
                        partitions.stream().collect(Collectors.toMap(it -> it, it -> since));
                Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
                consumer.offsetsForTimes(times)
                        .forEach(
                                (partition, found) -> {
                                    long end = ends.getOrDefault(partition, 0L);
                                    long first = found == null ? end : found.offset();
                                    consumer.seek(partition, Math.max(first, end - mostRecords));
                                });
            };
        }

        /** Has the consumer read these partitions, which it is assigned, from there. */
        void seek(Consumer<byte[], byte[]> consumer, Collection<TopicPartition> partitions);
    }

    /** Takes one record; a record it cannot read is its own to report, never to throw. */
    @FunctionalInterface
    public interface Handler {
        void handle(ConsumerRecord<byte[], byte[]> record);
    }

    public TopicTail(Consumer<byte[], byte[]> consumer, String topic, From from, Handler handler) {
        this.consumer = consumer;
        this.topic = topic;
        this.from = from;
        this.handler = handler;
        this.thread = Thread.ofPlatform().name("tail-" + topic).daemon().unstarted(this::run);
    }

    public TopicTail start() {
        thread.start();
        return this;
    }

    /** Waits until what stood in the topic at the start has been handled; false on timeout. */
    public boolean awaitCaughtUp(Duration patience) throws InterruptedException {
        return caughtUp.await(patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void run() {
        try (consumer) {
            Set<TopicPartition> assigned = new HashSet<>();
            assign(assigned, from);
            Map<TopicPartition, Long> ends = consumer.endOffsets(assigned);
            long looked = System.nanoTime();
            while (!stopped) {
                consumer.poll(POLL).forEach(handler::handle);
                if (caughtUp.getCount() > 0 && reached(ends)) {
                    caughtUp.countDown();
                }
                if (System.nanoTime() - looked > LOOK_FOR_PARTITIONS_NANOS) {
                    looked = System.nanoTime();
                    assign(assigned, From.BEGINNING);
                }
            }
        } catch (WakeupException e) {
            LOG.atDebug().addKeyValue("topic", topic).log("Tail stopped");
        } catch (KafkaException e) {
            LOG.atError().addKeyValue("topic", topic).setCause(e).log("Tail failed");
        }
    }

    private void assign(Set<TopicPartition> assigned, From where) {
        List<TopicPartition> fresh =
                consumer.partitionsFor(topic).stream()
                        .map(info -> new TopicPartition(info.topic(), info.partition()))
                        .filter(assigned::add)
                        .toList();
        if (fresh.isEmpty()) {
            return;
        }
        consumer.assign(assigned);
        where.seek(consumer, fresh);
    }

    private boolean reached(Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream()
                .allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
    }

    @Override
    public void close() {
        stopped = true;
        consumer.wakeup();
        try {
            thread.join(Duration.ofSeconds(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
