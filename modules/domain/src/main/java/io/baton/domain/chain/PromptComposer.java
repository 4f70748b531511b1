package io.baton.domain.chain;

import io.baton.domain.task.OutputFormat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Puts into words what a stage's model has to do. The same brief always gives the same prompt.
 *
 * <p>Only the executor takes the description as its instruction. For every other role the
 * description is material, in the section {@link Prompt#TASK}: a planner or a reviewer must not do
 * the task, let alone follow what it says about the review.
 */
public final class PromptComposer {
    private static final String DESCRIPTION = "{description}";
    private static final String FORMAT = "{format}";

    private final Map<Role, PromptTemplate> templates = new EnumMap<>(Role.class);

    /** A composer with the templates that come with Baton. */
    public PromptComposer() {
        this(Map.of());
    }

    /**
     * A composer with templates of the user's own in the place of Baton's.
     *
     * @param own text of a template by role, in the form of those in {@code
     *     io/baton/domain/prompts}
     * @throws IllegalStateException naming the role and what is wrong with its template
     */
    public PromptComposer(Map<Role, String> own) {
        for (Role role : Role.values()) {
            String text = own.get(role);
            templates.put(
                    role,
                    text == null ? PromptTemplate.load(role) : PromptTemplate.parse(role, text));
        }
    }

    /** The version of that role's template; part of what makes two calls the same. */
    public String version(Role role) {
        return template(role).version();
    }

    /** The prompt for that brief. */
    public Prompt compose(StageBrief brief) {
        PromptTemplate template = template(brief.role());
        String system = template.system().replace(FORMAT, formatRule(brief.format()));
        String more =
                brief.round() > 0 ? template.revision() : merges(brief) ? template.merge() : "";
        return new Prompt(
                more.isEmpty() ? system : system + "\n\n" + more,
                template.instruction().replace(DESCRIPTION, brief.description()),
                sections(brief));
    }

    private static boolean merges(StageBrief brief) {
        return brief.role() == Role.EXECUTOR && texts(brief, Role.EXECUTOR).size() > 1;
    }

    private PromptTemplate template(Role role) {
        return Optional.ofNullable(templates.get(role)).orElseThrow();
    }

    private static List<Prompt.Section> sections(StageBrief brief) {
        List<Prompt.Section> sections = new ArrayList<>();
        if (brief.role() != Role.EXECUTOR) {
            add(sections, Prompt.TASK, brief.description());
        }
        add(sections, Prompt.REQUIREMENTS, requirements(brief.requirements()));
        String schema = brief.outputSchema();
        if (schema != null) {
            add(sections, Prompt.SCHEMA, schema);
        }
        String input = brief.input();
        if (input != null) {
            add(sections, Prompt.INPUT, input);
        }
        for (Role role : List.of(Role.CONTEXT, Role.PLANNER, Role.EXECUTOR, Role.REVIEWER)) {
            add(sections, label(role), answers(brief, role));
        }
        return Collections.unmodifiableList(sections);
    }

    private static void add(List<Prompt.Section> sections, String label, String text) {
        if (!text.isBlank()) {
            sections.add(new Prompt.Section(label, text));
        }
    }

    /** One requirement a line, in the order of their names, so that equal tasks read equal. */
    private static String requirements(Map<String, String> requirements) {
        return new TreeMap<>(requirements)
                .entrySet().stream()
                        .map(entry -> "- " + entry.getKey() + ": " + entry.getValue())
                        .collect(Collectors.joining("\n"));
    }

    /** Several answers of executors have numbers, by which a judge names the best. */
    private static String answers(StageBrief brief, Role role) {
        List<String> texts = texts(brief, role);
        if (role != Role.EXECUTOR || texts.size() < 2) {
            return String.join("\n\n", texts);
        }
        return IntStream.range(0, texts.size())
                .mapToObj(n -> "Answer " + (n + 1) + ":\n" + texts.get(n))
                .collect(Collectors.joining("\n\n"));
    }

    private static List<String> texts(StageBrief brief, Role role) {
        return brief.context().stream()
                .filter(part -> part.role() == role)
                .map(StageBrief.Part::text)
                .toList();
    }

    private static String label(Role role) {
        return switch (role) {
            case CONTEXT -> Prompt.CONTEXT;
            case PLANNER -> Prompt.PLAN;
            case EXECUTOR -> Prompt.ANSWER;
            case REVIEWER, JUDGE -> Prompt.REVIEW;
        };
    }

    private static String formatRule(OutputFormat format) {
        return switch (format) {
            case TEXT -> "Answer in plain text.";
            case MARKDOWN -> "Answer in Markdown.";
            case CODE ->
                    "Answer with the complete code in one fenced code block that names its"
                            + " language; keep any explanation to comments in the code.";
            case JSON ->
                    "Answer with one JSON value and nothing else: no code fence, no explanation."
                            + " When there is a <schema> section, the value satisfies that JSON"
                            + " schema.";
        };
    }
}
