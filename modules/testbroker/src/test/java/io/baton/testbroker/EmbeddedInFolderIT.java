package io.baton.testbroker;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.broker.EmbeddedBroker;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;

/** The embedded kind, and on it what a container is brought to after its start. */
class EmbeddedInFolderIT {

    @Test
    void everyBrokerIsNewAndHasTheFeatures() throws Exception {
        for (int n = 0; n < 2; n++) {
            try (TestBroker broker = EmbeddedInFolder.start();
                    Admin admin = admin(broker)) {
                // when
                admin.createTopics(List.of(new NewTopic("mine", 1, (short) 1))).all().get();
                // then
                assertThat(admin.listTopics().names().get()).containsExactly("mine");
                assertThat(Features.levels(admin)).containsEntry("share.version", (short) 1);
            }
        }
    }

    @Test
    void featuresAreBroughtToTheirLevels() {
        try (TestBroker broker = EmbeddedInFolder.start();
                Admin admin = admin(broker)) {
            // given
            String name = "eligible.leader.replicas.version";
            Features.set(admin, Map.of(name, (short) 1, "share.version", (short) 0));
            assertThat(Features.levels(admin))
                    .containsEntry(name, (short) 1)
                    .doesNotContainKey("share.version");
            // when
            Features.set(admin, EmbeddedBroker.features());
            // then
            assertThat(Features.levels(admin))
                    .containsEntry("share.version", (short) 1)
                    .doesNotContainKey(name);
        }
    }

    private static Admin admin(TestBroker broker) {
        return Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()));
    }
}
