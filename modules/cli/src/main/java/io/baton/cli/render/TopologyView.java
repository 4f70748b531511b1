package io.baton.cli.render;

import io.baton.wire.TopicSpec;
import io.baton.wire.Topology;

import java.time.Duration;
import java.util.Set;

/** The topics: what they carry, who writes and reads them, how they are kept, which are there. */
public final class TopologyView {
    private TopologyView() {}

    /**
     * A line a topic, ending in a line break.
     *
     * @param present the topics that the cluster has
     */
    public static String render(Topology topology, Set<String> present, Style style) {
        Columns table =
                new Columns(
                        "Topic",
                        "Key",
                        "Value",
                        ">Parts",
                        "Kept",
                        "Written by",
                        "Read by",
                        "There");
        for (TopicSpec topic : topology.all()) {
            table.row(
                    topic.name(),
                    topic.key(),
                    value(topic),
                    Integer.toString(topic.partitions()),
                    kept(topic),
                    String.join(", ", topic.writers()),
                    String.join(", ", topic.readers()),
                    present.contains(topic.name()) ? "yes" : "missing");
        }
        return table.render(0, style);
    }

    private static String value(TopicSpec topic) {
        var type = topic.value();
        return type == null ? "original bytes" : type.name();
    }

    private static String kept(TopicSpec topic) {
        Duration retention = topic.retention();
        if (retention == null) {
            return "newest of each key";
        }
        String time =
                retention.toHours() % 24 == 0
                        ? retention.toDays() + " d"
                        : Figures.duration(retention);
        return topic.compacted() ? "newest of each key, " + time : time;
    }
}
