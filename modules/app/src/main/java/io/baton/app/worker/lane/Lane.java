package io.baton.app.worker.lane;

import java.time.Duration;

/**
 * Keeps one lane going: opens its consumer, serves until told to stop, and starts again when the
 * consumer fails. Runs on a platform thread, so that handlers that compute can't keep locks from
 * being renewed.
 */
final class Lane implements Runnable {
    private static final Duration FIRST_BACKOFF = Duration.ofMillis(500);
    private static final Duration LONGEST_BACKOFF = Duration.ofSeconds(30);
    private static final Duration SOUND_AFTER = Duration.ofSeconds(30);
    private static final Duration STEP = Duration.ofMillis(500);

    private final String clientId;
    private final LaneSettings settings;
    private final LaneContext context;
    private final CarefulStart start;
    private final boolean scout;
    private final LaneEvents events = new LaneEvents();

    Lane(
            String clientId,
            LaneSettings settings,
            LaneContext context,
            CarefulStart start,
            boolean scout) {
        this.clientId = clientId;
        this.settings = settings;
        this.context = context;
        this.start = start;
        this.scout = scout;
    }

    /** Makes it look at the stop signal now. */
    void nudge() {
        events.nudge();
    }

    @Override
    public void run() {
        try {
            while (!scout && !context.stop().requested() && !start.await(STEP)) {
                // The scout is still looking.
            }
            Duration backoff = FIRST_BACKOFF;
            while (!context.stop().requested()) {
                long began = System.nanoTime();
                try {
                    serve();
                } catch (RuntimeException | Error e) {
                    if (context.stop().requested()) {
                        context.problems().failed(settings.topic(), e);
                        return;
                    }
                    if (System.nanoTime() - began > SOUND_AFTER.toNanos()) {
                        backoff = FIRST_BACKOFF;
                    }
                    context.tally().laneRestarts.increment();
                    context.problems().failed(settings.topic(), e);
                    events.awaitNudge(backoff);
                    backoff = backoff.multipliedBy(2);
                    if (backoff.compareTo(LONGEST_BACKOFF) > 0) {
                        backoff = LONGEST_BACKOFF;
                    }
                }
            }
        } catch (InterruptedException e) {
            // Nobody interrupts a lane but the end of the process.
            Thread.currentThread().interrupt();
        }
    }

    private void serve() throws InterruptedException {
        try (ShareReader reader = ShareReader.open(settings, clientId)) {
            context.tally().lanes.increment();
            WindowLoop loop = new WindowLoop(settings, context, reader, events);
            try {
                receive(reader, loop);
            } finally {
                loop.abandon();
                context.tally().lanes.decrement();
            }
        }
    }

    private void receive(ShareReader reader, WindowLoop loop) throws InterruptedException {
        // A consumer that polled in vain has asked the broker for more and may be given it any
        // time: it must go on polling. One that has just finished its window has asked for nothing.
        boolean asked = false;
        PollPatience patience = new PollPatience();
        while (!context.stop().requested()) {
            if (!asked && !context.gate().awaitOpen(STEP)) {
                continue;
            }
            if (scout) {
                start.polls();
            }
            var arrived = reader.poll(patience.next());
            context.problems().works(settings.topic());
            if (scout) {
                start.received(arrived);
            }
            asked = arrived.isEmpty();
            patience.polled(asked);
            loop.work(arrived);
        }
    }
}
