package io.baton.cli.cluster;

import io.baton.wire.TopicSpec;
import io.baton.wire.Topology;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.TopicExistsException;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;

/** Makes the topics of a topology on a cluster; those that are there are left as they are. */
public final class TopicCreation {
    private final Admin admin;

    public TopicCreation(Admin admin) {
        this.admin = admin;
    }

    /** Makes what is missing and returns the names of the topics that were made. */
    public List<String> create(Topology topology) throws InterruptedException, ExecutionException {
        List<NewTopic> wanted = topology.all().stream().map(TopicCreation::topic).toList();
        Map<String, KafkaFuture<Void>> answers = admin.createTopics(wanted).values();
        List<String> made = new ArrayList<>();
        for (NewTopic topic : wanted) {
            try {
                answers.get(topic.name()).get();
                made.add(topic.name());
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof TopicExistsException)) {
                    throw e;
                }
            }
        }
        return made;
    }

    private static NewTopic topic(TopicSpec spec) {
        return new NewTopic(
                        spec.name(),
                        Optional.of(spec.partitions()),
                        Optional.of(spec.replicationFactor()))
                .configs(spec.configs());
    }
}
