package io.baton.client;

/** The cluster does not have a topic of the topology. */
public final class MissingTopicException extends BatonClientException {
    private final String topic;

    public MissingTopicException(String topic, String bootstrapServers) {
        super(
                "There is no topic %s at %s. Create the topics with: ./baton topics create --bootstrap-server %s"
                        .formatted(topic, bootstrapServers, bootstrapServers),
                null);
        this.topic = topic;
    }

    public String topic() {
        return topic;
    }
}
