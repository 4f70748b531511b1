package io.baton.wire;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Every topic and group of one installation, derived from its prefix, capabilities and layout. No
 * other class spells a topic name. Invariant: plans, stages and control topics have one partition
 * count, so that all that concerns a task id meets in one synthesizer task.
 */
public final class Topology {
    /** The prefix of an installation that does not choose one. */
    public static final String DEFAULT_PREFIX = "baton";

    /** The capabilities of an installation that does not choose its own. */
    public static final List<String> DEFAULT_CAPABILITIES =
            List.of(
                    "code",
                    "planning",
                    "reasoning",
                    "analysis",
                    "summarization",
                    "extraction",
                    "translation",
                    "writing",
                    "vision",
                    "general");

    /** The roles a stage can have, each with a topic for its results. */
    public static final List<String> ROLES =
            List.of("context", "planner", "executor", "reviewer", "judge");

    private static final String DEAD_LETTER = "dlq.";
    private static final Pattern PREFIX = Pattern.compile("[A-Za-z0-9][A-Za-z0-9.-]{0,99}");
    private static final Pattern CAPABILITY = Pattern.compile("[a-z0-9-]{1,100}");

    private final String prefix;
    private final List<String> capabilities;
    private final TopicLayout layout;
    private final Map<String, TopicSpec> topics;

    private Topology(String prefix, List<String> capabilities, TopicLayout layout) {
        this.prefix = prefix;
        this.capabilities = List.copyOf(capabilities);
        this.layout = layout;
        this.topics = new LinkedHashMap<>();
        new TopicCatalog(this).specs().forEach(spec -> topics.put(spec.name(), spec));
    }

    /** The topology of the default prefix and capabilities on one broker. */
    public static Topology standard() {
        return of(DEFAULT_PREFIX, DEFAULT_CAPABILITIES, TopicLayout.singleNode());
    }

    /**
     * Derives the topology.
     *
     * @throws IllegalArgumentException when a name is not fit for a topic, a capability is named
     *     twice or not at all, or an override fits no topic; the message names field, value and fix
     */
    public static Topology of(String prefix, List<String> capabilities, TopicLayout layout) {
        if (!PREFIX.matcher(prefix).matches() || prefix.startsWith(DEAD_LETTER)) {
            throw new IllegalArgumentException(
                    "prefix is \"%s\"; use 1 to 100 letters, digits, dots and hyphens, not starting with \"%s\", for example baton."
                            .formatted(prefix, DEAD_LETTER));
        }
        if (capabilities.isEmpty()) {
            throw new IllegalArgumentException(
                    "capabilities is empty; name at least one, for example general.");
        }
        for (String capability : capabilities) {
            if (!CAPABILITY.matcher(capability).matches()) {
                throw new IllegalArgumentException(
                        "capabilities has \"%s\"; use 1 to 100 of a-z, 0-9 and hyphen, for example %s."
                                .formatted(capability, "code-review"));
            }
            if (capabilities.indexOf(capability) != capabilities.lastIndexOf(capability)) {
                throw new IllegalArgumentException(
                        "capabilities has \"%s\" twice; name it once.".formatted(capability));
            }
        }
        return new Topology(prefix, capabilities, layout);
    }

    public String prefix() {
        return prefix;
    }

    public List<String> capabilities() {
        return capabilities;
    }

    public TopicLayout layout() {
        return layout;
    }

    public String tasks() {
        return prefix + ".tasks";
    }

    public String plans() {
        return prefix + ".plans";
    }

    /** The work topic of a capability, which must be one of {@link #capabilities()}. */
    public String work(String capability) {
        return prefix + ".work." + oneOf("capability", capability, capabilities);
    }

    /** The topic of stage results of a role, which must be one of {@link #ROLES}. */
    public String stages(String role) {
        return prefix + ".stages." + oneOf("role", role, ROLES);
    }

    public String results() {
        return prefix + ".results";
    }

    public String control() {
        return prefix + ".control";
    }

    public String events() {
        return prefix + ".events";
    }

    public String models() {
        return prefix + ".models";
    }

    public String answers() {
        return prefix + ".answers";
    }

    public String learning() {
        return prefix + ".learning";
    }

    /** All work topics, in the order of the capabilities. */
    public List<String> work() {
        return capabilities.stream().map(this::work).toList();
    }

    /** All topics of stage results, in the order of {@link #ROLES}. */
    public List<String> stages() {
        return ROLES.stream().map(this::stages).toList();
    }

    /**
     * The topic that takes what the readers of a topic cannot handle.
     *
     * @throws IllegalArgumentException when no role takes that topic as its input
     */
    public String deadLetter(String topic) {
        TopicSpec spec = topics.get(topic);
        if (spec == null || spec.deadLetter() == null) {
            throw new IllegalArgumentException(
                    "\"%s\" has no dead-letter topic: no role takes it as its input."
                            .formatted(topic));
        }
        return spec.deadLetter();
    }

    /** All dead-letter topics. */
    public List<String> deadLetters() {
        return topics.keySet().stream().filter(name -> name.startsWith(DEAD_LETTER)).toList();
    }

    /** Every topic, in the order a task meets them, dead-letter topics last. */
    public List<TopicSpec> all() {
        return List.copyOf(topics.values());
    }

    /** The topic of that full name, when it is one of ours. */
    public Optional<TopicSpec> find(String name) {
        return Optional.ofNullable(topics.get(name));
    }

    /** The capability of a work topic; empty for any other topic. */
    public Optional<String> capabilityOf(String topic) {
        return capabilities.stream().filter(c -> work(c).equals(topic)).findFirst();
    }

    /** The share group of the workers of a capability. */
    public String workGroup(String capability) {
        return prefix + "-worker-" + oneOf("capability", capability, capabilities);
    }

    /** The consumer group of the analyzers. */
    public String analyzerGroup() {
        return prefix + "-analyzer";
    }

    /** The Kafka Streams application id of the synthesizers. */
    public String synthesizerApplicationId() {
        return prefix + "-synthesizer";
    }

    /** How the dead-letter topic of a topic is called, whether or not it has one. */
    public static String deadLetterName(String topic) {
        return DEAD_LETTER + topic;
    }

    private static String oneOf(String field, String value, List<String> known) {
        if (!known.contains(value)) {
            throw new IllegalArgumentException(
                    "%s is \"%s\"; known are %s.".formatted(field, value, known));
        }
        return value;
    }
}
