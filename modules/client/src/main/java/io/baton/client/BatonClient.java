package io.baton.client;

import io.baton.wire.Topology;
import io.baton.wire.avro.ControlAction;
import io.baton.wire.avro.ModelOutcome;
import io.baton.wire.avro.ModelStatus;
import io.baton.wire.avro.OutcomeKind;
import io.baton.wire.avro.TaskControl;
import io.baton.wire.avro.TaskEvent;
import io.baton.wire.avro.TaskRequest;
import io.baton.wire.avro.TaskResult;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * Hands tasks to Baton and reads what becomes of them. Thread-safe; one for a whole program is
 * enough. Every method fails within a bounded time, with {@link BrokerUnreachableException} when no
 * broker answers and {@link MissingTopicException} when the topics were not made.
 */
public final class BatonClient implements AutoCloseable {
    private final Connection connection;
    private final TaskSender sender;
    private final ResultTail tail;
    private final TaskHistory history;
    private final String name;
    private final Set<Following> followings = ConcurrentHashMap.newKeySet();

    private BatonClient(Connection connection, String name) {
        this.connection = connection;
        this.name = name;
        this.sender = new TaskSender(connection, "/baton/client/" + name);
        this.tail = new ResultTail(connection);
        this.history = new TaskHistory(connection);
    }

    public static Builder builder() {
        return new Builder();
    }

    /**
     * Sends a task and returns when the broker has acknowledged it; from then on nothing can lose
     * it. To send many at once, call this from several threads.
     *
     * @throws TaskTooLargeException when its record is larger than the topic takes
     * @throws BrokerUnreachableException when no acknowledgement came; the task may have been
     *     written all the same, which {@link #find} by its id tells
     */
    public Submission submit(TaskDraft draft) {
        Instant now = Instant.now();
        TaskRequest request = draft.request(now);
        String taskId = request.getTaskId();
        CompletableFuture<TaskResult> result = tail.expect(taskId);
        history.remember(taskId, now);
        try {
            sender.send(connection.topology().tasks(), taskId, request, now);
        } catch (RuntimeException e) {
            result.completeExceptionally(e);
            throw e;
        }
        return new Submission(taskId, result);
    }

    /**
     * Waits for the result of a task that anybody submitted at any time. Reads the one partition of
     * the results and of the events topic that the task id hashes to: from the task's submission
     * where that is known (it was submitted by this client, or its id is one of this client's
     * making), otherwise from the oldest record.
     *
     * @return the result of the highest revision; empty when none came in time, which costs nothing
     *     but the waiting: ask again
     * @throws TaskRejectedException when the task was refused as invalid and so has no result
     */
    public Optional<TaskResult> await(String taskId, Duration wait) {
        Instant until = Instant.now().plus(wait);
        return new TaskSearch(connection).await(history, TaskIds.check(taskId), until);
    }

    /**
     * The result of a task, if it is there now; costs as much as {@link #await} reads before it
     * waits. A result that was written before the topic was given more partitions may not be found.
     */
    public Optional<TaskResult> find(String taskId) {
        return new TaskSearch(connection).find(history, TaskIds.check(taskId));
    }

    /**
     * Passes on the events of a task, past and to come, on a thread of its own, until the task has
     * ended.
     *
     * @return the following, to wait for its end or to end it
     */
    public Following follow(String taskId, Consumer<TaskEvent> listener) {
        var view = history.open(TaskIds.check(taskId), connection.topology().events());
        var following = new Following(view, listener);
        followings.add(following);
        var _ = following.done().whenComplete((nothing, failure) -> followings.remove(following));
        following.start();
        return following;
    }

    /**
     * Asks that a task be cancelled; returns when the broker has acknowledged that. The task ends
     * with status CANCELLED unless it has ended already.
     *
     * @param reason why, for the result; null when there is nothing to say
     */
    public void cancel(String taskId, @Nullable String reason) {
        Instant now = Instant.now();
        TaskControl control =
                TaskControl.newBuilder()
                        .setTaskId(TaskIds.check(taskId))
                        .setAction(ControlAction.CANCEL)
                        .setReason(reason)
                        .setRequestedBy(name)
                        .setRequestedAt(now)
                        .build();
        sender.send(connection.topology().control(), taskId, control, now);
    }

