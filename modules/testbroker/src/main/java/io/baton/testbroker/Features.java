package io.baton.testbroker;

import static org.awaitility.Awaitility.await;

import static java.util.concurrent.TimeUnit.SECONDS;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.FeatureMetadata;
import org.apache.kafka.clients.admin.FeatureUpdate;
import org.apache.kafka.clients.admin.FeatureUpdate.UpgradeType;
import org.apache.kafka.clients.admin.UpdateFeaturesOptions;
import org.apache.kafka.common.KafkaFuture;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

/** Brings a running cluster's features to given levels, whatever it was formatted with. */
final class Features {
    private static final int PATIENCE_SECONDS = 30;

    private Features() {}

    /** The levels the cluster works with; a feature that is off has none. */
    static Map<String, Short> levels(Admin admin) {
        FeatureMetadata known = get(admin.describeFeatures().featureMetadata());
        Map<String, Short> levels = new HashMap<>();
        known.finalizedFeatures()
                .forEach((name, range) -> levels.put(name, range.maxVersionLevel()));
        return levels;
    }

    /**
     * Sets those levels, 0 turning a feature off. Returns when the broker works with them, which is
     * a moment after the controller has decided it.
     */
    static void set(Admin admin, Map<String, Short> wanted) {
        Map<String, Short> levels = levels(admin);
        Map<String, FeatureUpdate> updates = new HashMap<>();
        wanted.forEach(
                (name, level) -> {
                    short now = levels.getOrDefault(name, (short) 0);
                    if (now != level) {
                        UpgradeType way =
                                now < level ? UpgradeType.UPGRADE : UpgradeType.SAFE_DOWNGRADE;
                        updates.put(name, new FeatureUpdate(level, way));
                    }
                });
        if (!updates.isEmpty()) {
            get(admin.updateFeatures(updates, new UpdateFeaturesOptions()).all());
            await().atMost(PATIENCE_SECONDS, SECONDS).until(() -> has(admin, wanted));
        }
    }

    private static boolean has(Admin admin, Map<String, Short> wanted) {
        Map<String, Short> levels = levels(admin);
        return wanted.entrySet().stream()
                .allMatch(
                        feature ->
                                levels.getOrDefault(feature.getKey(), (short) 0)
                                        .equals(feature.getValue()));
    }

    private static <T> T get(KafkaFuture<T> answer) {
        try {
            return answer.get(PATIENCE_SECONDS, SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while asking for features", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("the broker's features cannot be set: " + e, e);
        }
    }
}
