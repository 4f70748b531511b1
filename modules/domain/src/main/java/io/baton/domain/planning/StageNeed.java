package io.baton.domain.planning;

import io.baton.domain.task.Constraints;

import java.util.Set;

/**
 * What a stage asks of a model.
 *
 * @param promptTokens estimated tokens of its prompt, 0 or more
 * @param outputTokens tokens its answer must have room for, 1 or more
 * @param minScore smallest score that is configured, 0..1
 * @param languageModel whether only a language model can do it
 * @param named ids of the models that the task's sender named; empty when all may be chosen
 */
record StageNeed(
        String capability,
        int promptTokens,
        int outputTokens,
        double minScore,
        boolean languageModel,
        Set<String> named,
        Constraints constraints) {

    /** The context window it needs, in tokens. */
    long window() {
        Integer asked = constraints.minContextTokens();
        long fit = (long) promptTokens + outputTokens;
        return asked == null ? fit : Math.max(asked, fit);
    }

    /** The score it needs; the sender of a task that names its model has judged that himself. */
    double score() {
        Double asked = constraints.minScore();
        double own = asked == null ? 0 : asked;
        return named.isEmpty() ? Math.max(own, minScore) : own;
    }

    StageNeed withOutputTokens(int tokens) {
        return new StageNeed(
                capability, promptTokens, tokens, minScore, languageModel, named, constraints);
    }

    /** The same for language models alone. */
    StageNeed ofLanguageModels() {
        return new StageNeed(
                capability, promptTokens, outputTokens, minScore, true, named, constraints);
    }

    /** The same with so many answers of that length in the prompt. */
    StageNeed withAnswers(int count, int tokens) {
        long prompt = promptTokens + (long) count * (tokens + TaskTokens.MARKERS);
        return new StageNeed(
                capability,
                (int) Math.min(Integer.MAX_VALUE, prompt),
                outputTokens,
                minScore,
                true,
                named,
                constraints);
    }
}
