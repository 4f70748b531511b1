package io.baton.client;

import io.baton.testbroker.TestBroker;
import io.baton.wire.TopicLayout;
import io.baton.wire.TopicSpec;
import io.baton.wire.Topology;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;

import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A broker for a test class; each test gets topics of its own. */
final class TestCluster implements AutoCloseable {
    private static final AtomicInteger NEXT = new AtomicInteger();

    private final TestBroker broker;

    TestCluster() {
        this.broker = TestBroker.start();
    }

    String bootstrapServers() {
        return broker.bootstrapServers();
    }

    /** A topology that nobody has used yet, with its topics made. */
    Topology topology() throws Exception {
        var layout = TopicLayout.singleNode();
        var topology = Topology.of("test" + NEXT.incrementAndGet(), List.of("general"), layout);
        try (var admin = admin()) {
            var topics = topology.all().stream().map(TestCluster::topic).toList();
            admin.createTopics(topics).all().get(30, TimeUnit.SECONDS);
        }
        return topology;
    }

    void grow(String topic, int partitions) throws Exception {
        try (var admin = admin()) {
            var growth = Map.of(topic, NewPartitions.increaseTo(partitions));
            admin.createPartitions(growth).all().get(30, TimeUnit.SECONDS);
        }
    }

    @Override
    public void close() {
        broker.close();
    }

    private Admin admin() {
        return Admin.create(Map.of("bootstrap.servers", bootstrapServers()));
    }

    private static NewTopic topic(TopicSpec spec) {
        return new NewTopic(spec.name(), spec.partitions(), spec.replicationFactor())
                .configs(spec.configs());
    }
}
