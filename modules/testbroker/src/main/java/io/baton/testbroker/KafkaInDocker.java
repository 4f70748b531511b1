package io.baton.testbroker;

import io.baton.broker.EmbeddedBroker;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.utils.AppInfoParser;
import org.testcontainers.kafka.KafkaContainer;

import java.util.Locale;
import java.util.Map;

/** Apache Kafka's own image, of the version of the clients, with the embedded broker's settings. */
final class KafkaInDocker implements TestBroker {
    private final KafkaContainer container;

    private KafkaInDocker(KafkaContainer container) {
        this.container = container;
    }

    static TestBroker start() {
        KafkaContainer container = container();
        boolean started = false;
        try {
            container.start();
            try (Admin admin =
                    Admin.create(Map.of("bootstrap.servers", container.getBootstrapServers()))) {
                Features.set(admin, EmbeddedBroker.features());
            }
            started = true;
            return new KafkaInDocker(container);
        } finally {
            if (!started) {
                container.stop();
            }
        }
    }

    /** What would be started; no daemon is asked. */
    static KafkaContainer container() {
        KafkaContainer container = new KafkaContainer(image());
        EmbeddedBroker.settings().forEach((name, value) -> container.withEnv(env(name), value));
        return container;
    }

    static String image() {
        return "apache/kafka:" + AppInfoParser.getVersion();
    }

    /** How the image spells a property: {@code __} would be an underscore, {@code ___} a dash. */
    static String env(String property) {
        return "KAFKA_"
                + property.replace("_", "__")
                        .replace("-", "___")
                        .replace('.', '_')
                        .toUpperCase(Locale.ROOT);
    }

    @Override
    public String bootstrapServers() {
        return container.getBootstrapServers();
    }

    @Override
    public void close() {
        container.stop();
    }
}
