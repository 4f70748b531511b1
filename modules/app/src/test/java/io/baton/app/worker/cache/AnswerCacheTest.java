package io.baton.app.worker.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.baton.app.config.BatonSettings.CacheSettings;
import io.baton.app.config.CacheMode;
import io.baton.app.kafka.OutgoingRecords;
import io.baton.domain.error.ErrorCode;
import io.baton.domain.model.LlmModel;
import io.baton.domain.model.ModelAnswer;
import io.baton.domain.model.ModelDescriptor;
import io.baton.domain.model.ModelRequest;
import io.baton.domain.model.ProviderException;
import io.baton.domain.model.Usage;
import io.baton.domain.task.OutputFormat;
import io.baton.wire.Topology;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * A model behind the cache is called once for each call, and for those that came to nothing again.
 */
class AnswerCacheTest {
    private static final Topology TOPICS = Topology.standard();

    private final MovedClock clock = new MovedClock();
    private final List<ProducerRecord<byte[], byte[]>> told = new CopyOnWriteArrayList<>();
    private final AtomicInteger calls = new AtomicInteger();
    private ModelAnswer next = answer("yes", false);
    private @Nullable RuntimeException failure;

    @Test
    void theSameCallIsAnsweredFromMemoryAndSaysSo() throws Exception {
        LlmModel model = cache(told::add).before(model(), null, true);

        ModelAnswer first = model.generate(Calls.asking("what"));
        ModelAnswer again = model.generate(Calls.asking("what\r\n"));
        ModelAnswer other = model.generate(Calls.asking("what else"));

        assertThat(first).isEqualTo(answer("yes", false));
        assertThat(again).isEqualTo(new ModelAnswer("yes", "m", Usage.UNKNOWN, false, true));
        assertThat(other.cached()).isFalse();
        assertThat(calls).hasValue(2);
    }

    @Test
    void aCallThatTheCacheHasNoPartInIsNeitherLookedUpNorKept() throws Exception {
        AnswerCache cache = cache(told::add);

        LlmModel refused = cache.before(model(), Calls.settings(0.0, null), false);
        refused.generate(Calls.asking("what"));
        cache.before(model(), Calls.settings(0.0, null), true).generate(Calls.asking("what"));
        refused.generate(Calls.asking("what"));

        assertThat(calls).hasValue(3);
    }

    @Test
    void whatCameToNothingIsAskedAgain() throws Exception {
        LlmModel model = cache(told::add).before(model(), null, true);
        ModelRequest json = json("{\"type\":\"array\"}");

        failure = ProviderException.of(ErrorCode.PROVIDER_TIMEOUT, "slow");
        assertThatThrownBy(() -> model.generate(Calls.asking("what"))).isSameAs(failure);
        failure = null;
        next = answer("half of i", true);
        model.generate(Calls.asking("what"));
        next = answer(" \n", false);
        model.generate(Calls.asking("what"));
        next = answer("no JSON", false);
        model.generate(json);
        next = answer("{\"not\":\"an array\"}", false);
        model.generate(json);

        assertThat(told).isEmpty();
        next = answer("[1]", false);
        assertThat(model.generate(json).cached()).isFalse();
        assertThat(model.generate(json).cached()).isTrue();
    }

    @Test
    void anotherWorkerHearsOfItAndForgetsItWhenToldTo() throws Exception {
        cache(told::add).before(model(), null, true).generate(Calls.asking("what"));
        Awaitility.await().until(() -> told.size() == 1);
        ProducerRecord<byte[], byte[]> record = told.getFirst();
        EarlierAnswers elsewhere = new EarlierAnswers(1 << 20, Duration.ofDays(1), clock);
        AnswersTopic topic = topic(elsewhere);
        String key = new String(record.key(), UTF_8);

        assertThat(record.topic()).isEqualTo(TOPICS.answers());
        topic.handle(heard(record.key(), record.value()));
        assertThat(elsewhere.find(key).orElseThrow().getText()).isEqualTo("yes");
        topic.handle(heard(record.key(), null));
        assertThat(elsewhere.find(key)).isEmpty();
    }

    @Test
    void whatIsNoAnswerOnTheTopicIsPassedOver() {
        EarlierAnswers memory = new EarlierAnswers(1 << 20, Duration.ofDays(1), clock);
        AnswersTopic topic = topic(memory);

        topic.handle(heard("k".getBytes(UTF_8), "rubbish".getBytes(UTF_8)));
        topic.handle(heard(null, "rubbish".getBytes(UTF_8)));

        assertThat(memory.find("k")).isEmpty();
    }

    @Test
    void neitherAClusterThatHangsNorOneThatRefusesHoldsUpOrFailsACall() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        AtomicInteger hanging = new AtomicInteger();
        LlmModel hung =
                cache(
                                record -> {
                                    hanging.incrementAndGet();
                                    try {
                                        never.await();
                                    } catch (InterruptedException e) {
                                        throw new KafkaException(e);
                                    }
                                })
                        .before(model(), null, true);
        LlmModel refused =
                cache(
                                record -> {
                                    throw new KafkaException("no such topic");
                                })
                        .before(model(), null, true);

        for (int n = 0; n < 200; n++) {
            hung.generate(Calls.asking("what " + n));
            refused.generate(Calls.asking("what " + n));
        }

        assertThat(hung.generate(Calls.asking("what 199")).cached()).isTrue();
        assertThat(refused.generate(Calls.asking("what 199")).cached()).isTrue();
        assertThat(hanging).as("and few wait").hasValueLessThanOrEqualTo(64);
        never.countDown();
    }

    @Test
    void offItNeverReads() {
        CacheSettings off =
                new CacheSettings(CacheMode.OFF, DataSize.ofMegabytes(1), Duration.ofDays(1));
        AnswerCache cache = new AnswerCache(off, TOPICS, outgoing(), told::add, "w", clock);
        LlmModel model = model();

        cache.start(
                        () -> {
                            throw new AssertionError("it opens a reader");
                        })
                .close();

        assertThat(cache.before(model, Calls.settings(0.0, null), true)).isSameAs(model);
    }

    private AnswerCache cache(Consumer<ProducerRecord<byte[], byte[]>> sink) {
        CacheSettings settings =
                new CacheSettings(
                        CacheMode.DETERMINISTIC, DataSize.ofMegabytes(1), Duration.ofDays(1));
        return new AnswerCache(settings, TOPICS, outgoing(), sink, "w", clock);
    }

    private AnswersTopic topic(EarlierAnswers memory) {
        return new AnswersTopic(memory, TOPICS, outgoing(), record -> {});
    }

    private OutgoingRecords outgoing() {
        return new OutgoingRecords("/baton/worker/w", clock);
    }

    private static ConsumerRecord<byte[], byte[]> heard(
            byte @Nullable [] key, byte @Nullable [] value) {
        return new ConsumerRecord<>(TOPICS.answers(), 0, 0, key, value);
    }

    private static ModelRequest json(String schema) {
        return Calls.request(Calls.asking("list").prompt(), OutputFormat.JSON, schema);
    }

    private static ModelAnswer answer(String text, boolean truncated) {
        return new ModelAnswer(text, "m", new Usage(5, 7), truncated);
    }

    /** Answers what the test says next. */
    private LlmModel model() {
        return new LlmModel() {
            @Override
            public ModelDescriptor descriptor() {
                return Calls.model("p/m", "v1");
            }

            @Override
            public ModelAnswer generate(ModelRequest request) {
                calls.incrementAndGet();
                if (failure != null) {
                    throw failure;
                }
                return next;
            }
        };
    }
}
