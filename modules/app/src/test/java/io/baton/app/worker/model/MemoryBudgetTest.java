package io.baton.app.worker.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.domain.model.ModelDescriptor;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;

@Timeout(30)
class MemoryBudgetTest {
    private static final long GB = 1_000_000_000;
    private static final Duration SOON = Duration.ofMillis(50);
    private static final Duration LONG = Duration.ofSeconds(20);

    private final ModelDescriptor a = model("a", 5, false);
    private final ModelDescriptor b = model("b", 5, false);
    private final ModelDescriptor small = model("small", 3, false);
    private final MemoryBudget budget = new MemoryBudget(8 * GB);
    private final Queue<String> unloaded = new ConcurrentLinkedQueue<>();

    @Test
    void modelsThatFitTogetherAreCalledTogether() throws Exception {
        assertThat(enter(a)).isTrue();
        assertThat(enter(small)).isTrue();
        assertThat(enter(a)).isTrue();
        assertThat(unloaded).isEmpty();
    }

    @Test
    void aModelThatDoesNotFitBesideACallWaitsForItsEnd() throws Exception {
        enter(a);
        assertThat(enter(b)).isFalse();

        CompletableFuture<Boolean> waiting = entering(b);
        budget.leave(a);

        assertThat(waiting.join()).isTrue();
        assertThat(unloaded).containsExactly("a");
    }

    @Test
    void idleModelsGoTheOneCalledLongestAgoFirstAndNoMoreThanNeeded() throws Exception {
        call(small);
        call(a);
        call(small);

        enter(b);

        assertThat(unloaded).containsExactly("a");
    }

    @Test
    void nobodyEntersWhileModelsAreBeingUnloaded() throws Exception {
        call(a);
        CountDownLatch unloading = new CountDownLatch(1);
        CountDownLatch gone = new CountDownLatch(1);
        Thread.startVirtualThread(
                () ->
                        enter(
                                b,
                                LONG,
                                model -> {
                                    unloading.countDown();
                                    await(gone);
                                }));
        unloading.await();

        assertThat(enter(b)).as("beside the first call of the same model").isFalse();
        gone.countDown();
        assertThat(enter(b, LONG, model -> {})).isTrue();
    }

    @Test
    void whatTheProviderHasInMemoryCounts() throws Exception {
        budget.report(List.of(model("a", 5, true), model("small", 3, true)), System.nanoTime());

        enter(b);

        assertThat(unloaded).containsExactly("a");
    }

    @Test
    void whatTheProviderHasLetGoCountsNoMore() throws Exception {
        call(a);

        budget.report(List.of(a), System.nanoTime());

        enter(b);
        assertThat(unloaded).isEmpty();
    }

    @Test
    void aReportFromBeforeACallSaysNothingAboutItsModel() throws Exception {
        long before = System.nanoTime();
        call(a);

        budget.report(List.of(a), before);

        enter(b);
        assertThat(unloaded).containsExactly("a");
    }

    @Test
    void aCallThatWaitsIsNotPassedByOneThatNeedsRoomToo() throws Exception {
        enter(a);
        CompletableFuture<Boolean> first = entering(b);
        CompletableFuture<Boolean> second = entering(model("c", 5, false));

        budget.leave(a);

        assertThat(first.join()).isTrue();
        assertThat(second).isNotDone();
        budget.leave(b);
        assertThat(second.join()).isTrue();
        assertThat(unloaded).containsExactly("a", "b");
    }

    @Test
    void aModelLargerThanTheBudgetIsNotAdmitted() {
        assertThat(budget.admits(model("huge", 9, false))).isFalse();
        assertThat(budget.admits(model("unknown", 0, false))).isTrue();
    }

    private void call(ModelDescriptor model) {
        assertThat(enter(model)).isTrue();
        budget.leave(model);
    }

    private boolean enter(ModelDescriptor model) {
        return enter(model, SOON, gone -> unloaded.add(gone.id()));
    }

    private boolean enter(
            ModelDescriptor model, Duration patience, Consumer<ModelDescriptor> unload) {
        try {
            return budget.enter(model, patience, unload);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Begins to enter, and returns once it waits. */
    private CompletableFuture<Boolean> entering(ModelDescriptor model) {
        CompletableFuture<Boolean> entered = new CompletableFuture<>();
        Thread thread =
                Thread.startVirtualThread(
                        () ->
                                entered.complete(
                                        enter(model, LONG, gone -> unloaded.add(gone.id()))));
        Awaitility.await().until(() -> thread.getState() == Thread.State.TIMED_WAITING);
        return entered;
    }

    private static ModelDescriptor model(String id, int gigabytes, boolean resident) {
        return new ModelDescriptor(
                id,
                "p",
                "ollama",
                id,
                null,
                Map.of(),
                8_000,
                0,
                gigabytes * GB,
                resident,
                true,
                Set.of());
    }
}
