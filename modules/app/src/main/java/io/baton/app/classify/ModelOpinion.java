package io.baton.app.classify;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;

import io.baton.app.config.BatonSettings;
import io.baton.app.config.ClassifierSettings;
import io.baton.app.provider.ProviderSource;
import io.baton.domain.model.ProviderException;
import io.baton.domain.planning.SecondOpinion;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The opinion of a language model. It is waited for until a deadline that tasks planned together
 * share; who gets none is told why. An answer is kept for the same text, so that a task that is
 * read twice is planned the same. Neither text nor answer is ever logged.
 */
public final class ModelOpinion implements SecondOpinion, AutoCloseable {
    private static final int KEPT = 10_000;
    private static final Duration KEPT_FOR = Duration.ofHours(1);

    private final BoundedCalls calls;
    private final String id;
    private final Duration timeout;
    private final InstantSource clock;
    private final ExecutorService threads =
            Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("classify-", 0).factory());
    private final AsyncCache<String, String> answers =
            Caffeine.newBuilder().maximumSize(KEPT).expireAfterWrite(KEPT_FOR).buildAsync();

    private ModelOpinion(BatonSettings settings, String id, InstantSource clock) {
        ClassifierSettings own = settings.classifier();
        this.id = id;
        this.timeout = own.timeout();
        this.clock = clock;
        this.calls =
                new BoundedCalls(
                        new ClassifierModel(new ProviderSource(settings), id),
                        new CapabilityQuestion(settings.topics().capabilities()),
                        own,
                        clock);
    }

    /** The opinion of the configured model; nobody's when none is configured. */
    public static Opinions of(BatonSettings settings, InstantSource clock) {
        String id = settings.classifier().model();
        if (id == null) {
            return new Opinions(SecondOpinion.NOBODY, false, () -> {});
        }
        ModelOpinion opinion = new ModelOpinion(settings, id, clock);
        return new Opinions(opinion, true, opinion::close);
    }

    /**
     * Who is asked, and how to let go of it.
     *
     * @param takesTime whether anybody is asked: then a question may take its time
     * @param closing closes connections and aborts calls
     */
    public record Opinions(SecondOpinion second, boolean takesTime, Runnable closing)
            implements AutoCloseable {
        @Override
        public void close() {
            closing.run();
        }
    }

    @Override
    public Opinion ask(String text, Set<String> requiredTags, Instant askedAt) {
        Instant deadline = askedAt.plus(timeout);
        CompletableFuture<String> answer =
                answers.get(
                        key(text, requiredTags),
                        (key, executor) ->
                                CompletableFuture.supplyAsync(
                                        () -> calls.ask(text, requiredTags, deadline), threads));
        try {
            long left = Duration.between(clock.instant(), deadline).toMillis();
            return new Opinion.Given(answer.get(Math.max(0, left), TimeUnit.MILLISECONDS), id);
        } catch (TimeoutException e) {
            return missing("gave no answer within " + timeout.toMillis() / 1000.0 + " s");
        } catch (ExecutionException e) {
            return new Opinion.Missing(why(e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return missing("was not waited for: the process stops");
        }
    }

    private Opinion missing(String what) {
        return new Opinion.Missing("The classifier " + id + " " + what + ".");
    }

    private String why(ExecutionException failure) {
        return switch (failure.getCause()) {
            case NoOpinionException told -> String.valueOf(told.getMessage());
            case ProviderException failed ->
                    "The classifier " + id + " gave no answer (" + failed.code() + ").";
            case null, default -> "The classifier " + id + " could not be asked.";
        };
    }

    private static String key(String text, Set<String> requiredTags) {
        return hash(new TreeSet<>(requiredTags) + CapabilityQuestion.excerpt(text));
    }

    private static String hash(String text) {
        try {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
        calls.close();
    }
}
