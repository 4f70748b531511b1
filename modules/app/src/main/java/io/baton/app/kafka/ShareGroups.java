package io.baton.app.kafka;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.InvalidConfigurationException;
import org.apache.kafka.common.errors.InvalidRequestException;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Sets what decides whether a share group loses work. */
public final class ShareGroups {
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private static final String OFFSET_RESET = "share.auto.offset.reset";
    private static final String ISOLATION = "share.isolation.level";
    private static final String LOCK_DURATION = "share.record.lock.duration.ms";

    private ShareGroups() {}

    /**
     * Makes the group read from the beginning, only what was committed, with this lock. Call it
     * before the group's first member joins, when its topics are made: Kafka's default skips all
     * that was written before, and for a group that exists it is too late to change that. May be
     * called any number of times, also by several processes.
     *
     * @param lockDuration within the broker's limits, 15 to 60 s unless it was told otherwise
     * @return what was found and changed
     * @throws IllegalArgumentException when the broker refuses a value
     * @throws KafkaException when the broker can't be asked
     */
    public static GroupSetup configure(Admin admin, String group, Duration lockDuration)
            throws InterruptedException {
        boolean existed = exists(admin, group);
        var resource = new ConfigResource(ConfigResource.Type.GROUP, group);
        Config before = get(admin.describeConfigs(List.of(resource)).all()).get(resource);
        Map<String, String> wanted =
                Map.of(
                        OFFSET_RESET, "earliest",
                        ISOLATION, "read_committed",
                        LOCK_DURATION, Long.toString(lockDuration.toMillis()));
        Map<String, String> replaced = new TreeMap<>();
        List<AlterConfigOp> changes = new ArrayList<>();
        wanted.forEach(
                (name, value) -> {
                    ConfigEntry entry = before == null ? null : before.get(name);
                    String found = entry == null || entry.value() == null ? "" : entry.value();
                    if (!found.equals(value)) {
                        replaced.put(name, found);
                        changes.add(
                                new AlterConfigOp(
                                        new ConfigEntry(name, value), AlterConfigOp.OpType.SET));
                    }
                });
        if (!changes.isEmpty()) {
            alter(admin, resource, changes, group, lockDuration);
        }
        return new GroupSetup(group, existed, replaced);
    }

    private static void alter(
            Admin admin,
            ConfigResource resource,
            List<AlterConfigOp> changes,
            String group,
            Duration lockDuration)
            throws InterruptedException {
        try {
            get(admin.incrementalAlterConfigs(Map.of(resource, changes)).all());
        } catch (InvalidConfigurationException | InvalidRequestException e) {
            throw new IllegalArgumentException(
                    "The broker refuses the configuration of share group %s with a lock duration of %d ms: %s"
                            .formatted(group, lockDuration.toMillis(), e.getMessage()),
                    e);
        }
    }

    private static boolean exists(Admin admin, String group) throws InterruptedException {
        try {
            get(admin.describeShareGroups(List.of(group)).all());
            return true;
        } catch (GroupIdNotFoundException e) {
            return false;
        }
    }

    private static <T> T get(KafkaFuture<T> future) throws InterruptedException {
        try {
            return future.get(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof KafkaException cause
                    ? cause
                    : new KafkaException("The broker could not be asked.", e.getCause());
        } catch (TimeoutException e) {
            throw new KafkaException("The broker did not answer within " + TIMEOUT + ".", e);
        }
    }

    /**
     * What was found and changed.
     *
     * @param existed whether the group had been there before
     * @param replaced the values found where others were wanted, by name; empty text for none
     */
    public record GroupSetup(String group, boolean existed, Map<String, String> replaced) {
        public GroupSetup {
            replaced = Map.copyOf(replaced);
        }

        /** Whether records written before may never be delivered: the reset came too late. */
        public boolean mayHaveSkippedRecords() {
            return existed && replaced.containsKey(OFFSET_RESET);
        }
    }
}
