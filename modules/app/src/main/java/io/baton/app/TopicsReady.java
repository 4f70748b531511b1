package io.baton.app;

import io.baton.app.config.BatonSettings;
import io.baton.app.kafka.KafkaClients;
import io.baton.app.kafka.ShareGroupSetup;
import io.baton.app.kafka.TopicSetup;
import io.baton.wire.Topology;

import org.apache.kafka.clients.admin.Admin;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.List;

/**
 * That the topics and the workers' groups are as they must be before any role starts.
 *
 * @param created topics that were missing
 * @param warnings sentences about what is there but not as it should be
 */
public record TopicsReady(List<String> created, List<String> warnings) {
    private static final Logger LOG = LoggerFactory.getLogger(TopicsReady.class);

    static TopicsReady ensure(BatonSettings settings, KafkaClients clients, Topology topics) {
        if (!settings.topics().create()) {
            return new TopicsReady(List.of(), List.of());
        }
        try (Admin admin = clients.admin()) {
            TopicSetup.Report made = new TopicSetup(admin, topics).create();
            List<String> late =
                    new ShareGroupSetup(admin, topics, settings.worker().lock()).configure();
            List<String> warnings = new java.util.ArrayList<>(made.differences());
            warnings.addAll(late);
            warnings.forEach(
                    warning -> LOG.atWarn().addKeyValue("what", warning).log("Topics differ"));
            return new TopicsReady(made.created(), warnings);
        }
    }
}
