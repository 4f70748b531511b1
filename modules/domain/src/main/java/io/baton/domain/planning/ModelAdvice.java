package io.baton.domain.planning;

/** The one command that adds a model for a capability on a machine with Ollama. */
public final class ModelAdvice {
    private ModelAdvice() {}

    /** The command, for a person to type. */
    public static String command(String capability) {
        return switch (capability) {
            case "code" -> "ollama pull qwen2.5-coder:7b";
            case "vision" -> "ollama pull llama3.2-vision:11b";
            default -> "ollama pull llama3.1:8b";
        };
    }
}
