package io.baton.app.config;

import io.baton.domain.cost.Cost;
import io.baton.domain.task.TaskLimits;
import io.baton.wire.TopicLayout;
import io.baton.wire.Topology;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Everything under {@code baton.}; an unknown key is an error at start. {@code
 * docs/configuration.md} describes each key with its range and default.
 *
 * @param roles which roles this process plays
 * @param instanceId how this process is called: unique among all of an installation and the same
 *     after a restart, which then goes on where it was instead of waiting for its former self to be
 *     given up
 * @param kafka how the cluster is reached
 * @param topics how the topics are named and made
 * @param providers model servers
 * @param models single models, by the keys of the design record
 * @param detect whether to look for Ollama and LM Studio on this machine
 * @param builtin whether to serve the builtin extractive provider
 * @param scoresFile file with measured scores of models; see {@link ScoresFile}
 * @param chains the user's own chains
 * @param routing which capability a type of task needs, and which chain a capability runs
 * @param promptsDir folder with prompt templates that replace Baton's; see {@link PromptFiles}
 * @param tasks limits and defaults of tasks
 * @param worker how a worker reads and calls
 * @param cache which answers are kept for the same calls, and how long
 * @param learning what is learnt from what answers turned out to be worth
 * @param synthesizer how the synthesizer keeps state
 * @param classifier which model is asked when the text of a task leaves its capability in doubt
 * @param management whether and where it answers probes and scrapes
 */
