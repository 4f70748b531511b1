package io.baton.app.guarantee;

import io.baton.testbroker.BrokerProcess;
import io.baton.testkit.Dialect;
import io.baton.testkit.FakeModel;
import io.baton.testkit.FakeModelServer;
import io.baton.wire.Topology;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ShareGroupDescription;
import org.awaitility.Awaitility;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** An installation of real processes: a broker, and members that play roles. */
final class Fleet implements AutoCloseable {
    /** Calls a worker has at once. */
    static final int SLOTS = 16;

    private final Path folder;
    private final String bootstrapServers;
    private final Closeable brokers;
    private final List<String> topics;
    private final FakeModelServer models;
    private final List<Member> members = new ArrayList<>();

    private Fleet(
            Path folder,
            String bootstrapServers,
            Closeable brokers,
            List<String> topics,
            FakeModelServer models) {
        this.folder = folder;
        this.bootstrapServers = bootstrapServers;
        this.brokers = brokers;
        this.topics = topics;
        this.models = models;
    }

    static Fleet start(FakeModelServer models) throws IOException {
        Path folder = Files.createTempDirectory("baton-guarantee");
        BrokerProcess broker = broker(folder.resolve("kafka"));
        return new Fleet(folder, broker.bootstrapServers(), broker::close, List.of(), models);
    }

    /** A broker for a fleet, with its data in that folder. */
    static BrokerProcess broker(Path folder) {
        return BrokerProcess.start(folder, Map.of("broker.session.timeout.ms", "9000"));
    }

    /** Starts one of each role, the worker with those settings too, and waits until they work. */
    static Fleet ofOneEach(FakeModelServer models, String... worker) throws IOException {
        return start(models).withOneEach(worker);
    }

    /**
     * The same on brokers that somebody else ends.
     *
     * @param topics settings of the topics there
     */
    static Fleet ofOneEach(String bootstrapServers, List<String> topics, FakeModelServer models)
            throws IOException {
        Path folder = Files.createTempDirectory("baton-guarantee");
        return new Fleet(folder, bootstrapServers, () -> {}, topics, models).withOneEach();
    }

    private Fleet withOneEach(String... worker) {
        analyzer("analyzer-1");
        synthesizer("synthesizer-1");
        worker("worker-1", worker);
        awaitReady();
        return this;
    }

    /** A system beside it that sends tasks and reads results. */
    Traffic traffic() {
        return new Traffic(bootstrapServers, topology());
    }

    /** The member of that name. */
    Member member(String name) {
        return members.stream().filter(it -> it.name().equals(name)).findFirst().orElseThrow();
    }

    Topology topology() {
        return Topology.standard();
    }

    List<Member> members() {
        return List.copyOf(members);
    }

    Member analyzer(String name) {
        return member(name, List.of("--baton.roles=analyzer"));
    }

    Member synthesizer(String name) {
        return member(name, List.of("--baton.roles=synthesizer"));
    }

    Member worker(String name, String... more) {
        List<String> settings =
                new ArrayList<>(
                        List.of(
                                "--baton.roles=worker",
                                "--baton.worker.lanes=" + SLOTS,
                                "--baton.worker.capabilities=code,planning",
                                "--baton.worker.heartbeat=1s",
                                "--baton.builtin=false",
                                "--baton.providers[0].id=ollama",
                                "--baton.providers[0].type=ollama",
                                "--baton.providers[0].endpoint=" + models.endpoint(),
                                "--baton.providers[0].max-concurrency=" + SLOTS));
        settings.addAll(List.of(more));
        return member(name, settings);
    }

    private Member member(String name, List<String> more) {
        List<String> settings =
                new ArrayList<>(
                        List.of(
                                "--baton.kafka.bootstrap-servers=" + bootstrapServers,
                                "--baton.instance-id=" + name,
                                "--baton.topics.partitions=3",
                                "--baton.topics.synthesis-partitions=3",
                                "--baton.detect=false",
                                "--baton.synthesizer.state-dir=" + folder.resolve(name)));
        settings.addAll(topics);
        settings.addAll(more);
        Member started = new Member(name, settings);
        members.add(started);
        return started;
    }

    /** Waits until all members that live are at work. */
    void awaitReady() {
        members.forEach(Member::awaitReady);
    }

    /**
     * Waits until that many workers have all their lanes at work: a worker is ready as soon as its
     * first lane of a topic reads, and the others follow when the topic looks safe.
     */
    void awaitLanes(int workers) {
        List<String> groups =
                List.of(topology().workGroup("code"), topology().workGroup("planning"));
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            Awaitility.await()
                    .atMost(Duration.ofMinutes(1))
                    .until(
                            () ->
                                    admin.describeShareGroups(groups).all().get().values().stream()
                                            .allMatch(group -> atWork(group, workers * SLOTS)));
        }
    }

    private static boolean atWork(ShareGroupDescription group, int lanes) {
        return group.members().stream()
                        .filter(member -> !member.assignment().topicPartitions().isEmpty())
                        .count()
                == lanes;
    }

    @Override
    public void close() throws IOException {
        members.forEach(member -> member.process().close());
        brokers.close();
        try (var files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
        }
    }

    /** A server whose one model takes that long for a call. */
    static FakeModelServer models(Duration latency) {
        return FakeModelServer.builder()
                .dialects(Dialect.OLLAMA)
                .latency(latency)
                .model(FakeModel.of("coder", 16_384))
                .start();
    }
}
