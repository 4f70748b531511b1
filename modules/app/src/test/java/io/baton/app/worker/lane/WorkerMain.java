package io.baton.app.worker.lane;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * A worker in a process of its own that can be killed. It says what it does, a line each: {@code
 * begin VALUE}, {@code done VALUE}, {@code diverted VALUE}. The value {@code poison} kills it.
 */
final class WorkerMain {
    private WorkerMain() {}

    /** Arguments: bootstrap servers, topic, lanes, window, milliseconds a call takes. */
    public static void main(String[] args) throws InterruptedException {
        var settings =
                new LaneSettings(
                        args[1],
                        args[1],
                        Integer.parseInt(args[2]),
                        Integer.parseInt(args[3]),
                        Duration.ofSeconds(15),
                        100,
                        3,
                        Map.of("bootstrap.servers", args[0]));
        long callMillis = Long.parseLong(args[4]);
        RecordHandler handler =
                delivery -> {
                    String value = Recorder.value(delivery);
                    say("begin", value);
                    if (value.equals("poison")) {
                        Runtime.getRuntime().halt(137);
                    }
                    new CountDownLatch(1).await(callMillis, TimeUnit.MILLISECONDS);
                    say("done", value);
                    return Disposition.ACCEPT;
                };
        var _ =
                LanePool.start(
                        List.of(settings),
                        handler,
                        delivery -> say("diverted", Recorder.value(delivery)),
                        PoisonPolicy.DEFAULT,
                        new ExclusiveGate());
        new CountDownLatch(1).await();
    }

    private static synchronized void say(String what, String value) {
        System.out.println(what + " " + value);
        System.out.flush();
    }
}
