package io.baton.cli.render;

import io.baton.wire.TopicSpec;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The topics: what they carry, who writes and reads them, how they are kept, which are there. */
public final class TopologyView {
    private TopologyView() {}

    /** A line a topic as it is configured, and that no cluster was asked. */
    public static String configured(List<TopicFacts> topics, String address, Style style) {
        Columns table =
                new Columns("Topic", "Key", "Value", ">Parts", "Kept", "Written by", "Read by");
        for (TopicFacts topic : topics) {
            TopicSpec spec = topic.configured();
            table.row(
                    spec.name(),
                    spec.key(),
                    value(spec),
                    Integer.toString(spec.partitions()),
                    kept(spec.configs()),
                    String.join(", ", spec.writers()),
                    String.join(", ", spec.readers()));
        }
        return table.render(0, style) + configurationOnly(address) + "\n";
    }

    /** The sentence that says so. */
    public static String configurationOnly(String address) {
        return "No Kafka cluster answers at %s, so this is the configuration only."
                .formatted(SafeText.line(address));
    }

    /** A line a topic as the cluster has it, with what is configured otherwise beside it. */
    public static String actual(List<TopicFacts> topics, String address, Style style) {
        Columns table =
                new Columns(
                        "Topic",
                        "Key",
                        "Value",
                        ">Parts",
                        "Kept",
                        "Written by",
                        "Read by",
                        "There",
                        "Configured otherwise");
        for (TopicFacts topic : topics) {
            TopicSpec spec = topic.configured();
            TopicFacts.Actual actual = topic.actual();
            table.row(
                    spec.name(),
                    spec.key(),
                    value(spec),
                    actual == null ? "" : Integer.toString(actual.partitions()),
                    actual == null ? "" : kept(actual.configs()),
                    String.join(", ", spec.writers()),
                    String.join(", ", spec.readers()),
                    actual == null ? "missing" : "yes",
                    actual == null ? settings(spec) : otherwise(topic));
        }
        String text = table.render(0, style);
        text += "Partitions and keeping are those of the cluster at " + SafeText.line(address);
        return topics.stream().allMatch(topic -> topic.actual() != null)
                ? text + ".\n"
                : text + "; what is missing is made by: ./baton topics create\n";
    }

    private static String settings(TopicSpec spec) {
        return "partitions %d, kept %s".formatted(spec.partitions(), kept(spec.configs()));
    }

    private static String otherwise(TopicFacts topic) {
        return topic.configuredOtherwise().entrySet().stream()
                .map(setting -> setting.getKey() + " " + setting.getValue())
                .collect(Collectors.joining(", "));
    }

    private static String value(TopicSpec topic) {
        var type = topic.value();
        return type == null ? "original bytes" : type.name();
    }

    private static String kept(Map<String, String> configs) {
        String policy = configs.getOrDefault("cleanup.policy", "");
        String millis = configs.getOrDefault("retention.ms", "");
        if (policy.equals("compact")) {
            return "newest of each key";
        }
        if (!millis.matches("\\d{1,18}")) {
            return millis.equals("-1") ? "for ever" : "unknown";
        }
        Duration retention = Duration.ofMillis(Long.parseLong(millis));
        long days = retention.toDays();
        String time =
                retention.equals(Duration.ofDays(days)) ? days + " d" : Figures.duration(retention);
        return policy.contains("compact") ? "newest of each key, " + time : time;
    }
}
