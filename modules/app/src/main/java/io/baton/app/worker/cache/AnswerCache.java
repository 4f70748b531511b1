package io.baton.app.worker.cache;

import io.baton.app.config.BatonSettings.CacheSettings;
import io.baton.app.config.CacheMode;
import io.baton.app.format.JsonSchemaCheck;
import io.baton.app.kafka.OutgoingRecords;
import io.baton.app.kafka.TopicTail;
import io.baton.domain.model.LlmModel;
import io.baton.domain.model.ModelAnswer;
import io.baton.domain.model.ModelRequest;
import io.baton.domain.model.ModelSettings;
import io.baton.domain.synthesis.OutputFormatter;
import io.baton.domain.synthesis.Rendering;
import io.baton.wire.Topology;
import io.baton.wire.avro.CachedAnswer;

import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What this worker's models, and those of the others, answered before. Off, it keeps nothing, reads
 * nothing and leaves models as they are. Safe for use by many threads.
 */
public final class AnswerCache implements AutoCloseable {
    private final CacheMode mode;
    private final CachePolicy policy;
    private final EarlierAnswers memory;
    private final AnswersTopic shared;
    private final Topology topics;
    private final String workerId;
    private final InstantSource clock;
    private final OutputFormatter formatter = new OutputFormatter(new JsonSchemaCheck());
    private @Nullable TopicTail tail;

    /**
     * @param sink sends records for other workers; may hold the thread that calls it
     */
    public AnswerCache(
            CacheSettings settings,
            Topology topics,
            OutgoingRecords outgoing,
            java.util.function.Consumer<ProducerRecord<byte[], byte[]>> sink,
            String workerId,
            InstantSource clock) {
        this.mode = settings.mode();
        this.policy = new CachePolicy(mode);
        this.memory = new EarlierAnswers(settings.memory().toBytes(), settings.timeToLive(), clock);
        this.shared = new AnswersTopic(memory, topics, outgoing, sink);
        this.topics = topics;
        this.workerId = workerId;
        this.clock = clock;
    }

    /** Listens to the other workers from now on, unless it is off. */
    public synchronized AnswerCache start(Supplier<Consumer<byte[], byte[]>> reader) {
        if (mode != CacheMode.OFF && tail == null) {
            tail =
                    new TopicTail(reader.get(), topics.answers(), TopicTail.From.BEGINNING, shared)
                            .start();
        }
        return this;
    }

    /**
     * The model behind what it answered before; the model itself when the cache has no part in such
     * calls.
     *
     * @param settings what was configured about the model; null when nothing was
     * @param wish what the task says: asked for, refused, or nothing
     */
    public LlmModel before(
            LlmModel model, @Nullable ModelSettings settings, @Nullable Boolean wish) {
        return policy.covers(wish, settings) ? new RecallingModel(model, settings, this) : model;
    }

    Optional<ModelAnswer> find(String key) {
        return memory.find(key)
                .map(answer -> ModelAnswer.again(answer.getText(), answer.getModelName()));
    }

    /** Keeps an answer that is worth it, here and for others. */
    void keep(String key, String model, ModelRequest request, ModelAnswer answer) {
        if (!worthIt(request, answer)) {
            return;
        }
        CachedAnswer kept =
                CachedAnswer.newBuilder()
                        .setText(answer.text())
                        .setModel(model)
                        .setModelName(answer.modelName())
                        .setPromptTokens(answer.usage().promptTokens())
                        .setCompletionTokens(answer.usage().completionTokens())
                        .setStoredAt(clock.instant())
                        .setWorker(workerId)
                        .build();
        if (memory.fits(kept)) {
            memory.keep(key, kept);
            shared.tell(key, kept);
        }
    }

    /** An answer that is cut off, or that the task will fail with, must not come again. */
    private boolean worthIt(ModelRequest request, ModelAnswer answer) {
        return !answer.truncated()
                && !answer.text().isBlank()
                && formatter.render(answer.text(), request.format(), request.outputSchema(), null)
                        instanceof Rendering.Rendered;
    }

    @Override
    public synchronized void close() {
        if (tail != null) {
            tail.close();
            tail = null;
        }
    }
}
