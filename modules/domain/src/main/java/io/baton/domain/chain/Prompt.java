package io.baton.domain.chain;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a model is told, in parts, so that each kind of model can render it its own way.
 *
 * @param system who the model is and what shape its answer has; written by Baton alone
 * @param instruction what is to be done
 * @param sections the material: input, earlier answers, requirements
 */
public record Prompt(String system, String instruction, List<Section> sections) {

    /** Label of the section that holds the task's input. */
    public static final String INPUT = "input";

    /** Label of the section that holds the executor's answer, for a reviewer or a new round. */
    public static final String ANSWER = "answer";

    /** Label of the section that holds a review, for an executor's new round. */
    public static final String REVIEW = "review";

    /** Label of the section that holds the plan. */
    public static final String PLAN = "plan";

    /** Label of the section that holds condensed context. */
    public static final String CONTEXT = "context";

    /** Label of the section that holds what the answer must satisfy. */
    public static final String REQUIREMENTS = "requirements";

    /** Label of the section that holds the task's description, for roles that do not execute it. */
    public static final String TASK = "task";

    /** Label of the section that holds the JSON schema the answer must satisfy. */
    public static final String SCHEMA = "schema";

    public Prompt {
        sections = List.copyOf(sections);
    }

    /** The text of the section with that label. */
    public Optional<String> section(String label) {
        return sections.stream()
                .filter(section -> section.label().equals(label))
                .map(Section::text)
                .findFirst();
    }

    /**
     * The user message: the instruction, then each section between markers that say where untrusted
     * material begins and ends. Material cannot end its section: a closing marker of any of these
     * sections that stands in it is written {@code <\/label>}.
     */
    public String userMessage() {
        if (sections.isEmpty()) {
            return instruction;
        }
        Pattern closing = closingMarker();
        StringBuilder text = new StringBuilder(instruction);
        for (Section section : sections) {
            text.append("\n\n<").append(section.label()).append(">\n");
            text.append(closing.matcher(section.text()).replaceAll("<\\\\/$1"));
            text.append("\n</").append(section.label()).append('>');
        }
        return text.toString();
    }

    private Pattern closingMarker() {
        String labels =
                sections.stream()
                        .map(section -> Pattern.quote(section.label()))
                        .distinct()
                        .collect(Collectors.joining("|"));
        return Pattern.compile(
                "<[\\s\\p{Cf}]{0,8}/[\\s\\p{Cf}]{0,8}(" + labels + ")", Pattern.CASE_INSENSITIVE);
    }

    /** One labelled piece of material. */
    public record Section(String label, String text) {}
}
