package io.baton.domain.planning;

import io.baton.domain.chain.ChainStage;

import org.jspecify.annotations.Nullable;

/** Decides whether an optional stage is worth its call. */
final class StageConditions {
    private StageConditions() {}

    /** Why the stage makes no sense for that task; null when it does. */
    static @Nullable String skipReason(ChainStage stage, TaskTokens tokens) {
        if (stage.minInputTokens() > 0 && tokens.input() == 0) {
            return "The task has no input.";
        }
        if (tokens.input() < stage.minInputTokens()) {
            return tooShort("input", tokens.input(), stage.minInputTokens());
        }
        return tokens.description() < stage.minDescriptionTokens()
                ? tooShort("description", tokens.description(), stage.minDescriptionTokens())
                : null;
    }

    private static String tooShort(String what, int tokens, int needed) {
        return "The "
                + what
                + " is short (about "
                + tokens
                + " tokens): the stage pays from "
                + needed
                + " on.";
    }
}
