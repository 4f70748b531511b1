package io.baton.cli.cluster;

import io.baton.cli.failure.UserError;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.AuthenticationException;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;

/**
 * A Kafka cluster and how to get in.
 *
 * @param bootstrapServers addresses separated by commas
 * @param properties further Kafka client properties, for example for TLS and SASL
 */
public record Connection(String bootstrapServers, Properties properties) {
    static final String USUAL_ADDRESS = "127.0.0.1:9092";

    private static final int ANSWER_MILLIS = 8_000;
    private static final int KNOCK_MILLIS = 1_000;

    /** The properties of any Kafka client of this cluster. */
    public Map<String, Object> clientProperties() {
        var all = new HashMap<String, Object>();
        properties
                .stringPropertyNames()
                .forEach(name -> all.put(name, properties.getProperty(name)));
        all.put("bootstrap.servers", bootstrapServers);
        return all;
    }

    /** An admin client; the caller closes it. */
    public Admin admin() {
        Map<String, Object> settings = clientProperties();
        settings.putIfAbsent("default.api.timeout.ms", ANSWER_MILLIS);
        settings.putIfAbsent("request.timeout.ms", ANSWER_MILLIS / 2);
        return Admin.create(settings);
    }

    /**
     * Asks the cluster for a sign of life, so that a command fails within seconds where Kafka's
     * clients would wait for minutes.
     *
     * @throws UserError when it does not answer
     */
    public void require() {
        try (Admin admin = admin()) {
            admin.describeCluster().clusterId().get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof AuthenticationException refused) {
                throw refused;
            }
            throw unreachable(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UserError("Interrupted while connecting to " + bootstrapServers + ".", e);
        } catch (KafkaException e) {
            throw unreachable(e);
        }
    }

    /** Whether something listens at one of the addresses; takes a second at most for each. */
    public boolean answersSoon() {
        return Arrays.stream(bootstrapServers.split(",", -1))
                .map(String::strip)
                .anyMatch(Connection::listens);
    }

    private static boolean listens(String address) {
        int colon = address.lastIndexOf(':');
        if (colon < 1) {
            return false;
        }
        try (var socket = new Socket()) {
            int port = Integer.parseInt(address.substring(colon + 1));
            socket.connect(new InetSocketAddress(address.substring(0, colon), port), KNOCK_MILLIS);
            return true;
        } catch (IOException | IllegalArgumentException nobody) {
            return false;
        }
    }

    private UserError unreachable(Exception cause) {
        return new UserError(
                "No Kafka cluster answers at %s. Start one with './baton up', or name yours with --bootstrap-server."
                        .formatted(bootstrapServers),
                cause);
    }
}
