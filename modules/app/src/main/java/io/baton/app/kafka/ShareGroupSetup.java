package io.baton.app.kafka;

import io.baton.app.worker.lane.ShareGroups;
import io.baton.wire.Topology;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Configures the share group of every work topic, before any of them has a member. */
public final class ShareGroupSetup {
    private final Admin admin;
    private final Topology topics;
    private final Duration lock;

    public ShareGroupSetup(Admin admin, Topology topics, Duration lock) {
        this.admin = admin;
        this.topics = topics;
        this.lock = lock;
    }

    /**
     * Sets what must be set.
     *
     * @return sentences about groups for which it came too late
     */
    public List<String> configure() {
        List<String> late = new ArrayList<>();
        for (String capability : topics.capabilities()) {
            String group = topics.workGroup(capability);
            try {
                if (ShareGroups.configure(admin, group, lock).mayHaveSkippedRecords()) {
                    late.add(
                            "%s had members before it was told to read from the beginning: work that was written before may have been skipped"
                                    .formatted(group));
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new KafkaException("interrupted while setting up " + group, e);
            }
        }
        return late;
    }
}
