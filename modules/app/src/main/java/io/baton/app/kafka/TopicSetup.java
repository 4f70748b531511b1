package io.baton.app.kafka;

import io.baton.wire.TopicSpec;
import io.baton.wire.Topology;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TopicExistsException;
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
import java.util.stream.Collectors;

/** Makes the topics of a topology, and says where what is there differs from it. */
public final class TopicSetup {
    private static final Logger LOG = LoggerFactory.getLogger(TopicSetup.class);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Admin admin;
    private final Topology topics;

    public TopicSetup(Admin admin, Topology topics) {
        this.admin = admin;
        this.topics = topics;
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
     * Makes every topic that is missing; what is there stays as it is.
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
        return new Report(created.stream().sorted().toList(), differences());
    }

    private static NewTopic topic(TopicSpec spec) {
        return new NewTopic(spec.name(), spec.partitions(), spec.replicationFactor())
                .configs(spec.configs());
    }

    private List<String> differences() {
        List<String> names = topics.all().stream().map(TopicSpec::name).toList();
        Map<String, Integer> partitions =
                await(admin.describeTopics(names).allTopicNames()).values().stream()
                        .collect(
                                Collectors.toMap(
                                        TopicDescription::name,
                                        description -> description.partitions().size()));
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
