package io.baton.providers.gguf;

/**
 * How a family of models was taught to tell who speaks. A file holds its template as a program for
 * a template engine; as llama.cpp's own command line does, the family is known by its marks and the
 * words are put together here.
 */
enum ChatTemplate {
    CHATML(
            "<|im_start|>",
            "<|im_start|>system\n%s<|im_end|>\n",
            "<|im_start|>user\n%s<|im_end|>\n<|im_start|>assistant\n",
            "<|im_start|>",
            "<|im_end|>"),
    LLAMA3(
            "<|start_header_id|>",
            "<|start_header_id|>system<|end_header_id|>\n\n%s<|eot_id|>",
            "<|start_header_id|>user<|end_header_id|>\n\n%s<|eot_id|>"
                    + "<|start_header_id|>assistant<|end_header_id|>\n\n",
            "<|start_header_id|>",
            "<|end_header_id|>",
            "<|eot_id|>"),
    GEMMA(
            "<start_of_turn>",
            "",
            "<start_of_turn>user\n%s<end_of_turn>\n<start_of_turn>model\n",
            "<start_of_turn>",
            "<end_of_turn>"),
    DEEPSEEK(
            "<｜User｜>",
            "%s",
            "<｜User｜>%s<｜Assistant｜>",
            "<｜User｜>",
            "<｜Assistant｜>",
            "<｜end▁of▁sentence｜>"),
    GRANITE(
            "<|start_of_role|>",
            "<|start_of_role|>system<|end_of_role|>%s<|end_of_text|>\n",
            "<|start_of_role|>user<|end_of_role|>%s<|end_of_text|>\n"
                    + "<|start_of_role|>assistant<|end_of_role|>",
            "<|start_of_role|>",
            "<|end_of_role|>",
            "<|end_of_text|>"),
    PHI3(
            "<|end|>",
            "<|system|>\n%s<|end|>\n",
            "<|user|>\n%s<|end|>\n<|assistant|>\n",
            "<|system|>",
            "<|user|>",
            "<|assistant|>",
            "<|end|>"),
    ZEPHYR(
            "<|user|>",
            "<|system|>\n%s</s>\n",
            "<|user|>\n%s</s>\n<|assistant|>\n",
            "<|system|>",
            "<|user|>",
            "<|assistant|>",
            "</s>"),
    MISTRAL("[INST]", "", "[INST] %s [/INST]", "[INST]", "[/INST]"),
    /** A model that was never taught to chat goes on with the text. */
    NONE("", "", "%s\n\n");

    private final String mark;
    private final String system;
    private final String user;

    /** Separated by spaces, which no marker holds. */
    private final String markers;

    /**
     * A template.
     *
     * @param mark what tells it in a file's template
     * @param system empty when what is said to the system goes before what the user says
     * @param markers what nobody may say
     */
    ChatTemplate(String mark, String system, String user, String... markers) {
        this.mark = mark;
        this.system = system;
        this.user = user;
        this.markers = String.join(" ", markers);
    }

    /** The template of the family that this one is of; {@link #CHATML} when it is of none known. */
    static ChatTemplate of(String template) {
        if (template.isBlank()) {
            return NONE;
        }
        for (ChatTemplate family : values()) {
            if (family != NONE && template.contains(family.mark)) {
                return family;
            }
        }
        return CHATML;
    }

    /** What the model is to go on with. */
    String render(String systemMessage, String userMessage) {
        if (systemMessage.isBlank()) {
            return user.formatted(withoutMarkers(userMessage));
        }
        return system.isEmpty()
                ? user.formatted(withoutMarkers(systemMessage + "\n\n" + userMessage))
                : system.formatted(withoutMarkers(systemMessage))
                        + user.formatted(withoutMarkers(userMessage));
    }

    /** Material that pretends to be another speaker stays material: its markers are broken. */
    private String withoutMarkers(String text) {
        String harmless = text;
        for (String marker : markers.isEmpty() ? new String[0] : markers.split(" ", -1)) {
            harmless = harmless.replace(marker, marker.charAt(0) + " " + marker.substring(1));
        }
        return harmless;
    }
}
