package io.baton.domain.planning;

import io.baton.domain.cost.Cost;
import io.baton.domain.cost.Price;
import io.baton.domain.model.ModelDescriptor;
import io.baton.domain.task.Constraints;

import org.jspecify.annotations.Nullable;

import java.util.Set;

/**
 * What a stage asks of a model.
 *
 * @param promptTokens estimated tokens of its prompt, 0 or more
 * @param outputTokens tokens its answer must have room for, 1 or more
 * @param minScore smallest score that is configured, 0..1
 * @param languageModel whether only a language model can do it
 * @param named ids of the models that the task's sender named; empty when all may be chosen
 * @param limit most that one call for it may cost; null for no limit
 */
record StageNeed(
        String capability,
        int promptTokens,
        int outputTokens,
        double minScore,
        boolean languageModel,
        Set<String> named,
        Constraints constraints,
        @Nullable Cost limit) {

    /** A need with no limit of cost. */
    StageNeed(
            String capability,
            int promptTokens,
            int outputTokens,
            double minScore,
            boolean languageModel,
            Set<String> named,
            Constraints constraints) {
        this(
                capability,
                promptTokens,
                outputTokens,
                minScore,
                languageModel,
                named,
                constraints,
                null);
    }

    /** Most that one call of that model may cost; null when its price is not known. */
    @Nullable Cost cost(ModelDescriptor model) {
        Price price = model.price();
        int most = model.maxOutputTokens();
        return price == null
                ? null
                : price.of(promptTokens, most > 0 ? Math.min(most, outputTokens) : outputTokens);
    }

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
                capability,
                promptTokens,
                tokens,
                minScore,
                languageModel,
                named,
                constraints,
                limit);
    }

    /** The same for language models alone. */
    StageNeed ofLanguageModels() {
        return new StageNeed(
                capability, promptTokens, outputTokens, minScore, true, named, constraints, limit);
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
                constraints,
                limit);
    }
}
