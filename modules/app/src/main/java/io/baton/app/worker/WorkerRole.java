package io.baton.app.worker;

import io.baton.app.config.BatonSettings.CacheSettings;
import io.baton.app.config.BatonSettings.WorkerSettings;
import io.baton.app.config.Role;
import io.baton.app.health.RoleHealth;
import io.baton.app.health.Watched;
import io.baton.app.kafka.KafkaClients;
import io.baton.app.kafka.OutgoingRecords;
import io.baton.app.kafka.TopicTail;
import io.baton.app.planning.SafeTokenEstimator;
import io.baton.app.worker.cache.AnswerCache;
import io.baton.app.worker.health.PoolNews;
import io.baton.app.worker.lane.ExclusiveGate;
import io.baton.app.worker.lane.LanePool;
import io.baton.app.worker.lane.LaneSettings;
import io.baton.app.worker.lane.PoisonPolicy;
import io.baton.app.worker.model.ModelAnnouncer;
import io.baton.app.worker.model.PoolListener;
import io.baton.app.worker.model.ServedModels;
import io.baton.domain.chain.PromptComposer;
import io.baton.domain.orchestrator.AttemptLimits;
import io.baton.domain.orchestrator.AttemptPolicy;
import io.baton.wire.Topology;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Runs a pool: says what it serves, hears of cancellations, and reads the work topics of what its
 * models are good at. A model that turns up later opens the lanes of its capabilities then.
 */
public final class WorkerRole implements SmartLifecycle, Watched {
    private static final Logger LOG = LoggerFactory.getLogger(WorkerRole.class);
    private static final Duration CATCH_UP = Duration.ofSeconds(20);

    /** What a request is expected to weigh: it only bounds how much the broker reads at once. */
    private static final int EXPECTED_RECORD_BYTES = 16 << 10;

    private final KafkaClients clients;
    private final Topology topics;
    private final WorkerSettings settings;
    private final CacheSettings caching;
    private final ServedModels models;
    private final PromptComposer composer;
    private final String workerId;
    private final AtomicBoolean telling = new AtomicBoolean();
    private final ExclusiveGate gate = new ExclusiveGate();
    private final Cancellations cancellations = new Cancellations();
    private final List<LanePool> pools = new CopyOnWriteArrayList<>();
    private final Set<String> reading = new LinkedHashSet<>();
    private volatile @Nullable Running running;

    public WorkerRole(
            KafkaClients clients,
            Topology topics,
            WorkerSettings settings,
            CacheSettings caching,
            ServedModels models,
            PromptComposer composer,
            String workerId) {
        this.clients = clients;
        this.topics = topics;
        this.settings = settings;
        this.caching = caching;
        this.models = models;
        this.composer = composer;
        this.workerId = workerId;
    }

    @Override
    public synchronized void start() {
        Clock clock = Clock.systemUTC();
        OutgoingRecords outgoing = new OutgoingRecords("/baton/worker/" + workerId, clock);
        Producer<byte[], byte[]> producer = clients.producer("worker-" + workerId, topics);
        ModelAnnouncer announcer =
                new ModelAnnouncer(
                        models, topics, outgoing, workerId, settings.announcementLifetime(), clock);
        DurableWriter writer = new DurableWriter(producer);
        AnswerCache cache =
                new AnswerCache(caching, topics, outgoing, writer::tell, workerId, clock)
                        .start(() -> clients.reader("worker-answers-" + workerId));
        PoolNews news = new PoolNews(models.health(), clock);
        StageHandler handler = handler(news, cache, writer, outgoing, clock);
        TopicTail control =
                new TopicTail(
                                clients.reader("worker-control-" + workerId),
                                topics.control(),
                                TopicTail.From.NOW,
                                new ControlListener(cancellations))
                        .start();
        // Two threads: what is urgent does not wait for providers that are slow to say what they
        // have.
        ScheduledExecutorService heartbeat =
                Executors.newScheduledThreadPool(
                        2, Thread.ofPlatform().name("worker-heartbeat-", 0).daemon().factory());
        safeRefresh();
        TopicTail others = others(announcer, news);
        running = new Running(producer, announcer, handler, control, others, cache, heartbeat);
        safeAnnounce();
        models.health().onChange(() -> tellSoon(heartbeat));
        long every = settings.heartbeat().toMillis();
        var _ =
                heartbeat.scheduleWithFixedDelay(
                        this::safeBeat, every, every, TimeUnit.MILLISECONDS);
    }

    private StageHandler handler(
            PoolNews news,
            AnswerCache cache,
            DurableWriter writer,
            OutgoingRecords outgoing,
            Clock clock) {
        AttemptPolicy policy =
                new AttemptPolicy(
                        AttemptLimits.DEFAULT.with(
                                settings.maxCallsPerModel(), settings.patience()),
                        models.health(),
                        () -> ThreadLocalRandom.current().nextLong());
        StageRunner runner =
                new StageRunner(
                        models,
                        news,
                        cache,
                        composer,
                        new SafeTokenEstimator(),
                        policy,
                        workerId,
                        clock);
        return new StageHandler(runner, cancellations, writer, outgoing, topics, clock);
    }

