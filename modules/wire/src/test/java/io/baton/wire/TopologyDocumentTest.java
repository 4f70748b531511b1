package io.baton.wire;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** {@code docs/topology.md} says what {@link Topology} does. */
class TopologyDocumentTest {

    @Test
    void theDocumentIsCurrent() throws IOException {
        Path file = Repository.file("docs/topology.md");
        String document = document(Topology.standard());
        if (Repository.rewrites()) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, document);
        }

        assertThat(file)
                .as("run mvn test -pl modules/wire -am -Dbaton.write=true after a change")
                .hasContent(document);
    }

    private static String document(Topology topology) {
        var text = new StringBuilder();
        text.append(
                """
                # Topics

                Generated from `io.baton.wire.Topology` with the default prefix, capabilities and layout; `TopologyDocumentTest` compares it in each build.

                | topic | key | value | partitions | kept | largest record | written by | read by | cannot be handled |
                |---|---|---|---|---|---|---|---|---|
                """);
        for (TopicSpec topic : topology.all()) {
            text.append(
                    "| `%s` | %s | %s | %d | %s | %d MiB | %s | %s | %s |%n"
                            .formatted(
                                    topic.name(),
                                    topic.key(),
                                    topic.value() == null ? "original bytes" : topic.value().name(),
                                    topic.partitions(),
                                    kept(topic),
                                    topic.maxMessageBytes() >> 20,
                                    String.join(", ", topic.writers()),
                                    String.join(", ", topic.readers()),
                                    topic.deadLetter() == null
                                            ? ""
                                            : "`" + topic.deadLetter() + "`"));
        }
        text.append(
                """

                | group | of |
                |---|---|
                | `%s` | analyzers, a consumer group |
                | `%s` | synthesizers, a Kafka Streams application |
                """
                        .formatted(topology.analyzerGroup(), topology.synthesizerApplicationId()));
        for (String capability : topology.capabilities()) {
            text.append(
                    "| `%s` | workers for %s, a share group |%n"
                            .formatted(topology.workGroup(capability), capability));
        }
        return text.toString();
    }

    private static String kept(TopicSpec topic) {
        Duration retention = topic.retention();
        List<String> kept = new ArrayList<>();
        if (topic.compacted()) {
            kept.add("newest of each key");
        }
        if (retention != null) {
            kept.add(retention.toDays() + (retention.toDays() == 1 ? " day" : " days"));
        }
        return String.join(", ", kept);
    }
}
