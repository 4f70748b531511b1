package io.baton.app.worker.lane;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** Why lanes fail, by topic: said once in the log, kept for health checks until one works again. */
final class LaneProblems {
    private static final Logger log = LoggerFactory.getLogger(LaneProblems.class);

    private final Map<String, String> byTopic = new ConcurrentHashMap<>();

    void failed(String topic, Throwable cause) {
        String problem = cause.getClass().getSimpleName() + ": " + cause.getMessage();
        if (!problem.equals(byTopic.put(topic, problem))) {
            log.atError()
                    .setCause(cause)
                    .addKeyValue("topic", topic)
                    .log("Lane failed, will be started again");
        }
    }

    void works(String topic) {
        if (!byTopic.isEmpty() && byTopic.remove(topic) != null) {
            log.atInfo().addKeyValue("topic", topic).log("Lane works again");
        }
    }

    Map<String, String> current() {
        return new TreeMap<>(byTopic);
    }
}