    /** Recalls what an earlier life of this worker announced, and goes on to hear the others. */
    private TopicTail others(ModelAnnouncer announcer, PoolNews news) {
        PoolListener listener = new PoolListener(models, news, workerId);
        AtomicBoolean recalled = new AtomicBoolean();
        TopicTail tail =
                new TopicTail(
                                clients.reader("worker-models-" + workerId),
                                topics.models(),
                                TopicTail.From.BEGINNING,
                                record -> {
                                    if (!recalled.get() && isAnnouncement(record)) {
                                        announcer.remember(
                                                new String(record.key(), StandardCharsets.UTF_8));
                                    }
                                    listener.handle(record);
                                })
                        .start();
        try {
            boolean all = tail.awaitCaughtUp(CATCH_UP);
            LOG.atDebug().addKeyValue("all", all).log("Earlier announcements recalled");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        recalled.set(true);
        return tail;
    }

    private static boolean isAnnouncement(ConsumerRecord<byte[], byte[]> record) {
        return record.value() != null && record.key() != null;
    }

    /** Others should hear at once of a circuit that opens or closes, or a provider that rests. */
    private void tellSoon(ScheduledExecutorService heartbeat) {
        if (!telling.compareAndSet(false, true)) {
            return; // what is to be told is read when it is told
        }
        try {
            heartbeat.execute(
                    () -> {
                        telling.set(false);
                        safeAnnounce();
                    });
        } catch (RejectedExecutionException stopping) {
            LOG.debug("Too late to tell of a circuit: the worker stops");
        }
    }

    private void safeBeat() {
        safeRefresh();
        safeAnnounce();
    }

    private void safeRefresh() {
        try {
            models.refresh();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.atWarn().setCause(e).log("Providers could not be asked; the next heartbeat does");
        }
    }

    private void safeAnnounce() {
        try {
            beat();
        } catch (RuntimeException e) {
            LOG.atWarn().setCause(e).log("A heartbeat failed; the next one tries again");
        }
    }

    /** Says what is served and opens the lanes of capabilities that are new. */
    private synchronized void beat() {
        Running current = running;
        if (current == null) {
            return;
        }
        for (ProducerRecord<byte[], byte[]> record : current.announcer().records()) {
            var _ = current.producer().send(record); // the next heartbeat says it again
        }
        current.producer().flush();
        List<LaneSettings> fresh =
                capabilities().stream().filter(reading::add).map(this::lanes).toList();
        if (!fresh.isEmpty()) {
            pools.add(
                    LanePool.start(
                            fresh,
                            current.handler(),
                            current.handler(),
                            PoisonPolicy.DEFAULT,
                            gate));
        }
    }

    private List<String> capabilities() {
        List<String> wanted =
                settings.capabilities().isEmpty()
                        ? models.capabilities().toList()
                        : settings.capabilities();
        return wanted.stream().filter(topics.capabilities()::contains).toList();
    }

    private LaneSettings lanes(String capability) {
        Map<String, String> properties = new HashMap<>();
        clients.common().forEach((name, value) -> properties.put(name, String.valueOf(value)));
        return new LaneSettings(
                topics.work(capability),
                topics.workGroup(capability),
                settings.lanes(),
                settings.window(),
                settings.lock(),
                EXPECTED_RECORD_BYTES,
                topics.find(topics.work(capability)).orElseThrow().partitions(),
                properties);
    }

    @Override
    public void stop() {
        Running current;
        List<LanePool> stopping;
        synchronized (this) {
            current = running;
            running = null;
            stopping = List.copyOf(pools);
            pools.clear();
            reading.clear();
        }
        if (current == null) {
            return;
        }
        current.heartbeat().shutdownNow();
        stop(stopping);
        current.control().close();
        current.others().close();
        current.cache().close();
        try {
            current.producer().close(Duration.ofSeconds(5));
        } catch (KafkaException e) {
            LOG.atWarn().addKeyValue("reason", e.toString()).log("The producer did not close");
        }
    }

    /** All pools at once: each takes its whole grace when a call goes on. */
    private void stop(List<LanePool> stopping) {
        List<Thread> threads =
                stopping.stream()
                        .map(
                                pool ->
                                        Thread.ofVirtual()
                                                .start(
                                                        () -> {
                                                            try {
                                                                var _ = pool.stop(settings.drain());
                                                            } catch (InterruptedException e) {
                                                                pool.close();
                                                            }
                                                        }))
                        .toList();
        for (Thread thread : threads) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    @Override
    public Role role() {
        return Role.WORKER;
    }

    @Override
    public RoleHealth health() {
        if (running == null) {
            return RoleHealth.waiting("it is starting or stopping");
        }
        return PoolHealth.of(pools);
    }

    @Override
    public synchronized boolean isRunning() {
        return running != null;
    }

    /** Before the analyzer, which wants to know what is served. */
    @Override
    public int getPhase() {
        return 0;
    }

    private record Running(
            Producer<byte[], byte[]> producer,
            ModelAnnouncer announcer,
            StageHandler handler,
            TopicTail control,
            TopicTail others,
            AnswerCache cache,
            ScheduledExecutorService heartbeat) {}
}
