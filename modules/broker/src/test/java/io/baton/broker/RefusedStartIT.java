package io.baton.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.baton.broker.EmbeddedBroker.Options;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;

/** A broker that can't start says why and what to do, and leaves nothing behind. */
@Timeout(120)
class RefusedStartIT {
    @TempDir Path folder;

    @Test
    void refusesAPortThatAnotherBrokerHas() {
        try (var first = EmbeddedBroker.start(Options.in(folder.resolve("first")))) {
            var second = Options.in(folder.resolve("second"));

            assertThatExceptionOfType(BrokerStartException.class)
                    .isThrownBy(() -> EmbeddedBroker.start(second.withPort(first.port())))
                    .withMessageContaining("Port " + first.port() + " is taken")
                    .withMessageContaining("--port");
            startsNow(second);
        }
    }

    @Test
    void refusesAFolderThatAnotherProcessUses() throws Exception {
        try (var other = BrokerProcess.start(folder)) {
            assertThatExceptionOfType(BrokerStartException.class)
                    .isThrownBy(() -> EmbeddedBroker.start(Options.in(folder)))
                    .withMessageContaining(folder.toString())
                    .withMessageContaining("in use")
                    .withMessageContaining("process " + other.pid());
        }
        startsNow(Options.in(folder));
    }

    @Test
    void leavesNothingRunningWhenKafkaFailsHalfWay() {
        var options = Options.in(folder);
        int port;
        try (var broker = EmbeddedBroker.start(options)) {
            port = broker.port();
        }

        // The controller starts with it, the broker's log cleaner refuses it.
        assertThatExceptionOfType(BrokerStartException.class)
                .isThrownBy(
                        () ->
                                EmbeddedBroker.start(
                                        options.withPort(port)
                                                .withProperty(
                                                        "log.cleaner.dedupe.buffer.size", "1")))
                .withMessageContaining(folder.toString());
        startsNow(options.withPort(port));
    }

    @Test
    void refusesDataOfAnotherNode() throws Exception {
        startsNow(Options.in(folder));
        Path identity = folder.resolve("kafka").resolve("meta.properties");
        Files.writeString(identity, Files.readString(identity).replace("node.id=1", "node.id=7"));

        assertThatExceptionOfType(BrokerStartException.class)
                .isThrownBy(() -> EmbeddedBroker.start(Options.in(folder)))
                .withMessageContaining(folder.toString())
                .withMessageContaining("--data-dir");
    }

    @Test
    void refusesAValueThatKafkaDoesNotAllow() {
        assertThatExceptionOfType(BrokerStartException.class)
                .isThrownBy(
                        () ->
                                EmbeddedBroker.start(
                                        Options.in(folder)
                                                .withProperty(
                                                        "group.share.delivery.count.limit", "11")))
                .withMessageContaining("group.share.delivery.count.limit")
                .withMessageContaining("11");
    }

    @Test
    void refusesAPropertyThatKafkaDoesNotKnow() {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () ->
                                EmbeddedBroker.start(
                                        Options.in(folder).withProperty("num.partition", "3")))
                .withMessageContaining("num.partition");
        assertThat(folder).isEmptyDirectory();
    }

    private static void startsNow(Options options) {
        try (var broker = EmbeddedBroker.start(options)) {
            assertThat(broker.port()).isPositive();
        }
    }
}
