package io.baton.app.worker.lane;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;

/** What happens while a lane waits: calls end, and somebody wants its attention. */
final class LaneEvents {
    private final BlockingQueue<LaneEvent> queue = new LinkedBlockingQueue<>();

    private sealed interface LaneEvent {}

    private record Ended(Call call, Disposition disposition) implements LaneEvent {}

    private record Nudge() implements LaneEvent {}

    void ended(Call call, Disposition disposition) {
        queue.add(new Ended(call, disposition));
    }

    void nudge() {
        queue.add(new Nudge());
    }

    /** Waits for an event and passes all ends there are to {@code onEnd}. */
    void await(Duration atMost, BiConsumer<Call, Disposition> onEnd) throws InterruptedException {
        LaneEvent event = queue.poll(Math.max(0, atMost.toNanos()), TimeUnit.NANOSECONDS);
        while (event != null) {
            switch (event) {
                case Ended(Call call, Disposition disposition) -> onEnd.accept(call, disposition);
                case Nudge() -> {}
            }
            event = queue.poll();
        }
    }

    /** Waits until nudged or time is over; ends that come meanwhile belong to a dead consumer. */
    void awaitNudge(Duration atMost) throws InterruptedException {
        long end = System.nanoTime() + atMost.toNanos();
        LaneEvent event;
        do {
            event = queue.poll(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
        } while (event instanceof Ended);
    }
}
