package io.baton.providers.http;

import org.jspecify.annotations.Nullable;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One call in flight, which can be aborted at any moment. */
final class OpenCall {
    private final CompletableFuture<HttpResponse<byte[]>> response;
    private volatile @Nullable BoundedBody body;

    OpenCall(HttpClient client, HttpRequest request, int largestBody) {
        response =
                client.sendAsync(
                        request,
                        head -> {
                            BoundedBody collecting = new BoundedBody(largestBody);
                            body = collecting;
                            return collecting;
                        });
    }

    HttpResponse<byte[]> await(long nanos)
            throws InterruptedException, ExecutionException, TimeoutException {
        return response.get(nanos, TimeUnit.NANOSECONDS);
    }

    /** When something last came of a body that has begun, in nanoseconds; now before it has. */
    long lastArrival() {
        BoundedBody collecting = body;
        return collecting == null ? System.nanoTime() : collecting.lastArrival();
    }

    /** Hangs up, unless the call has ended. */
    void abort() {
        if (response.isDone()) {
            return;
        }
        response.cancel(true);
        BoundedBody collecting = body;
        if (collecting != null) {
            collecting.cancel();
        }
    }
}
