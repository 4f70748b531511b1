package io.baton.providers.http;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.Serial;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;

/** Collects a body up to a limit, and says when something last arrived. */
final class BoundedBody implements BodySubscriber<byte[]> {
    private final CompletableFuture<byte[]> whole = new CompletableFuture<>();
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final int limit;

    private volatile Flow.@Nullable Subscription subscription;
    private volatile long lastArrival = System.nanoTime();

    BoundedBody(int limit) {
        this.limit = limit;
    }

    /** The body went on past the limit. */
    static final class TooLarge extends IOException {
        @Serial private static final long serialVersionUID = 1;
    }

    /** Value of {@link System#nanoTime()} when the headers or the last piece came. */
    long lastArrival() {
        return lastArrival;
    }

    /** Hangs up. */
    void cancel() {
        Flow.Subscription current = subscription;
        if (current != null) {
            current.cancel();
        }
    }

    @Override
    public CompletionStage<byte[]> getBody() {
        return whole;
    }

    @Override
    public void onSubscribe(Flow.Subscription started) {
        subscription = started;
        started.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(List<ByteBuffer> pieces) {
        lastArrival = System.nanoTime();
        for (ByteBuffer piece : pieces) {
            if (bytes.size() + piece.remaining() > limit) {
                cancel();
                whole.completeExceptionally(new TooLarge());
                return;
            }
            byte[] copy = new byte[piece.remaining()];
            piece.get(copy);
            bytes.writeBytes(copy);
        }
    }

    @Override
    public void onError(Throwable failure) {
        whole.completeExceptionally(failure);
    }

    @Override
    public void onComplete() {
        whole.complete(bytes.toByteArray());
    }
}
