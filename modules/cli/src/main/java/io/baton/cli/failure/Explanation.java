package io.baton.cli.failure;

import io.baton.app.StartException;
import io.baton.app.config.InvalidSettingException;
import io.baton.broker.BrokerStartException;
import io.baton.client.BatonClientException;
import io.baton.domain.error.ModelOrchestratorException;

import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SslAuthenticationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.errors.UnsupportedVersionException;

import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.Optional;

/** Says in a sentence what a failure means to a user, where that is known. */
final class Explanation {
    private static final int DEEPEST_CAUSE = 20;

    private Explanation() {}

    /** The sentence of the first failure in the chain of causes that means something to a user. */
    static Optional<String> of(Throwable failure) {
        Throwable current = failure;
        for (int depth = 0; current != null && depth < DEEPEST_CAUSE; depth++) {
            Optional<String> sentence = single(current);
            if (sentence.isPresent()) {
                return sentence;
            }
            current = current.getCause();
        }
        return Optional.empty();
    }

    private static Optional<String> single(Throwable failure) {
        return Optional.ofNullable(
                switch (failure) {
                    case UserError e -> e.getMessage();
                    case BrokerStartException e -> e.getMessage();
                    case BatonClientException e -> e.getMessage();
                    case StartException e -> e.isMistake() ? e.getMessage() + "." : null;
                    case InvalidSettingException e -> e.getMessage() + ".";
                    case ModelOrchestratorException e ->
                            e.getMessage() + " " + e.error().code().advice();
                    case NoSuchFileException e ->
                            "There is no file " + e.getMessage() + ". Check the path.";
                    case AccessDeniedException e ->
                            "The file " + e.getMessage() + " cannot be accessed. Check its rights.";
                    case KafkaException e -> kafka(e);
                    default -> null;
                });
    }

    @SuppressWarnings("NullAway") // the switch yields null for what has no sentence of its own
    private static String kafka(KafkaException failure) {
        return switch (failure) {
            case SslAuthenticationException e ->
                    "The TLS handshake with the broker failed: "
                            + e.getMessage()
                            + ". Check the truststore and protocol in --command-config.";
            case AuthenticationException e ->
                    "The broker does not accept the credentials: "
                            + e.getMessage()
                            + ". Check --command-config.";
            case AuthorizationException e ->
                    "The broker does not permit this: "
                            + e.getMessage()
                            + ". Ask for the access, or use other credentials in --command-config.";
            case ConfigException e ->
                    "Kafka does not accept the client's settings: "
                            + e.getMessage()
                            + " Check --bootstrap-server and --command-config.";
            case UnknownTopicOrPartitionException e ->
                    "The cluster lacks one of Baton's topics ("
                            + e.getMessage()
                            + "). Create them with: ./baton topics create";
            case RecordTooLargeException e ->
                    "The task is larger than the topic takes: "
                            + e.getMessage()
                            + ". Shorten the input, or raise max.message.bytes of the topic.";
            case UnsupportedVersionException e ->
                    "The broker is too old: "
                            + e.getMessage()
                            + ". Baton needs share groups, which Kafka has from 4.2.";
            case TimeoutException e ->
                    "The Kafka cluster did not answer in time: "
                            + e.getMessage()
                            + ". Check that it runs and that --bootstrap-server is right.";
            default -> null;
        };
    }
}