@ConfigurationProperties(prefix = "baton", ignoreUnknownFields = false)
public record BatonSettings(
        @DefaultValue({"analyzer", "worker", "synthesizer"}) List<String> roles,
        @Nullable String instanceId,
        @DefaultValue KafkaSettings kafka,
        @DefaultValue TopicSettings topics,
        @DefaultValue List<ProviderEntry> providers,
        @DefaultValue List<ModelEntry> models,
        @DefaultValue("true") boolean detect,
        @DefaultValue("true") boolean builtin,
        @Nullable String scoresFile,
        @DefaultValue List<ChainEntry> chains,
        @DefaultValue RoutingSettings routing,
        @Nullable String promptsDir,
        @DefaultValue TaskSettings tasks,
        @DefaultValue WorkerSettings worker,
        @DefaultValue CacheSettings cache,
        @DefaultValue LearningSettings learning,
        @DefaultValue SynthesizerSettings synthesizer,
        @DefaultValue ClassifierSettings classifier,
        @DefaultValue ManagementSettings management) {

    public BatonSettings {
        roles = List.copyOf(roles);
        providers = List.copyOf(providers);
        models = List.copyOf(models);
        chains = List.copyOf(chains);
        Role.parse(roles);
    }

    /** The roles as values. */
    public List<Role> roleSet() {
        return Role.parse(roles);
    }

    /**
     * Every topic that follows from these settings.
     *
     * @throws InvalidSettingException when they do not go together
     */
    public Topology topology() {
        return topics.topology(cache.timeToLive(), learning.memory());
    }

    /**
     * How the cluster is reached.
     *
     * @param bootstrapServers {@code host:port}, separated by commas
     * @param properties any property of Kafka's clients, such as {@code security.protocol}
     */
    public record KafkaSettings(
            @DefaultValue("127.0.0.1:9092") String bootstrapServers,
            @DefaultValue Map<String, String> properties) {
        public KafkaSettings {
            properties = Map.copyOf(properties);
        }
    }

    /**
     * How the topics are named and made; ranges and what they are for stand at {@link TopicLayout}.
     *
     * @param prefix first part of every topic's name
     * @param capabilities what models may be good at; one work topic each
     * @param create whether topics that are missing are made at start
     */
    public record TopicSettings(
            @DefaultValue(Topology.DEFAULT_PREFIX) String prefix,
            @DefaultValue({
                        "code",
                        "planning",
                        "reasoning",
                        "analysis",
                        "summarization",
                        "extraction",
                        "translation",
                        "writing",
                        "vision",
                        "general"
                    })
                    List<String> capabilities,
            @DefaultValue("true") boolean create,
            @DefaultValue("6") int partitions,
            @DefaultValue("1") int workPartitions,
            @DefaultValue("6") int synthesisPartitions,
            @DefaultValue("1") int replicationFactor,
            @DefaultValue("1") int minInSync,
            @DefaultValue("7d") Duration retention,
            @DefaultValue("30d") Duration resultsRetention,
            @DefaultValue("3d") Duration eventsRetention,
            @DefaultValue("30d") Duration deadLetterRetention,
            @DefaultValue("4MB") DataSize maxTaskSize) {
        public TopicSettings {
            capabilities = List.copyOf(capabilities);
        }

        private Topology topology(Duration answersRetention, Duration learningRetention) {
            try {
                TopicLayout layout =
                        new TopicLayout(
                                partitions,
                                workPartitions,
                                synthesisPartitions,
                                replicationFactor,
                                minInSync,
                                retention,
                                resultsRetention,
                                eventsRetention,
                                deadLetterRetention,
                                answersRetention,
                                learningRetention,
                                (int) Math.min(Integer.MAX_VALUE, maxTaskSize.toBytes()),
                                Map.of());
                return Topology.of(prefix, capabilities, layout);
            } catch (IllegalArgumentException e) {
                throw new InvalidSettingException("baton.topics: " + e.getMessage());
            }
        }
    }

    /**
     * What wins over the built-in routing.
     *
     * @param types capability by type of task
     * @param chains chain by capability
     */
    public record RoutingSettings(
            @DefaultValue Map<String, String> types, @DefaultValue Map<String, String> chains) {
        public RoutingSettings {
            types = Map.copyOf(types);
            chains = Map.copyOf(chains);
        }
    }

    /**
     * Limits and defaults of tasks.
     *
     * @param deadline time a task gets when it names none
     * @param maxDeadline most time a task may ask for
     * @param maxInput most bytes of a task's input
     * @param waitForModels how long an analyzer holds tasks at its start when no model is announced
     * @param minConfidence probability below which a plan states doubt of a capability read from
     *     text, and takes the default chain, 0..1
     * @param maxCost most that all calls for a task may cost together, 0..1000000, in the currency
     *     of the prices; a task may ask for less. Absent for no limit
     */
    public record TaskSettings(
            @DefaultValue("10m") Duration deadline,
            @DefaultValue("24h") Duration maxDeadline,
            @DefaultValue("1MB") DataSize maxInput,
            @DefaultValue("0.6") double minConfidence,
            @DefaultValue("15s") Duration waitForModels,
            @Nullable BigDecimal maxCost) {
        public TaskSettings {
            Range.check("baton.tasks.deadline", deadline, Duration.ofSeconds(1), maxDeadline);
            Range.check("baton.tasks.min-confidence", minConfidence, 0, 1);
            if (maxCost != null) {
                Range.check("baton.tasks.max-cost", maxCost.doubleValue(), 0, 1e6);
            }
            Range.check("baton.tasks.max-input", (double) maxInput.toBytes(), 1, 64 << 20);
        }

        /** The same as the domain checks it. */
        public TaskLimits limits() {
            TaskLimits defaults = TaskLimits.DEFAULTS;
            return new TaskLimits(
                    defaults.descriptionChars(),
                    (int) maxInput.toBytes(),
                    defaults.schemaChars(),
                    defaults.entries(),
                    defaults.entryChars(),
                    deadline,
                    maxDeadline,
                    maxCost == null ? null : Cost.of(maxCost));
        }
    }

    /**
     * How a worker reads and calls.
     *
     * @param id unique among workers; absent takes host and process
     * @param capabilities which work topics it reads; empty takes what its models are good at
     * @param lanes share consumers a capability, 1..200
     * @param window records a lane holds at once, 1..1000; 1 where calls take seconds
     * @param lock how long the broker reserves a record before it must be renewed, 15s..60s
     * @param maxCallsPerModel most calls of one model for one stage, 1..20
     * @param patience how long a stage waits for models none of which can be reached
     * @param drain how long calls in flight may go on when the worker is told to stop
     * @param heartbeat how often it says what it serves
     * @param announcementLifetime how long what it says is believed without hearing from it again
     */
    public record WorkerSettings(
            @Nullable String id,
            @DefaultValue List<String> capabilities,
            @DefaultValue("4") int lanes,
            @DefaultValue("1") int window,
            @DefaultValue("30s") Duration lock,
            @DefaultValue("3") int maxCallsPerModel,
            @DefaultValue("2m") Duration patience,
            @DefaultValue("5s") Duration drain,
            @DefaultValue("10s") Duration heartbeat,
            @DefaultValue("1h") Duration announcementLifetime) {
        public WorkerSettings {
            capabilities = List.copyOf(capabilities);
            Range.check("baton.worker.lanes", lanes, 1, 200);
            Range.check("baton.worker.window", window, 1, 1000);
            Range.check("baton.worker.max-calls-per-model", maxCallsPerModel, 1, 20);
            Range.check("baton.worker.patience", patience, Duration.ZERO, Duration.ofDays(1));
            Range.check(
                    "baton.worker.heartbeat",
                    heartbeat,
                    Duration.ofSeconds(1),
                    Duration.ofHours(1));
        }
    }

    /**
     * Which answers are kept for the same calls, and how long.
     *
     * @param mode which calls it serves
     * @param memory most of this process's memory it takes
     * @param timeToLive how long an answer may be given again
     */
    public record CacheSettings(
            @DefaultValue("on-request") CacheMode mode,
            @DefaultValue("32MB") DataSize memory,
            @DefaultValue("1d") Duration timeToLive) {
        public CacheSettings {
            Range.check("baton.cache.memory", (double) memory.toBytes(), 1 << 10, 1L << 40);
            Range.check(
                    "baton.cache.time-to-live",
                    timeToLive,
                    Duration.ofSeconds(1),
                    Duration.ofDays(365));
        }
    }

    /**
     * How the synthesizer keeps state.
     *
     * @param stateDir folder of its store; keep it across restarts
     * @param commitInterval how often it commits: shorter is sooner, longer is cheaper
     * @param retention how long finished tasks stay known, for replay
     * @param instanceId unique among synthesizers and the same after a restart; absent takes that
     *     of the process, or the host's name
     * @param standbyReplicas how many other synthesizers keep a copy of its store, 0..10
     */
    public record SynthesizerSettings(
            @DefaultValue("data/synthesizer") String stateDir,
            @DefaultValue("20ms") Duration commitInterval,
            @DefaultValue("1d") Duration retention,
            @Nullable String instanceId,
            @DefaultValue("0") int standbyReplicas) {
        public SynthesizerSettings {
            Range.check("baton.synthesizer.standby-replicas", standbyReplicas, 0, 10);
            Range.check(
                    "baton.synthesizer.commit-interval",
                    commitInterval,
                    Duration.ofMillis(1),
                    Duration.ofSeconds(10));
        }
    }

    /**
     * Whether and where this process answers probes and scrapes.
     *
     * @param port where {@code /livez}, {@code /readyz} and {@code /metrics} are, 0 for any free
     *     one; absent opens none
     * @param address what it listens on
     */
    public record ManagementSettings(
            @Nullable Integer port, @DefaultValue("0.0.0.0") String address) {
        public ManagementSettings {
            if (port != null) {
                Range.check("baton.management.port", port, 0, 65_535);
            }
        }
    }
}
