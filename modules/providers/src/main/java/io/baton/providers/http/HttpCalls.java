package io.baton.providers.http;

import io.baton.domain.model.ProviderException;
import io.baton.domain.model.ProviderSettings;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeoutException;

/**
 * Calls one provider over the client that all providers share.
 *
 * <p>Invariant: a call has ended by its deadline, whatever the server does; and whenever it ends
 * without a whole reply (deadline, interrupt, {@link #close()}, too large a body) the connection is
 * closed, which is how these servers learn that nobody waits any more. The client's own timeout
 * does not cover a body that stalls, hence this class.
 */
public final class HttpCalls implements AutoCloseable {

    /** Largest body that is read; a streamed answer of some 100,000 tokens fits. */
    static final int LARGEST_BODY = 32 << 20;

    /** Longest silence after a body has begun; before it, a model may load or read for minutes. */
    static final Duration LONGEST_SILENCE = Duration.ofSeconds(90);

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);

    private final URI base;
    private final Map<String, String> headers;
    private final Failures failures;
    private final int largestBody;
    private final Duration longestSilence;
    private final Set<OpenCall> inFlight = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    private static final class Shared {
        static final HttpClient CLIENT =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .connectTimeout(CONNECT_TIMEOUT)
                        .executor(Executors.newVirtualThreadPerTaskExecutor())
                        .build();
    }

    /**
     * Calls to the server of a provider.
     *
     * @param base address that paths are appended to, without a slash at its end
     */
    public HttpCalls(ProviderSettings settings, URI base) {
        this(settings, base, bearer(settings), LARGEST_BODY, LONGEST_SILENCE);
    }

    /**
     * Calls to the server of a provider that takes its key in a header of its own.
     *
     * @param base address that paths are appended to, without a slash at its end
     * @param headers sent with every call, the key among them
     */
    public HttpCalls(ProviderSettings settings, URI base, Map<String, String> headers) {
        this(settings, base, headers, LARGEST_BODY, LONGEST_SILENCE);
    }

    HttpCalls(
            ProviderSettings settings,
            URI base,
            Map<String, String> headers,
            int largestBody,
            Duration longestSilence) {
        this.base = base;
        this.headers = Map.copyOf(headers);
        this.failures = new Failures(settings.id(), base, settings.apiKey());
        this.largestBody = largestBody;
        this.longestSilence = longestSilence;
    }

    private static Map<String, String> bearer(ProviderSettings settings) {
        String key = settings.apiKey();
        return key == null ? Map.of() : Map.of("Authorization", "Bearer " + key);
    }

    /** Words for what goes wrong with this provider. */
    public Failures failures() {
        return failures;
    }

    /**
     * Gets a path.
     *
     * @return the reply, whatever its status
     * @throws ProviderException when there is no whole reply by the deadline
     */
    public Reply get(String path, Instant deadline) throws InterruptedException {
        return exchange(request(path).GET().build(), "", deadline);
    }

    /**
     * Posts JSON to a path.
     *
     * @param model for messages
     * @return the reply, whatever its status
     * @throws ProviderException when there is no whole reply by the deadline
     */
    public Reply post(String path, String json, String model, Instant deadline)
            throws InterruptedException {
        HttpRequest request =
                request(path)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(json))
                        .build();
        return exchange(request, model, deadline);
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path));
        headers.forEach(request::header);
        return request;
    }

    private Reply exchange(HttpRequest request, String model, Instant deadline)
            throws InterruptedException {
        long start = System.nanoTime();
        long end = start + Duration.between(Instant.now(), deadline).toNanos();
        if (end - start <= 0) {
            throw failures.deadlineHadPassed(model);
        }
        OpenCall call = new OpenCall(Shared.CLIENT, request, largestBody);
        inFlight.add(call);
        try {
            if (closed) {
                throw failures.closed(model);
            }
            HttpResponse<byte[]> response = await(call, start, end, model);
            String text = new String(response.body(), StandardCharsets.UTF_8);
            return new Reply(response.statusCode(), response.headers(), text);
        } finally {
            inFlight.remove(call);
            call.abort();
        }
    }

    private HttpResponse<byte[]> await(OpenCall call, long start, long end, String model)
            throws InterruptedException {
        while (true) {
            long silentUntil = call.lastArrival() + longestSilence.toNanos();
            long until = silentUntil - end < 0 ? silentUntil : end;
            try {
                return call.await(until - System.nanoTime());
            } catch (TimeoutException waited) {
                if (System.nanoTime() - end >= 0) {
                    throw failures.timedOut(model, Duration.ofNanos(end - start));
                }
                if (System.nanoTime() - call.lastArrival() >= longestSilence.toNanos()) {
                    throw failures.stalled(model, longestSilence);
                }
            } catch (CancellationException cancelled) {
                throw failures.closed(model);
            } catch (ExecutionException failed) {
                throw translate(failed.getCause(), model);
            }
        }
    }

    private ProviderException translate(@Nullable Throwable cause, String model) {
        return switch (cause) {
            case BoundedBody.TooLarge large -> failures.tooLarge(model, largestBody);
            case CancellationException cancelled -> failures.closed(model);
            case IOException broken when closed -> failures.closed(model);
            case IOException broken -> failures.unreachable(model, broken);
            case null, default -> failures.unexpected(model, cause);
        };
    }

    /** Aborts the calls in flight and refuses new ones; the shared client stays. */
    @Override
    public void close() {
        closed = true;
        inFlight.forEach(OpenCall::abort);
    }
}
