package io.baton.app;

import io.baton.app.config.InvalidSettingException;

import org.apache.kafka.common.KafkaException;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.UnboundConfigurationPropertiesException;

import java.io.Serial;

/** Why the roles could not be started; the message is for whoever started them. */
public final class StartException extends RuntimeException {
    @Serial private static final long serialVersionUID = 1;

    private final boolean mistake;

    private StartException(String message, boolean mistake, Throwable cause) {
        super(message, cause);
        this.mistake = mistake;
    }

    /** Whether it is in what the user configured, and no stack trace helps. */
    public boolean isMistake() {
        return mistake;
    }

    /** The sentence for a failure of Spring, Kafka or the settings. */
    public static StartException of(Throwable failure) {
        for (Throwable at = failure; at != null; at = at.getCause()) {
            switch (at) {
                case InvalidSettingException e -> {
                    return new StartException(String.valueOf(e.getMessage()), true, failure);
                }
                case UnboundConfigurationPropertiesException e -> {
                    return new StartException(
                            "These settings are not known: "
                                    + e.getUnboundProperties().stream()
                                            .map(property -> property.getName().toString())
                                            .toList()
                                    + "; docs/configuration.md lists those that are",
                            true,
                            failure);
                }
                case BindException e when e.getCause() == null || !leadsOn(e) -> {
                    return new StartException(
                            "The setting %s cannot be read: %s"
                                    .formatted(e.getName(), rootMessage(e)),
                            true,
                            failure);
                }
                case KafkaException e -> {
                    return new StartException(
                            "The cluster cannot be used: " + rootMessage(e), true, failure);
                }
                default -> {}
            }
        }
        return new StartException(
                "The roles cannot be started: " + rootMessage(failure), false, failure);
    }

    /** Whether something that says more lies behind it. */
    private static boolean leadsOn(Throwable failure) {
        for (Throwable at = failure.getCause(); at != null; at = at.getCause()) {
            if (at instanceof InvalidSettingException
                    || at instanceof UnboundConfigurationPropertiesException) {
                return true;
            }
        }
        return false;
    }

    private static String rootMessage(Throwable failure) {
        Throwable at = failure;
        while (at.getCause() != null) {
            at = at.getCause();
        }
        return at.getMessage() == null ? at.toString() : at.getMessage();
    }
}
