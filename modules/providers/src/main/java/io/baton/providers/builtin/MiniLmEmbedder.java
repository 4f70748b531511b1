package io.baton.providers.builtin;

import io.baton.domain.planning.SentenceEmbedder;

import org.jspecify.annotations.Nullable;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Sentence vectors by all-MiniLM-L6-v2 (quantised, 384 dimensions, English first) in this process.
 *
 * <p>Nothing is loaded before the first use; the first use takes about a second, later ones some
 * milliseconds a sentence. A call computes on the calling thread, at most {@value #CALLS_AT_ONCE}
 * at once in the process, so that the embedder never takes more than two cores. Text of any length
 * is read whole.
 */
public final class MiniLmEmbedder implements SentenceEmbedder {
    private static final int CALLS_AT_ONCE = 2;
    private static final MiniLmEmbedder SHARED = new MiniLmEmbedder();

    private final Semaphore calls = new Semaphore(CALLS_AT_ONCE, true);
    private final ReentrantLock loading = new ReentrantLock();
    private volatile @Nullable CompletableFuture<MiniLmSession> session;

    MiniLmEmbedder() {}

    /** The one embedder of this process: the model's memory is paid once, however many use it. */
    public static MiniLmEmbedder shared() {
        return SHARED;
    }

    /** Whether the model is in memory. */
    public boolean isLoaded() {
        CompletableFuture<MiniLmSession> known = session;
        return known != null && known.isDone() && !known.isCompletedExceptionally();
    }

    /**
     * {@inheritDoc}
     *
     * <p>A text without a letter, digit or sign gives the zero vector.
     *
     * @throws IllegalStateException when the model cannot run on this platform
     */
    @Override
    public float[] embed(String text) {
        MiniLmSession loaded = loaded();
        calls.acquireUninterruptibly();
        try {
            return loaded.embed(text);
        } finally {
            calls.release();
        }
    }

    /**
     * Has the model loaded, unless it is or was begun, and tells when that is done. Loading heeds
     * neither interrupts nor deadlines, so it has a thread of its own and callers may leave.
     */
    Future<?> load() {
        return session();
    }

    private MiniLmSession loaded() {
        try {
            return session().join();
        } catch (CompletionException e) {
            throw new IllegalStateException("the embedding model is not there", e.getCause());
        }
    }

    /** After a failure the next caller tries again. */
    private CompletableFuture<MiniLmSession> session() {
        CompletableFuture<MiniLmSession> known = session;
        if (known != null && !known.isCompletedExceptionally()) {
            return known;
        }
        loading.lock();
        try {
            CompletableFuture<MiniLmSession> mine = session;
            if (mine == null || mine.isCompletedExceptionally()) {
                mine = begin();
                session = mine;
            }
            return mine;
        } finally {
            loading.unlock();
        }
    }

    private static CompletableFuture<MiniLmSession> begin() {
        return CompletableFuture.supplyAsync(
                MiniLmSession::load,
                load -> Thread.ofPlatform().daemon().name("baton-minilm-load").start(load));
    }
}
