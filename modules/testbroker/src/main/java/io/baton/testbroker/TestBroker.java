package io.baton.testbroker;

/**
 * A new, empty broker for integration tests: Kafka in Docker where a daemon answers, else {@link
 * io.baton.broker.EmbeddedBroker}. Both have the embedded one's settings and features, so a test
 * need not know which it got. Tests of the embedded broker itself start that one.
 *
 * <p>The environment variable or system property {@value #SETTING} chooses for it: {@code embedded}
 * or {@code docker}, which then has to work. Unset, a daemon that answers but cannot run Kafka, for
 * example because the image cannot be fetched, is warned about and left alone.
 */
public interface TestBroker extends AutoCloseable {
    /** Name of the setting that chooses the kind of broker. */
    String SETTING = "BATON_TEST_BROKER";

    /**
     * Starts one; it takes some seconds. It listens on a port of its own.
     *
     * @throws IllegalArgumentException when {@value #SETTING} is neither {@code embedded} nor
     *     {@code docker}
     * @throws IllegalStateException when Docker was asked for and does not work
     */
    static TestBroker start() {
        return BrokerSource.ofThisMachine().start();
    }

    /** What clients connect to, {@code host:port}, from any process of this machine. */
    String bootstrapServers();

    /** Stops it and deletes its data. */
    @Override
    void close();
}
