package io.baton.providers.gguf;

import de.kherud.llama.LlamaModel;
import de.kherud.llama.ModelParameters;

import io.baton.domain.error.ErrorCode;
import io.baton.domain.model.ProviderException;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;

/**
 * One model in memory, on a thread of its own.
 *
 * <p>Invariant: native code is entered by that thread alone. Generations run one after another in
 * the order they came; the model is loaded by the first of them. What cannot be loaded is not tried
 * again, as each attempt costs memory that llama.cpp does not give back.
 */
final class LlamaRunner implements AutoCloseable {
    private final GgufFile file;
    private final int window;
    private final Refusals refusals;
    private final ExecutorService thread;
    private final Set<Generation> waiting = ConcurrentHashMap.newKeySet();

    // Of the thread alone.
    private @Nullable LlamaModel llama;
    private @Nullable ProviderException unloadable;

    private volatile boolean loaded;
    private volatile boolean closed;

    LlamaRunner(GgufFile file, int window, Refusals refusals) {
        this.file = file;
        this.window = window;
        this.refusals = refusals;
        this.thread =
                Executors.newSingleThreadExecutor(
                        Thread.ofPlatform().daemon().name("gguf-" + file.name()).factory());
    }

    /** Whether the model is in memory. */
    boolean loaded() {
        return loaded;
    }

    /** Begins a generation when those before it have ended. */
    void start(Generation generation) {
        waiting.add(generation);
        try {
            thread.execute(() -> run(generation));
        } catch (RejectedExecutionException stopped) {
            generation.result().completeExceptionally(ended());
        }
        if (closed) {
            generation.result().completeExceptionally(ended());
        }
    }

    private void run(Generation generation) {
        try {
            if (!generation.result().isDone()) {
                generation.run(load(), window, refusals);
            }
        } catch (CancellationException abandoned) {
            // Whoever waited has been told already.
        } catch (ProviderException failure) {
            generation.result().completeExceptionally(failure);
        } catch (RuntimeException | Error failure) {
            // The binding's own exceptions are not public.
            generation
                    .result()
                    .completeExceptionally(
                            refusals.lasting(
                                    ErrorCode.PROVIDER_UNAVAILABLE,
                                    "failed in the middle of its answer",
                                    failure));
        } finally {
            waiting.remove(generation);
        }
    }

    private LlamaModel load() {
        if (unloadable != null) {
            throw unloadable;
        }
        LlamaModel current = llama;
        if (current == null) {
            try {
                LlamaLibrary.load();
                current = new LlamaModel(parameters());
            } catch (IOException | RuntimeException failure) {
                unloadable =
                        refusals.lasting(
                                ErrorCode.PROVIDER_UNAVAILABLE,
                                "cannot be loaded from %s: %s (architecture '%s')"
                                        .formatted(
                                                file.path(),
                                                failure.getMessage(),
                                                file.architecture()),
                                failure);
                throw unloadable;
            }
            llama = current;
            loaded = true;
        }
        return current;
    }

    private ModelParameters parameters() {
        int processors = Runtime.getRuntime().availableProcessors();
        return new ModelParameters()
                .setModel(file.path().toString())
                .setCtxSize(window)
                // Without it llama.cpp drops the beginning of what does not fit.
                .disableContextShift()
                .setParallel(1)
                .setThreads(processors)
                .setThreadsBatch(processors)
                // It would write to standard output and error, which are the user's.
                .disableLog();
    }

    private ProviderException ended() {
        return refusals.of(
                ErrorCode.PROVIDER_UNAVAILABLE, "was stopped: Baton closes its provider");
    }

    /** Ends every generation and lets go of the model; its memory comes back with the process. */
    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        waiting.forEach(generation -> generation.result().completeExceptionally(ended()));
        thread.execute(
                () -> {
                    if (llama != null) {
                        llama.close();
                    }
                    loaded = false;
                });
        thread.shutdown();
    }
}
