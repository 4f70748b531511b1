package io.baton.wire;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Writes down the topics of a topology, with the layout and its overrides applied. */
final class TopicCatalog {
    private static final String TASK_ID = "task id";
    private static final String USERS = "users";
    private static final String ANALYZER = "analyzer";
    private static final String WORKER = "worker";
    private static final String SYNTHESIZER = "synthesizer";

    private final Topology topology;
    private final TopicLayout layout;
    private final List<TopicSpec> inputs = new ArrayList<>();
    private final List<TopicSpec> outputs = new ArrayList<>();
    private final Set<String> overridden = new HashSet<>();

    TopicCatalog(Topology topology) {
        this.topology = topology;
        this.layout = topology.layout();
    }

    List<TopicSpec> specs() {
        inputs();
        outputs();
        var specs = new ArrayList<>(inputs);
        specs.addAll(outputs);
        for (TopicSpec input : inputs) {
            specs.add(deadLetter(input));
        }
        for (String name : layout.overrides().keySet()) {
            if (!overridden.contains(name)) {
                throw new IllegalArgumentException(
                        "overrides has \"%s\", which is no topic; name topics without the prefix, for example work.%s or dlq.tasks."
                                .formatted(name, topology.capabilities().getFirst()));
            }
        }
        return specs;
    }

    private void inputs() {
        input(
                topology.tasks(),
                RecordType.TASK_REQUEST,
                false,
                layout.partitions(),
                List.of(USERS),
                List.of(ANALYZER));
        input(
                topology.plans(),
                RecordType.TASK_PLAN,
                true,
                layout.synthesisPartitions(),
                List.of(ANALYZER),
                List.of(SYNTHESIZER));
        for (String work : topology.work()) {
            var writers = List.of(ANALYZER, SYNTHESIZER);
            input(
                    work,
                    RecordType.STAGE_REQUEST,
                    false,
                    layout.workPartitions(),
                    writers,
                    List.of(WORKER));
        }
        for (String stages : topology.stages()) {
            var writers = List.of(WORKER);
            input(
                    stages,
                    RecordType.STAGE_RESULT,
                    true,
                    layout.synthesisPartitions(),
                    writers,
                    List.of(SYNTHESIZER));
        }
        var readers = List.of(SYNTHESIZER, WORKER);
        // The synthesizer withdraws the calls that a stage of several models needs no more.
        var writers = List.of(USERS, SYNTHESIZER);
        input(
                topology.control(),
                RecordType.TASK_CONTROL,
                true,
                layout.synthesisPartitions(),
                writers,
                readers);
    }

    private void outputs() {
        outputs.add(
                spec(
                        topology.results(),
                        TASK_ID,
                        RecordType.TASK_RESULT,
                        false,
                        layout.partitions(),
                        Kept.during(layout.resultsRetention()),
                        List.of(SYNTHESIZER),
                        List.of(USERS),
                        null));
        outputs.add(
                spec(
                        topology.events(),
                        TASK_ID,
                        RecordType.TASK_EVENT,
                        false,
                        layout.partitions(),
                        Kept.during(layout.eventsRetention()),
                        List.of(ANALYZER, WORKER, SYNTHESIZER),
                        List.of(USERS),
                        null));
        outputs.add(
                spec(
                        topology.models(),
                        "model id @ worker id",
                        RecordType.MODEL_STATUS,
                        true,
                        1,
                        Kept.newestOfEachKey(),
                        List.of(WORKER),
                        // A worker that starts withdraws what its earlier life announced.
                        List.of(ANALYZER, WORKER, USERS),
                        null));
        outputs.add(
                spec(
                        topology.answers(),
                        "hash of the call",
                        RecordType.CACHED_ANSWER,
                        false,
                        layout.partitions(),
                        Kept.newestOfEachKeyDuring(layout.answersRetention()),
                        List.of(WORKER),
                        List.of(WORKER),
                        null));
        // One partition: what it means to forget all that was learnt so far is the log's order.
        outputs.add(
                spec(
                        topology.learning(),
                        "model id | capability",
                        RecordType.MODEL_OUTCOME,
                        true,
                        1,
                        Kept.during(layout.learningRetention()),
                        List.of(SYNTHESIZER, USERS),
                        List.of(ANALYZER, USERS),
                        null));
    }

    private void input(
            String name,
            RecordType<?> value,
            boolean copartitioned,
            int partitions,
            List<String> writers,
            List<String> readers) {
        inputs.add(
                spec(
                        name,
                        TASK_ID,
                        value,
                        copartitioned,
                        partitions,
                        Kept.during(layout.retention()),
                        writers,
                        readers,
                        Topology.deadLetterName(name)));
    }

    private TopicSpec deadLetter(TopicSpec source) {
        return spec(
                Topology.deadLetterName(source.name()),
                "as in " + source.name(),
                null,
                false,
                1,
                Kept.during(layout.deadLetterRetention()),
                source.readers(),
                List.of("replay"),
                null);
    }

    private TopicSpec spec(
            String name,
            String key,
            @Nullable RecordType<?> value,
            boolean fixedPartitions,
            int partitions,
            Kept usual,
            List<String> writers,
            List<String> readers,
            @Nullable String deadLetter) {
        int count = partitions;
        Kept kept = usual;
        String shortName = name.replaceFirst("(^|\\.)" + topology.prefix() + "\\.", "$1");
        TopicLayout.PerTopic override = layout.overrides().get(shortName);
        if (override != null) {
            overridden.add(shortName);
            if (override.partitions() != null) {
                if (fixedPartitions) {
                    throw new IllegalArgumentException(
                            "overrides.%s.partitions is %d; plans, stages and control share synthesisPartitions, models and learning have one: set that instead."
                                    .formatted(shortName, override.partitions()));
                }
                count = override.partitions();
            }
            if (override.retention() != null) {
                kept = kept.insteadDuring(override.retention());
            }
        }
        boolean task = value == RecordType.TASK_REQUEST;
        return new TopicSpec(
                name,
                key,
                value,
                count,
                (short) layout.replicationFactor(),
                (short) layout.minInSync(),
                kept.compacted(),
                kept.time(),
                task ? layout.maxTaskBytes() : layout.maxMessageBytes(),
                writers,
                readers,
                deadLetter);
    }

    /** How long records are kept. */
    private record Kept(boolean compacted, @Nullable Duration time) {
        static Kept during(Duration time) {
            return new Kept(false, time);
        }

        static Kept newestOfEachKey() {
            return new Kept(true, null);
        }

        static Kept newestOfEachKeyDuring(Duration time) {
            return new Kept(true, time);
        }

        Kept insteadDuring(Duration other) {
            return time == null ? this : new Kept(compacted, other);
        }
    }
}
