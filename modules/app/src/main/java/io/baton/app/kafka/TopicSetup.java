package io.baton.app.kafka;

import io.baton.wire.TopicSpec;
import io.baton.wire.Topology;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

/**
 * Makes the topics of a topology and configures the share groups of its work topics, and says where
 * what is there differs from it. Both belong together: a group that is not configured before its
 * first member joins skips what was written before.
 */
public final class TopicSetup {
    private static final Logger LOG = LoggerFactory.getLogger(TopicSetup.class);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration LOOK = Duration.ofMillis(50);

    private final Admin admin;
    private final Topology topics;
    private final Duration lock;

    /**
     * @param lock how long workers reserve a record before they renew it
     */
    public TopicSetup(Admin admin, Topology topics, Duration lock) {
        this.admin = admin;
        this.topics = topics;
        this.lock = lock;
    }

    /**
     * What was done and found.
     *
     * @param created names of topics that were missing
     * @param differences sentences about topics that are there but not as they should be; nothing
     *     is changed about them
     */
    public record Report(List<String> created, List<String> differences) {}

    /**
     * Makes every topic that is missing and configures the groups; topics that are there stay as
     * they are.
     *
     * @throws KafkaException when the cluster cannot be asked or refuses
     */
    public Report create() {
        Set<String> there = await(admin.listTopics().names());
        List<NewTopic> missing =
                topics.all().stream()
                        .filter(spec -> !there.contains(spec.name()))
                        .map(TopicSetup::topic)
                        .toList();
        List<String> created = new ArrayList<>();
        admin.createTopics(missing)
                .values()
                .forEach(
                        (name, done) -> {
                            try {
                                await(done);
                                created.add(name);
                            } catch (TopicExistsException e) {
                                LOG.debug("Another process was quicker to make {}", name);
                            }
                        });
        List<String> differences = new ArrayList<>(differences());
        differences.addAll(configureGroups());
        return new Report(created.stream().sorted().toList(), List.copyOf(differences));
    }

    /**
     * Configures the share group of every work topic.
     *
     * @return sentences about groups for which it came too late
     */
    public List<String> configureGroups() {
        List<String> late = new ArrayList<>();
        for (String capability : topics.capabilities()) {
            String group = topics.workGroup(capability);
            try {
                if (ShareGroups.configure(admin, group, lock).mayHaveSkippedRecords()) {
                    late.add(
                            "%s had members before it was told to read from the beginning: work that was written before may have been skipped"
                                    .formatted(group));
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new KafkaException("interrupted while setting up " + group, e);
            }
        }
        return late;
    }

    private static NewTopic topic(TopicSpec spec) {
        return new NewTopic(spec.name(), spec.partitions(), spec.replicationFactor())
                .configs(spec.configs());
    }

    private List<String> differences() {
        Map<String, Integer> partitions = partitionsOnceVisible();
        return topics.all().stream()
                .filter(spec -> partitions.getOrDefault(spec.name(), 0) != spec.partitions())
                .map(
                        spec ->
                                "%s has %d partitions, configured are %d"
                                        .formatted(
                                                spec.name(),
                                                partitions.getOrDefault(spec.name(), 0),
                                                spec.partitions()))
                .toList();
    }

    /**
     * A broker may answer that it does not know a topic for a moment after the controller has made
     * it, and what starts next (Kafka Streams above all) takes that answer for final.
     */
    private Map<String, Integer> partitionsOnceVisible() {
        List<String> names = topics.all().stream().map(TopicSpec::name).toList();
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                return await(admin.describeTopics(names).allTopicNames()).values().stream()
                        .collect(
                                Collectors.toMap(
                                        TopicDescription::name,
                                        description -> description.partitions().size()));
            } catch (UnknownTopicOrPartitionException e) {
                if (System.nanoTime() - end > 0) {
                    throw e;
                }
                LockSupport.parkNanos(LOOK.toNanos());
            }
        }
    }

    private static <T> T await(org.apache.kafka.common.KafkaFuture<T> future) {
        try {
            return future.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException("interrupted while waiting for the cluster", e);
        } catch (TimeoutException e) {
            throw new KafkaException("The cluster did not answer within " + PATIENCE, e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof KafkaException known
                    ? known
                    : new KafkaException("The cluster cannot be asked", e.getCause());
        }
    }
}
