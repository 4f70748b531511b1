package io.baton.app.journey;

import io.baton.app.BatonApplication;
import io.baton.app.RunningBaton;
import io.baton.client.BatonClient;
import io.baton.testbroker.JvmProcess;
import io.baton.testbroker.TestBroker;
import io.baton.testkit.Dialect;
import io.baton.testkit.FakeModelServer;
import io.baton.wire.Topology;

import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A real broker with roles that run in this JVM, and the clients of other systems. */
final class Installation implements AutoCloseable {
    private final Path dataDir;
    private final TestBroker broker;
    private final List<RunningBaton> running = new ArrayList<>();
    private final List<JvmProcess> processes = new ArrayList<>();

    private Installation(Path dataDir, TestBroker broker) {
        this.dataDir = dataDir;
        this.broker = broker;
    }

    static Installation start() throws IOException {
        return new Installation(Files.createTempDirectory("baton"), TestBroker.start());
    }

    /** Starts roles with those settings on top of what suits a test, and waits until they work. */
    RunningBaton run(String... settings) throws InterruptedException {
        List<String> all = settings("synthesizer-" + running.size(), settings);
        RunningBaton started = BatonApplication.start(all.toArray(String[]::new));
        running.add(started);
        if (!started.awaitReady(Duration.ofSeconds(60))) {
            throw new IllegalStateException("the roles were not ready within a minute");
        }
        return started;
    }

    /** Stops every role that runs in this JVM, and then starts those. */
    RunningBaton restart(String... settings) throws InterruptedException {
        running.reversed().forEach(RunningBaton::close);
        return run(settings);
    }

    /** Starts roles in a process of their own, with a name that is not used twice. */
    JvmProcess process(String[] settings, String name) {
        JvmProcess started =
                JvmProcess.start(
                        RolesMain.class, settings(name, settings), RolesMain.READY, line -> {});
        processes.add(started);
        var _ = started.awaitReady();
        return started;
    }

    private List<String> settings(String name, String... settings) {
        List<String> all =
                new ArrayList<>(
                        List.of(
                                "--baton.kafka.bootstrap-servers=" + bootstrap(),
                                "--baton.topics.partitions=3",
                                "--baton.topics.synthesis-partitions=3",
                                "--baton.detect=false",
                                "--baton.worker.heartbeat=1s",
                                "--baton.worker.drain=1s",
                                "--baton.synthesizer.state-dir=" + dataDir.resolve(name),
                                "--baton.synthesizer.instance-id=" + name));
        List<String> own = List.of(settings);
        all.removeIf(usual -> own.stream().anyMatch(it -> key(it).equals(key(usual))));
        all.addAll(own);
        return all;
    }

    private static String key(String setting) {
        return setting.substring(0, setting.indexOf('='));
    }

    /** Settings that have a worker use that server as an Ollama, with so many calls at once. */
    static String[] ollama(FakeModelServer server, int concurrency, String... more) {
        List<String> settings =
                new ArrayList<>(
                        List.of(
                                "--baton.providers[0].id=ollama",
                                "--baton.providers[0].type=ollama",
                                "--baton.providers[0].endpoint=" + server.endpoint(),
                                "--baton.providers[0].max-concurrency=" + concurrency));
        settings.addAll(List.of(more));
        return settings.toArray(String[]::new);
    }

    static FakeModelServer.Builder ollamaServer() {
        return FakeModelServer.builder().dialects(Dialect.OLLAMA);
    }

    String bootstrap() {
        return broker.bootstrapServers();
    }

    Topology topology() {
        return running.getFirst().topology();
    }

    BatonClient client() {
        return BatonClient.builder().bootstrapServers(bootstrap()).topology(topology()).build();
    }

    Producer<byte[], byte[]> producer() {
        return new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrap()),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    /** A consumer as another system would have it: a group, from the beginning. */
    Consumer<byte[], byte[]> consumer(List<String> topics) {
        Map<String, Object> properties = new HashMap<>();
        properties.put("bootstrap.servers", bootstrap());
        properties.put("group.id", "other-system");
        properties.put("auto.offset.reset", "earliest");
        properties.put("isolation.level", "read_committed");
        Consumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(
                        properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        consumer.subscribe(topics);
        return consumer;
    }

    @Override
    public void close() throws IOException {
        processes.forEach(JvmProcess::kill);
        running.reversed().forEach(RunningBaton::close);
        broker.close();
        try (var files = Files.walk(dataDir)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
        }
    }
}