    /**
     * Says how good the answer of a finished task was; returns when the broker has acknowledged
     * that. Models are ranked by it, as long as the synthesizer still knows the task; an event of
     * the task, FEEDBACK_TAKEN or FEEDBACK_REFUSED, tells. The last word about a task stands
     * instead of those before.
     *
     * @param score 0 for bad to 1 for good
     * @param comment why; null when there is nothing to say
     * @throws IllegalArgumentException when the score is outside its range
     */
    public void feedback(String taskId, double score, @Nullable String comment) {
        if (!(score >= 0 && score <= 1)) {
            throw new IllegalArgumentException(
                    "score is %s; give a number from 0 (bad) to 1 (good).".formatted(score));
        }
        Instant now = Instant.now();
        TaskControl control =
                TaskControl.newBuilder()
                        .setTaskId(TaskIds.check(taskId))
                        .setAction(ControlAction.FEEDBACK)
                        .setScore(score)
                        .setReason(comment)
                        .setRequestedBy(name)
                        .setRequestedAt(now)
                        .build();
        sender.send(connection.topology().control(), taskId, control, now);
    }

    /**
     * What answers turned out to be worth since then, and wishes to forget that, in the order in
     * which analyzers hear of it.
     *
     * @param taker is given each, on the calling thread
     */
    public void outcomes(Instant since, Consumer<ModelOutcome> taker) {
        OutcomeHistory.read(connection, since, taker);
    }

    /**
     * Has analyzers forget what was learnt about models until now; returns when the broker has
     * acknowledged that.
     *
     * @param model id of the model; null for all
     * @param capability null for all
     */
    public void resetLearning(@Nullable String model, @Nullable String capability) {
        Instant now = Instant.now();
        ModelOutcome reset =
                ModelOutcome.newBuilder()
                        .setKind(OutcomeKind.RESET)
                        .setModelId(model)
                        .setCapability(capability)
                        .setObservedAt(now)
                        .setRequestedBy(name)
                        .build();
        String key = (model == null ? "*" : model) + "|" + (capability == null ? "*" : capability);
        sender.send(connection.topology().learning(), key, reset, now);
    }

    /** The results of all tasks from a position on. */
    public ResultStream results(ResultPosition from) {
        return ResultStream.open(connection, from);
    }

    /** What the workers serve now, by model and worker. */
    public List<ModelStatus> models() {
        return ModelSnapshot.read(connection, Instant.now());
    }

    /** Stops reading and sending. Results that have not come yet are not lost. */
    @Override
    public void close() {
        followings.forEach(Following::close);
        tail.close();
        sender.close();
    }

    /** Says how to reach the cluster. */
    public static final class Builder {
        private String bootstrapServers = "localhost:9092";
        private Topology topology = Topology.standard();
        private Duration timeout = Duration.ofSeconds(10);
        private String name = "java";
        private final Map<String, Object> properties = new HashMap<>();

        private Builder() {}

        /** Addresses of brokers, {@code host:port}, separated by commas. */
        public Builder bootstrapServers(String addresses) {
            bootstrapServers = addresses;
            return this;
        }

        /** Properties that every Kafka client gets, for example for TLS and SASL. */
        public Builder properties(Map<String, ?> more) {
            properties.putAll(more);
            return this;
        }

        /** The topics, when they are not the {@linkplain Topology#standard() standard} ones. */
        public Builder topology(Topology topics) {
            topology = topics;
            return this;
        }

        /** How long a request to the cluster may take, 1 s or more; 10 s unless said otherwise. */
        public Builder timeout(Duration limit) {
            if (limit.compareTo(Duration.ofSeconds(1)) < 0) {
                throw new IllegalArgumentException(
                        "timeout is %s; give at least one second.".formatted(limit));
            }
            timeout = limit;
            return this;
        }

        /** Who is asking: part of {@code ce_source}, and named in cancellations. */
        public Builder name(String who) {
            name = who;
            return this;
        }

        /**
         * Connects and sees that the topics are there.
         *
         * @throws BrokerUnreachableException when no broker answers in time
         * @throws MissingTopicException when the topics were not made
         */
        public BatonClient build() {
            var connection = new Connection(bootstrapServers, properties, topology, timeout);
            connection.require(topology.tasks(), topology.results(), topology.events());
            return new BatonClient(connection, name);
        }
    }
}
