package io.baton.testbroker;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Decides which kind of broker tests get: once, when the first asks, and the same for all. */
final class BrokerSource {
    private static final Logger LOG = LoggerFactory.getLogger(BrokerSource.class);

    private static final class ThisMachine {
        static final BrokerSource SOURCE =
                new BrokerSource(
                        wish(System.getProperty(TestBroker.SETTING, setting())),
                        () -> DockerDaemon.ofThisMachine().answers(),
                        KafkaInDocker::start,
                        EmbeddedInFolder::start);
    }

    private final Wish wish;
    private final BooleanSupplier dockerAnswers;
    private final Supplier<TestBroker> docker;
    private final Supplier<TestBroker> embedded;
    private @Nullable Supplier<TestBroker> chosen;

    /** What whoever runs the tests asked for. */
    enum Wish {
        NONE,
        EMBEDDED,
        DOCKER
    }

    BrokerSource(
            Wish wish,
            BooleanSupplier dockerAnswers,
            Supplier<TestBroker> docker,
            Supplier<TestBroker> embedded) {
        this.wish = wish;
        this.dockerAnswers = dockerAnswers;
        this.docker = docker;
        this.embedded = embedded;
    }

    static BrokerSource ofThisMachine() {
        return ThisMachine.SOURCE;
    }

    private static String setting() {
        String value = System.getenv(TestBroker.SETTING);
        return value == null ? "" : value;
    }

    static Wish wish(String setting) {
        return switch (setting) {
            case "" -> Wish.NONE;
            case "embedded" -> Wish.EMBEDDED;
            case "docker" -> Wish.DOCKER;
            default ->
                    throw new IllegalArgumentException(
                            "%s is '%s', which is no kind of broker. Set it to 'embedded' or 'docker', or not at all."
                                    .formatted(TestBroker.SETTING, setting));
        };
    }

    synchronized TestBroker start() {
        if (chosen != null) {
            return chosen.get();
        }
        return switch (wish) {
            case EMBEDDED -> embedded();
            case DOCKER -> docker();
            case NONE -> dockerAnswers.getAsBoolean() ? dockerIfItWorks() : embedded();
        };
    }

    private TestBroker embedded() {
        chosen = embedded;
        return embedded.get();
    }

    private TestBroker docker() {
        try {
            return docker.get();
        } catch (RuntimeException e) {
            throw new IllegalStateException(
                    "%s is 'docker', but Kafka does not start in Docker. Start a daemon, name it by DOCKER_HOST, or set %s to 'embedded'."
                            .formatted(TestBroker.SETTING, TestBroker.SETTING),
                    e);
        }
    }

    private TestBroker dockerIfItWorks() {
        try {
            TestBroker works = docker.get();
            LOG.info("Tests run on Kafka in Docker");
            chosen = docker;
            return works;
        } catch (RuntimeException e) {
            // Without its stack: Testcontainers has logged that, and the tests go on.
            LOG.warn(
                    "A Docker daemon answers but cannot run Kafka, so tests run on the embedded"
                            + " broker; {}=docker makes this an error. {}",
                    TestBroker.SETTING,
                    e.toString());
            return embedded();
        }
    }
}
