package io.baton.cli.deadletter;

import io.baton.wire.Topology;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Option;

/** Which dead letters are meant; each condition that is given must hold. */
public final class LetterFilter {

    @Option(
            names = "--topic",
            paramLabel = "TOPIC",
            description =
                    "Only letters of this topic; either the dead-letter topic or the one they came"
                            + " from.")
    private @Nullable String topic;

    @Option(
            names = "--reason",
            paramLabel = "CODE",
            description = "Only letters with this reason, for example UNREADABLE_RECORD.")
    private @Nullable String reason;

    @Option(names = "--task", paramLabel = "ID", description = "Only letters of this task.")
    private @Nullable String task;

    /** Whether any condition is given. */
    boolean isSet() {
        return topic != null || reason != null || task != null;
    }

    /** Whether letters of that dead-letter topic may match, so that others need not be read. */
    boolean mayMatch(String deadLetterTopic) {
        return topic == null
                || deadLetterTopic.equals(topic)
                || deadLetterTopic.equals(Topology.deadLetterName(topic));
    }

    boolean matches(DeadLetter letter) {
        return mayMatch(letter.record().topic())
                && (reason == null || letter.reason().equalsIgnoreCase(reason))
                && (task == null || letter.taskId().filter(task::equals).isPresent());
    }
}
