package io.baton.app;

import io.baton.app.config.BatonSettings;
import io.baton.app.kafka.KafkaClients;
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

    /** Groups are configured even where topics are made by others: otherwise work could be lost. */
    static TopicsReady ensure(BatonSettings settings, KafkaClients clients, Topology topics) {
        try (Admin admin = clients.admin()) {
            TopicSetup setup = new TopicSetup(admin, topics, settings.worker().lock());
            TopicSetup.Report made =
                    settings.topics().create()
                            ? setup.create()
                            : new TopicSetup.Report(List.of(), setup.configureGroups());
            made.differences()
                    .forEach(
                            difference ->
                                    LOG.atWarn()
                                            .addKeyValue("what", difference)
                                            .log("Topics differ"));
            return new TopicsReady(made.created(), made.differences());
        }
    }
}
